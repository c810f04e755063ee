package docket.domain.queue;

import java.time.Duration;

/**
 * The settings of a project that decide about its queue.
 *
 * @param strictOverlap whether a submission beyond the overlap is refused for annotators
 * @param lockTtl how long a reservation lives
 */
public record QueueRules(
    SkipQueue skipQueue,
    boolean strictOverlap,
    Duration lockTtl,
    Sampling sampling,
    boolean overlapFirst) {
  /** The longest reservation, and the one where a project sets none (spec queue.md §5). */
  public static final Duration MAX_LOCK_TTL = Duration.ofSeconds(86_400);

  /** In which order untouched tasks are served; names as on the wire. */
  public enum Sampling {
    SEQUENTIAL("Sequential sampling"),
    UNIFORM("Uniform sampling"),
    UNCERTAINTY("Uncertainty sampling");

    private final String wireName;

    Sampling(String wireName) {
      this.wireName = wireName;
    }

    public String wireName() {
      return wireName;
    }

    public static Sampling ofWireName(String name) {
      for (var sampling : values()) {
        if (sampling.wireName.equals(name)) {
          return sampling;
        }
      }
      return SEQUENTIAL;
    }
  }
}
