package docket.store.queue;

import docket.domain.id.TaskId;
import docket.store.tasks.OpenTasks.Entry;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Tasks that requests of this process are taking at this moment, and those that they filled or
 * found full a moment ago. Many annotators read the same head of the index, which shows a change
 * only after a while; with this they look past what their neighbours took, before reads and writes
 * are spent on it. Claims are a hint and no lock: those under way end with the try, other processes
 * know nothing of them, and a task's own item decides as ever.
 */
final class Claims {
  private static final long KEPT_NANOS = 5_000_000_000L;

  /** How long the index may show a task as it was: mostly under a second (data model §1). */
  private static final long LAG_NANOS = 1_000_000_000L;

  private static final int MOST = 4_096;

  /**
   * A claim.
   *
   * @param shown as what the index proposed the task; null while the taking is under way
   * @param fullAt when the task was found to have no place left
   */
  private record Claim(@Nullable Entry shown, long fullAt) {
    boolean isUnderWay() {
      return shown == null;
    }

    boolean isFullSince(long readAt) {
      return fullAt - readAt >= 0;
    }

    /** Whether an entry that was read later is probably the one that led to the full task. */
    boolean isStillShownAs(Entry entry, long readAt) {
      return entry.equals(shown) && readAt - fullAt < LAG_NANOS;
    }
  }

  private static final Claim UNDER_WAY = new Claim(null, 0);

  private final Map<TaskId, Claim> claims = new ConcurrentHashMap<>();

  /** Where there is nothing to claim. */
  static final int NONE = -1;

  /**
   * Claims the first proposal from a place on that nobody else takes or took, and says where it is;
   * {@link #NONE} where neighbours take them all.
   *
   * @param readAt when the proposals were read, by {@link System#nanoTime}
   * @param trusting whether what the index goes on showing for a moment is passed over too
   */
  int claim(List<Entry> proposals, int from, long readAt, boolean trusting) {
    for (int i = 0; i < proposals.size(); i++) {
      int at = (from + i) % proposals.size();
      if (claim(proposals.get(at), readAt, trusting)) {
        return at;
      }
    }
    return NONE;
  }

  private boolean claim(Entry entry, long readAt, boolean trusting) {
    var before = claims.putIfAbsent(entry.task(), UNDER_WAY);
    if (before == null) {
      return true;
    }
    boolean passed =
        before.isUnderWay()
            || before.isFullSince(readAt)
            || (trusting && before.isStillShownAs(entry, readAt));
    return !passed && claims.replace(entry.task(), before, UNDER_WAY);
  }

  /** The try is over: the task was not granted, or others may still have a place in it. */
  void release(Entry entry) {
    claims.remove(entry.task());
  }

  /** The try is over, and nobody else has a place in the task now. */
  void full(Entry entry) {
    long now = System.nanoTime();
    claims.put(entry.task(), new Claim(entry, now));
    if (claims.size() > MOST) {
      claims.values().removeIf(claim -> !claim.isUnderWay() && now - claim.fullAt() > KEPT_NANOS);
    }
  }
}
