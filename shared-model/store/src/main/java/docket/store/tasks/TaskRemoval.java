package docket.store.tasks;

import docket.domain.id.TaskId;
import docket.domain.id.UserId;
import docket.domain.projects.Project;
import docket.domain.tasks.Task;
import docket.store.dynamo.Change;
import docket.store.dynamo.Commit;
import docket.store.dynamo.Contention;
import docket.store.dynamo.Overloaded;
import docket.store.people.People;
import java.util.ArrayList;
import java.util.List;

/**
 * Deletes tasks: the state goes in one transaction with the counters, and with it the task for
 * every reader; what hung on it is cleared away right after. What a crash leaves of that is
 * invisible.
 */
public final class TaskRemoval {
  private static final int ATTEMPTS = 12;
  private static final int BATCH = 95;

  private final Tasks tasks;
  private final People people;

  public TaskRemoval(Tasks tasks, People people) {
    this.tasks = tasks;
    this.people = people;
  }

  /** Deletes one task; false when it was gone already. */
  public boolean remove(Project project, UserId caller, TaskId id) {
    for (int attempt = 1; attempt <= ATTEMPTS; attempt++) {
      var task = tasks.find(project.organization(), id).orElse(null);
      if (task == null) {
        return false;
      }
      if (commit(project, caller, List.of(task))) {
        tasks.clear(List.of(id));
        return true;
      }
      Contention.pause(attempt);
    }
    throw new Overloaded("too much contention on task " + id);
  }

  /** Deletes as many of the given tasks as nobody works on right now, and says how many. */
  public int remove(Project project, UserId caller, List<Task> all) {
    int removed = 0;
    for (int from = 0; from < all.size(); from += BATCH) {
      removed += together(project, caller, all.subList(from, Math.min(from + BATCH, all.size())));
    }
    return removed;
  }

  /** A busy task breaks its batch; then the batch is halved, down to single tasks. */
  private int together(Project project, UserId caller, List<Task> batch) {
    if (commit(project, caller, batch)) {
      tasks.clear(batch.stream().map(Task::id).toList());
      return batch.size();
    }
    if (batch.size() == 1) {
      return 0;
    }
    int half = batch.size() / 2;
    return together(project, caller, batch.subList(0, half))
        + together(project, caller, batch.subList(half, batch.size()));
  }

  private boolean commit(Project project, UserId caller, List<Task> batch) {
    var states = batch.stream().map(Task::state).toList();
    var changes = new ArrayList<Change>(tasks.delete(batch));
    changes.addAll(Bookings.ofGone(people, project, caller, states));
    return changes.size() <= Tasks.MOST_CHANGES && tasks.commit(changes) instanceof Commit.Done;
  }
}
