package docket.domain.queue;

import docket.domain.id.Digits;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/**
 * Where a task stands in the index of open tasks; the order of the sections is the order of the
 * stages (data model §3). A task without a place is closed. The index only proposes: it lags, and a
 * strong read decides.
 */
public final class OpenKey {
  /** Started tasks: those with the most annotators first, then first in, first out. */
  public static final String STARTED = "B#";

  /** Untouched tasks that want several people. */
  public static final String UNTOUCHED_SHARED = "C0#";

  /** Untouched tasks that want one person. */
  public static final String UNTOUCHED_SINGLE = "C1#";

  /**
   * Tasks whose slots are all taken, some by reservations; in the order in which the first of these
   * ends.
   */
  public static final String RESERVED = "R#";

  private static final int MOST_ANNOTATORS = 999;
  private static final int ANNOTATORS_WIDTH = 3;
  private static final int WIDTH = 16;

  private OpenKey() {}

  /** The task's sort key in the index, or null where it is closed. */
  public static @Nullable String of(TaskState task, SkipQueue skips, Instant now) {
    if (task.labeled()) {
      return null;
    }
    var takers = task.occupants(skips);
    Instant firstEnd = null;
    for (var held : task.locks().entrySet()) {
      if (held.getValue().isLive(now) && takers.add(held.getKey())) {
        var end = held.getValue().expiresAt();
        firstEnd = firstEnd == null || end.isBefore(firstEnd) ? end : firstEnd;
      }
    }
    if (takers.size() >= task.overlap() && firstEnd != null) {
      return RESERVED + micros(firstEnd) + "#" + padded(task.id().value());
    }
    return waiting(task);
  }

  /** The upper bound of all reservations that have ended by now. */
  public static String reservedUntil(Instant now) {
    return RESERVED + micros(now) + "#~";
  }

  /** When a reserved entry's first reservation ends. */
  public static Instant endOf(String reservedKey) {
    var micros =
        Long.parseLong(reservedKey.substring(RESERVED.length(), reservedKey.lastIndexOf('#')));
    return Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
  }

  /** The id of the task that an entry proposes. */
  public static long taskOf(String key) {
    return Long.parseLong(key.substring(key.lastIndexOf('#') + 1));
  }

  private static String waiting(TaskState task) {
    int started = task.annotators().size();
    var startedAt = task.startedAt();
    var id = padded(task.id().value());
    if (started > 0 && startedAt != null) {
      return STARTED
          + Digits.padded(Math.max(0, MOST_ANNOTATORS - started), ANNOTATORS_WIDTH)
          + "#"
          + micros(startedAt)
          + "#"
          + id;
    }
    return (task.overlap() > 1 ? UNTOUCHED_SHARED : UNTOUCHED_SINGLE) + id;
  }

  private static String micros(Instant time) {
    return padded(ChronoUnit.MICROS.between(Instant.EPOCH, time));
  }

  private static String padded(long number) {
    return Digits.padded(number, WIDTH);
  }
}
