package docket.store.access;

import docket.domain.access.WrongAttempts;
import docket.store.dynamo.Change;
import docket.store.dynamo.Dynamo;
import docket.store.dynamo.Item;
import docket.store.tables.Tables;
import java.time.Duration;
import java.time.Instant;

/**
 * Counts attempts, so that nobody guesses passwords. Everything here forgets itself; what is
 * refused writes nothing, so that a flood of attempts leaves a handful of items.
 */
public final class RateLimits {
  private static final String COUNT = "n";
  private static final String UNTIL = "bu";

  private final Dynamo dynamo;

  public RateLimits(Dynamo dynamo) {
    this.dynamo = dynamo;
  }

  /** Wrong attempts under a key that are not forgotten yet. */
  public WrongAttempts wrong(String key, Instant now) {
    var item = dynamo.get(Tables.ACCESS, AccessKeys.rateLimit(key));
    if (item == null || item.number(Tables.EXPIRY) <= now.getEpochSecond()) {
      return WrongAttempts.NONE;
    }
    return new WrongAttempts(item.number(COUNT), item.requiredInstant(UNTIL));
  }

  /**
   * Notes another wrong attempt. Of several at once each counts.
   *
   * @param before as they were read
   */
  public void another(String key, WrongAttempts before, Instant now) {
    var next = before.another(now);
    var change =
        Change.update(Tables.ACCESS, AccessKeys.rateLimit(key))
            .set(UNTIL, next.blockedUntil())
            .set(Tables.EXPIRY, next.blockedUntil().plus(WrongAttempts.MEMORY).getEpochSecond());
    dynamo.store(before.count() == 0 ? change.set(COUNT, 1L) : change.add(COUNT, 1));
  }

  public void forget(String key) {
    dynamo.store(Change.delete(Tables.ACCESS, AccessKeys.rateLimit(key)));
  }

  /** How many things were counted under a key in the present window. */
  public long count(String key, Duration window, Instant now) {
    var item = dynamo.get(Tables.ACCESS, AccessKeys.rateLimit(windowed(key, window, now)));
    return item == null ? 0 : item.number(COUNT);
  }

  /** Counts one more in the present window. */
  public void count(String key, Duration window, Instant now, long more) {
    dynamo.store(
        Change.update(Tables.ACCESS, AccessKeys.rateLimit(windowed(key, window, now)))
            .add(COUNT, more)
            .set(Tables.EXPIRY, end(window, now).plus(window).getEpochSecond()));
  }

  /** When the present window ends. */
  public static Instant end(Duration window, Instant now) {
    long number = now.getEpochSecond() / window.toSeconds();
    return Instant.ofEpochSecond((number + 1) * window.toSeconds());
  }

  private static String windowed(String key, Duration window, Instant now) {
    return key + "#" + end(window, now).getEpochSecond();
  }

  /** Whether a mark is set that is not forgotten yet. */
  public boolean isMarked(String key, Instant now) {
    var item = dynamo.getEventually(Tables.ACCESS, AccessKeys.rateLimit(key));
    return item != null && item.number(Tables.EXPIRY) > now.getEpochSecond();
  }

  public void mark(String key, Instant until) {
    dynamo.store(
        Change.put(
            Tables.ACCESS,
            Item.at(AccessKeys.rateLimit(key)).set(Tables.EXPIRY, until.getEpochSecond()).build()));
  }
}
