package docket.changes;

import docket.domain.id.UserId;
import docket.domain.queue.TaskState;
import docket.domain.tasks.Task;
import docket.store.people.People;
import docket.store.tables.Tables;
import docket.store.tasks.TaskImages;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.HashSet;
import java.util.List;

/**
 * When an answer completes a task, tells everybody who annotated it before: it belongs to their
 * finished ones. The author of the answer has booked it already, in the same transaction; every
 * other change that completes or reopens a task books it on all of its annotators itself.
 */
@Singleton
final class FinishForOthers implements ChangeConsumer {
  private final People people;
  private final Clock clock;

  FinishForOthers(People people, Clock clock) {
    this.people = people;
    this.clock = clock;
  }

  @Override
  public void accept(List<StoredChange> changes) {
    for (var change : changes) {
      if (change.table().endsWith(Tables.CORE)
          && change.before() != null
          && change.after() != null) {
        var before = TaskImages.task(change.before()).orElse(null);
        var after = TaskImages.task(change.after()).orElse(null);
        if (before != null
            && after != null
            && answers(after) > answers(before)
            && !before.state().labeled()
            && after.state().labeled()) {
          tellOthers(change, before.state(), after.state());
        }
      }
    }
  }

  /** Annotations of the task, skips included: only an answer adds one to a task that exists. */
  private static long answers(Task task) {
    return task.state().counts().submitted() + task.state().counts().skipped();
  }

  private void tellOthers(StoredChange change, TaskState before, TaskState after) {
    var concerned = new HashSet<UserId>(before.annotators());
    concerned.addAll(before.markers());
    for (var user : concerned) {
      if (!isAuthor(user, before, after)) {
        people.finishedByOthers(after.project(), user, 1, change.position(), clock.instant());
      }
    }
  }

  /** An answer that completes a task is its author's first of its kind. */
  private static boolean isAuthor(UserId user, TaskState before, TaskState after) {
    return (after.annotators().contains(user) && !before.annotators().contains(user))
        || (after.skippers().contains(user) && !before.skippers().contains(user));
  }
}
