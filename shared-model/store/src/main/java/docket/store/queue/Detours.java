package docket.store.queue;

import docket.domain.id.ProjectId;
import docket.domain.id.TaskId;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongUnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Where requests of this process go on looking for untouched tasks while other processes take what
 * lies at the head of the index, which shows it for a moment more. Whoever loses there jumps to a
 * random place behind the head, within a span that doubles with every jump, and the process goes on
 * from that place, in order, for a few seconds; then it begins at the head again, which is where
 * everything that was left out is found. Nothing is stored, and nobody has to know how many others
 * there are. A detour is a hint and no promise: where it leads to nothing the head is read through.
 *
 * <p>The constants come from {@code ./docket bench hot}, which runs this class against an index
 * that lags.
 */
public final class Detours {
  /** Tasks lost to others after which one looks elsewhere. */
  public static final int MOST_TAKEN = 2;

  /** Jumps of one request. */
  public static final int MOST_JUMPS = 6;

  /** No place of its own: begin at the head. */
  public static final long HEAD = -1;

  /** Ids that the first jump may go over. */
  private static final long FIRST_SPAN = 64;

  /** Where the project is so crowded that even half its ids would not do, more does not help. */
  private static final long LONGEST_SPAN = 1L << 30;

  /** By how much the span is shorter when a process has been at the head again. */
  private static final int SHORTENING = 8;

  private static final long KEPT_NANOS = 5_000_000_000L;
  private static final long REMEMBERED_NANOS = 6 * KEPT_NANOS;
  private static final int MOST_PROJECTS = 1_024;

  private final Map<ProjectId, Detour> detours = new ConcurrentHashMap<>();
  private final LongUnaryOperator below;

  /**
   * A detour that is or was made.
   *
   * @param from the task id from which on to look
   * @param since when it was begun
   */
  private record Detour(long span, long from, long since) {
    boolean isOver(long now) {
      return now - since >= KEPT_NANOS;
    }

    boolean isForgotten(long now) {
      return now - since >= REMEMBERED_NANOS;
    }
  }

  /**
   * @param below a random number from zero up to, and without, the given one
   */
  public Detours(LongUnaryOperator below) {
    this.below = below;
  }

  /**
   * The task id from which on requests of this process look now, or {@link #HEAD}.
   *
   * @param now by {@link System#nanoTime}, as everywhere here
   */
  public long from(ProjectId project, long now) {
    var detour = detours.get(project);
    return detour == null || detour.isOver(now) ? HEAD : detour.from();
  }

  /** Jumps: the task id from which on to look next. */
  public long jump(ProjectId project, TaskId head, long now) {
    if (detours.size() >= MOST_PROJECTS) {
      detours.values().removeIf(detour -> detour.isForgotten(now));
    }
    var next =
        detours.compute(
            project,
            (_, before) -> {
              long span = Math.min(LONGEST_SPAN, nextSpan(before, now));
              return new Detour(span, head.value() + 1 + below.applyAsLong(span), now);
            });
    return next.from();
  }

  private static long nextSpan(@Nullable Detour before, long now) {
    if (before == null || before.isForgotten(now)) {
      return FIRST_SPAN;
    }
    long last = before.isOver(now) ? before.span() / SHORTENING : before.span();
    return Math.max(FIRST_SPAN, 2 * last);
  }

  /** A task was reserved on a detour: the next request looks behind it. */
  public void found(ProjectId project, TaskId task) {
    detours.computeIfPresent(
        project,
        (_, detour) ->
            new Detour(detour.span(), Math.max(detour.from(), task.value() + 1), detour.since()));
  }

  /** There is nothing where the detour leads: it went past the last task. */
  public void end(ProjectId project) {
    detours.remove(project);
  }
}
