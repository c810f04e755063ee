package docket.domain.queue;

import docket.domain.id.TaskId;
import java.util.ArrayList;
import java.util.List;

/** The tasks that a person was served, newest last, each once; what the back button walks. */
public record StreamHistory(List<Entry> entries) {
  /** As many as the person's own item keeps. */
  public static final int KEPT = 100;

  public static final StreamHistory EMPTY = new StreamHistory(List.of());

  public StreamHistory {
    entries = List.copyOf(entries);
  }

  /**
   * One served task.
   *
   * @param annotation number of the person's annotation within the task; 0 while there is none
   */
  public record Entry(TaskId task, long annotation) {}

  /** Adds a task at the end unless it is there already. */
  public StreamHistory served(TaskId task) {
    return entries.stream().anyMatch(entry -> entry.task().equals(task))
        ? this
        : appended(new Entry(task, 0));
  }

  /** Notes the annotation that a task was answered with. */
  public StreamHistory answered(TaskId task, long annotation) {
    if (entries.stream().noneMatch(entry -> entry.task().equals(task))) {
      return this;
    }
    return new StreamHistory(
        entries.stream()
            .map(e -> e.task().equals(task) ? new Entry(task, annotation) : e)
            .toList());
  }

  private StreamHistory appended(Entry entry) {
    var more =
        new ArrayList<>(entries.size() < KEPT ? entries : entries.subList(1, entries.size()));
    more.add(entry);
    return new StreamHistory(more);
  }
}
