package docket.domain.queue;

import java.time.Instant;
import java.util.HashSet;

/**
 * Gives the tasks of a project, in id order, the overlap that its settings ask for: the maximum
 * while the share lasts, then one.
 *
 * @param left tasks that may still get the maximum
 * @param given what the last task got
 */
public record OverlapPlan(int maximum, long left, int given) {

  /** How many of {@code tasks} a share of {@code percent} is; a half rounds up. */
  public static long share(long tasks, long percent) {
    return Math.floorDiv(tasks * percent + 50, 100);
  }

  /** The plan after one more task; {@link #given} is that task's overlap. */
  public OverlapPlan next(TaskState task) {
    boolean keeps = task.annotators().size() >= maximum;
    if (left > 0 || keeps) {
      return new OverlapPlan(
          maximum, left == Long.MAX_VALUE ? left : Math.max(0, left - 1), maximum);
    }
    return new OverlapPlan(maximum, 0, 1);
  }

  /** Never lower than the people who occupy or have reserved a slot already (queue.md §3). */
  public static int clamped(TaskState task, int wanted, SkipQueue skips, Instant now) {
    var people = new HashSet<>(task.occupants(skips));
    task.locks()
        .forEach((user, lock) -> {
          if (lock.isLive(now)) {
            people.add(user);
          }
        });
    return Math.max(wanted, people.size());
  }
}
