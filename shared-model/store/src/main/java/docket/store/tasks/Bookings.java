package docket.store.tasks;

import docket.domain.id.UserId;
import docket.domain.projects.Project;
import docket.domain.queue.Contribution;
import docket.domain.queue.Tally;
import docket.domain.queue.TaskState;
import docket.store.dynamo.Change;
import docket.store.people.People;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/** What changes of tasks book: the counters on whoever acts, what was done on each author. */
public final class Bookings {
  private Bookings() {}

  /** What one task's change books. */
  public static List<Change> of(
      People people, Project project, UserId caller, TaskState before, TaskState after) {
    var done = new TreeMap<UserId, Contribution>();
    for (var user : Contribution.contributors(before)) {
      done.put(user, Contribution.between(before, after, user));
    }
    return changes(people, project, caller, Tally.between(before, after), done);
  }

  /** What the end of tasks books. */
  public static List<Change> ofGone(
      People people, Project project, UserId caller, List<TaskState> tasks) {
    var delta = tasks.stream().map(Tally::of).reduce(Tally.ZERO, Tally::plus).negated();
    var done = Contribution.ofAll(tasks);
    done.replaceAll((_, theirs) -> theirs.negated());
    return changes(people, project, caller, delta, done);
  }

  private static List<Change> changes(
      People people,
      Project project,
      UserId caller,
      Tally delta,
      TreeMap<UserId, Contribution> done) {
    var changes = new ArrayList<Change>();
    var own = done.getOrDefault(caller, Contribution.NONE);
    changes.add(people.bookOnly(project.organization(), project.id(), caller, delta, own));
    done.remove(caller);
    done.values().removeIf(Contribution.NONE::equals);
    done.forEach((user, theirs) ->
        changes.add(
            people.bookOnly(project.organization(), project.id(), user, Tally.ZERO, theirs)));
    return changes;
  }
}
