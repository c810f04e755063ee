package docket.domain.queue;

import docket.domain.id.ProjectId;
import docket.domain.id.TaskId;
import docket.domain.id.UserId;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One person in one project: the reservation that they mean to hold, what they have done, and the
 * changes of the project's counters that are booked on them.
 *
 * @param sequence rises with every change that decides something, so that two requests of one
 *     person cannot both go through
 * @param intent the present reservation; the slot on the task alone is the truth
 * @param answered distinct tasks that the person has submitted an annotation for
 * @param skipped distinct tasks that they have only skipped
 * @param finished those of {@code answered} that are labeled
 * @param cursors per section of the index, the last key before which everything is theirs or closed
 */
public record Person(
    ProjectId project,
    UserId user,
    long sequence,
    @Nullable Intent intent,
    Tally tally,
    long answered,
    long skipped,
    long finished,
    StreamHistory history,
    Map<String, String> cursors) {
  public Person {
    cursors = Map.copyOf(cursors);
  }

  public static Person unknown(ProjectId project, UserId user) {
    return new Person(project, user, 0, null, Tally.ZERO, 0, 0, 0, StreamHistory.EMPTY, Map.of());
  }

  /** As they are once they mean to hold a reservation. */
  public Person withIntent(Intent next) {
    return new Person(
        project,
        user,
        sequence,
        next,
        tally,
        answered,
        skipped,
        finished,
        history.served(next.task()),
        cursors);
  }

  public Person withCursors(Map<String, String> next) {
    return new Person(
        project, user, sequence, intent, tally, answered, skipped, finished, history, next);
  }

  /**
   * As they are once something they did is booked on them.
   *
   * @param next the reservation that they mean to hold afterwards
   */
  public Person having(
      Tally delta, Contribution done, StreamHistory walked, @Nullable Intent next) {
    return new Person(
        project,
        user,
        sequence + 1,
        next,
        tally.plus(delta),
        answered + done.answered(),
        skipped + done.skipped(),
        finished + done.finished(),
        walked,
        cursors);
  }

  /** A reservation that the person means to hold. */
  public record Intent(TaskId task, Lock lock) {
    public boolean isLive(Instant now) {
      return lock.isLive(now);
    }
  }
}
