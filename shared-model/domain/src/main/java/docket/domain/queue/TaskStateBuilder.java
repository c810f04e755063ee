package docket.domain.queue;

import docket.domain.id.UserId;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The next version of a task state, with some components changed. */
final class TaskStateBuilder {
  private final TaskState from;
  private int overlap;
  private Set<UserId> annotators;
  private Set<UserId> markers;
  private Set<UserId> skippers;
  private Set<UserId> postponers;
  private Map<UserId, Lock> locks;
  private long sequence;
  private TaskCounts counts;
  private boolean labeled;
  private @Nullable Instant startedAt;
  private @Nullable Instant lastAnswerAt;

  TaskStateBuilder(TaskState from) {
    this.from = from;
    this.overlap = from.overlap();
    this.annotators = from.annotators();
    this.markers = from.markers();
    this.skippers = from.skippers();
    this.postponers = from.postponers();
    this.locks = from.locks();
    this.sequence = from.sequence();
    this.counts = from.counts();
    this.labeled = from.labeled();
    this.startedAt = from.startedAt();
    this.lastAnswerAt = from.lastAnswerAt();
  }

  TaskStateBuilder overlap(int people) {
    overlap = people;
    return this;
  }

  TaskStateBuilder annotators(Set<UserId> users) {
    annotators = users;
    return this;
  }

  TaskStateBuilder markers(Set<UserId> users) {
    markers = users;
    return this;
  }

  TaskStateBuilder skippers(Set<UserId> users) {
    skippers = users;
    return this;
  }

  TaskStateBuilder postponers(Set<UserId> users) {
    postponers = users;
    return this;
  }

  TaskStateBuilder locks(Map<UserId, Lock> held) {
    locks = held;
    return this;
  }

  TaskStateBuilder sequence(long highest) {
    sequence = highest;
    return this;
  }

  TaskStateBuilder counts(TaskCounts all) {
    counts = all;
    return this;
  }

  TaskStateBuilder lastAnswerAt(@Nullable Instant time) {
    lastAnswerAt = time;
    return this;
  }

  /**
   * Works out what follows from the answers: labeled or not, and since when it is started. Nobody
   * puts off what is labeled: should it be opened again, it is there for them as for anybody.
   */
  TaskState settled(TaskState before, SkipQueue skips, Instant now) {
    if (annotators.isEmpty()) {
      startedAt = null;
    } else if (annotators.size() != before.annotators().size() || startedAt == null) {
      startedAt = now;
    }
    labeled = build().isComplete(skips);
    if (labeled) {
      postponers = Set.of();
    }
    return build();
  }

  TaskState build() {
    return new TaskState(
        from.id(),
        from.project(),
        from.innerId(),
        from.version() + 1,
        overlap,
        annotators,
        markers,
        skippers,
        postponers,
        locks,
        sequence,
        counts,
        labeled,
        startedAt,
        lastAnswerAt);
  }
}
