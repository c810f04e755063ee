package docket.changes;

import docket.domain.id.UserId;
import docket.domain.tasks.Task;
import docket.store.people.People;
import docket.store.tables.Tables;
import docket.store.tasks.TaskImages;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;

/**
 * When a task becomes complete, or open again, tells everybody who annotated it before: it belongs
 * to their finished ones. Whoever made the change has booked it already, in the same transaction.
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
            && before.state().labeled() != after.state().labeled()) {
          tellOthers(change, before, after);
        }
      }
    }
  }

  private void tellOthers(StoredChange change, Task before, Task after) {
    var concerned = new HashSet<UserId>(before.state().annotators());
    concerned.addAll(before.state().markers());
    concerned.retainAll(union(after));
    long delta = after.state().labeled() ? 1 : -1;
    for (var user : concerned) {
      if (!Objects.equals(user, after.updatedBy())) {
        people.finishedByOthers(
            after.state().project(), user, delta, change.position(), clock.instant());
      }
    }
  }

  private static HashSet<UserId> union(Task task) {
    var all = new HashSet<>(task.state().annotators());
    all.addAll(task.state().markers());
    return all;
  }
}
