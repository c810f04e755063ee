package docket.store.tasks;

import docket.domain.id.ProjectId;
import docket.domain.id.TaskId;
import docket.domain.id.UserId;
import docket.domain.queue.OpenKey;
import docket.store.dynamo.Dynamo;
import docket.store.dynamo.Item;
import docket.store.dynamo.Range;
import docket.store.tables.Tables;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The index of open tasks. It only proposes: it lags behind the tasks by a moment, so every
 * proposal is checked strongly.
 */
public final class OpenTasks {
  private final Dynamo dynamo;

  public OpenTasks(Dynamo dynamo) {
    this.dynamo = dynamo;
  }

  /**
   * A proposed task.
   *
   * @param key its place in the index
   * @param answeredBy people who have any annotation on it
   */
  public record Entry(String key, Set<Long> answeredBy) {
    public TaskId task() {
      return new TaskId(OpenKey.taskOf(key));
    }

    public boolean isAnsweredBy(UserId user) {
      return answeredBy.contains(user.value());
    }
  }

  /** Entries whose key lies in the range, in key order, at most {@code limit}. */
  public List<Entry> between(ProjectId project, String from, String to, int limit) {
    var range =
        Range.ofIndex(Tables.CORE, Tables.OPEN_INDEX, TaskKeys.open(project))
            .between(from, to)
            .limit(limit);
    return dynamo.query(range).items().stream().map(OpenTasks::entry).toList();
  }

  /** The last entry whose key lies in the range, or null. */
  public @Nullable Entry last(ProjectId project, String from, String to) {
    var range =
        Range.ofIndex(Tables.CORE, Tables.OPEN_INDEX, TaskKeys.open(project))
            .between(from, to)
            .backwards()
            .limit(1);
    return dynamo.query(range).items().stream().findFirst().map(OpenTasks::entry).orElse(null);
  }

  private static Entry entry(Item item) {
    return new Entry(item.text(Tables.OPEN_SK), item.numbers(Tables.OPEN_TAKERS));
  }
}
