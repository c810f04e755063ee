package docket.store.queue;

import docket.domain.id.TaskId;
import docket.store.tasks.OpenTasks.Entry;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Tasks that requests of this process are taking at this moment, or filled after somebody else's
 * proposals were read. Many annotators read the same head of the index; with this they look past
 * what their neighbours take, before reads and writes are spent on it. Claims are a hint and no
 * lock: they end with the try, other processes know nothing of them, and a task's own item decides
 * as ever.
 */
final class Claims {
  private static final long KEPT_NANOS = 5_000_000_000L;
  private static final int MOST = 4_096;

  /**
   * A claim.
   *
   * @param filledAt when the last place was taken; meaningless while the taking is under way
   */
  private record Claim(boolean underWay, long filledAt) {}

  private static final Claim UNDER_WAY = new Claim(true, 0);

  private final Map<TaskId, Claim> claims = new ConcurrentHashMap<>();

  /** Where there is nothing to claim. */
  static final int NONE = -1;

  /**
   * Claims the first proposal from a place on that nobody else takes or took, and says where it is;
   * {@link #NONE} where neighbours take them all.
   *
   * @param readAt when the proposals were read, by {@link System#nanoTime}
   */
  int claim(List<Entry> proposals, int from, long readAt) {
    for (int i = 0; i < proposals.size(); i++) {
      int at = (from + i) % proposals.size();
      if (claim(proposals.get(at).task(), readAt)) {
        return at;
      }
    }
    return NONE;
  }

  private boolean claim(TaskId task, long readAt) {
    var before = claims.putIfAbsent(task, UNDER_WAY);
    return before == null
        || (!before.underWay()
            && before.filledAt() - readAt < 0
            && claims.replace(task, before, UNDER_WAY));
  }

  /** The try is over: the task was not granted, or others may still have a place in it. */
  void release(TaskId task) {
    claims.remove(task);
  }

  /** The try is over, and nobody else has a place in the task now. */
  void filled(TaskId task) {
    long now = System.nanoTime();
    claims.put(task, new Claim(false, now));
    if (claims.size() > MOST) {
      claims.values().removeIf(claim -> !claim.underWay() && now - claim.filledAt() > KEPT_NANOS);
    }
  }
}
