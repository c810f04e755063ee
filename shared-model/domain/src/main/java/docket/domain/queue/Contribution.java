package docket.domain.queue;

import docket.domain.id.UserId;
import java.util.Collection;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What one person has done, in tasks.
 *
 * @param answered with a submitted annotation of theirs
 * @param skipped that they have only skipped
 * @param finished those of {@code answered} that are labeled
 */
public record Contribution(long answered, long skipped, long finished) {
  public static final Contribution NONE = new Contribution(0, 0, 0);

  /** What a person has done on one task. */
  public static Contribution of(TaskState task, UserId user) {
    boolean answered = task.isSubmittedBy(user);
    return new Contribution(
        answered ? 1 : 0,
        !answered && task.skippers().contains(user) ? 1 : 0,
        answered && task.labeled() ? 1 : 0);
  }

  /** What a change of one task changes for a person. */
  public static Contribution between(TaskState before, TaskState after, UserId user) {
    return of(after, user).plus(of(before, user).negated());
  }

  /** Who has done what on the given tasks, by person; nobody with nothing. */
  public static TreeMap<UserId, Contribution> ofAll(Collection<TaskState> tasks) {
    var all = new TreeMap<UserId, Contribution>();
    for (var task : tasks) {
      for (var user : contributors(task)) {
        all.merge(user, of(task, user), Contribution::plus);
      }
    }
    return all;
  }

  /** Everybody with any annotation on the task. */
  public static Set<UserId> contributors(TaskState task) {
    var all = new TreeSet<>(task.annotators());
    all.addAll(task.markers());
    all.addAll(task.skippers());
    return all;
  }

  public Contribution plus(Contribution other) {
    return new Contribution(
        answered + other.answered, skipped + other.skipped, finished + other.finished);
  }

  public Contribution negated() {
    return new Contribution(-answered, -skipped, -finished);
  }
}
