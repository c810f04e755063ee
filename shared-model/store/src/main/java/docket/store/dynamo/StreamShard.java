package docket.store.dynamo;

import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Short names of the shards of a change stream. Sequence numbers ascend within one, so that the
 * last one counted stands beside a count, under the name of its shard. A shard takes records for
 * some four hours, and a record is kept for a day: what an older one brought cannot come again.
 */
public final class StreamShard {
  private static final Duration LIFE = Duration.ofHours(36);
  private static final Pattern ID = Pattern.compile("shardId-0*(\\d{13})-([0-9a-zA-Z]+)");
  private static final Pattern NAME = Pattern.compile("([0-9a-z]{8,9})\\.[0-9a-z]{1,4}");
  private static final int RADIX = 36;
  private static final int SUFFIX = 4;

  private StreamShard() {}

  /**
   * The name of a shard by its id on AWS, {@code shardId-0000000<creation in ms>-<hash>}: creation
   * in base 36, a dot and the start of the hash. An id of another form is its own name.
   */
  public static String name(String shardId) {
    var id = ID.matcher(shardId);
    if (!id.matches()) {
      return shardId;
    }
    var hash = id.group(2);
    return Long.toString(Long.parseLong(id.group(1)), RADIX)
        + "."
        + hash.substring(0, Math.min(SUFFIX, hash.length())).toLowerCase(Locale.ROOT);
  }

  /** Whether nothing can come from the shard any more; never of a name without its creation. */
  public static boolean isOver(String name, Instant now) {
    var parts = NAME.matcher(name);
    return parts.matches()
        && Instant.ofEpochMilli(Long.parseLong(parts.group(1), RADIX)).plus(LIFE).isBefore(now);
  }
}
