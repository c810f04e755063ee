package docket.changes;

import docket.domain.id.TaskId;
import docket.store.tables.Tables;
import docket.store.tasks.TaskImages;
import docket.store.tasks.Tasks;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;

/**
 * Clears away what hung on a deleted task. Whoever deletes it does so too, right away; but if they
 * die in between, what is left would be counted in the project's summary for ever.
 */
@Singleton
final class ClearDeleted implements ChangeConsumer {
  private final Tasks tasks;

  ClearDeleted(Tasks tasks) {
    this.tasks = tasks;
  }

  @Override
  public void accept(List<StoredChange> changes) {
    var deleted = new ArrayList<TaskId>();
    for (var change : changes) {
      if (change.table().endsWith(Tables.CORE)
          && change.before() != null
          && change.after() == null) {
        TaskImages.task(change.before()).ifPresent(task -> deleted.add(task.id()));
      }
    }
    if (!deleted.isEmpty()) {
      tasks.clear(deleted);
    }
  }
}
