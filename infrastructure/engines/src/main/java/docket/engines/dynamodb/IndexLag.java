package docket.engines.dynamodb;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;

/**
 * How long after a write its indexes follow: at random between the two, or at once if both are 0.
 */
public record IndexLag(Duration min, Duration max) {
  public static final IndexLag NONE = new IndexLag(Duration.ZERO, Duration.ZERO);

  public IndexLag {
    if (min.isNegative() || max.compareTo(min) < 0) {
      throw new IllegalArgumentException(
          "Index lag needs 0 <= min <= max, not " + min + " to " + max);
    }
  }

  public static IndexLag between(Duration min, Duration max) {
    return new IndexLag(min, max);
  }

  boolean isNone() {
    return max.isZero();
  }

  long randomMillis() {
    return ThreadLocalRandom.current().nextLong(min.toMillis(), max.toMillis() + 1);
  }
}
