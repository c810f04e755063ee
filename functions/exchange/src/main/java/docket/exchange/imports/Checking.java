package docket.exchange.imports;

import docket.domain.json.Json;
import docket.domain.labelconfig.LabelConfig;
import docket.store.exchange.ImportJob;
import docket.store.exchange.Upload;
import docket.store.tasks.TaskWriter.Incoming;
import org.jspecify.annotations.Nullable;

/** What one reading of all items of an import finds. */
final class Checking {
  private static final long MOST_TASKS = 1_000_000;

  private final ImportJob job;
  private final LabelConfig config;
  private final IncomingTasks reader;
  private final DataSeen seen = new DataSeen();

  Checking(ImportJob job, LabelConfig config, IncomingTasks reader) {
    this.job = job;
    this.config = config;
    this.reader = reader;
  }

  ImportJob job() {
    return job;
  }

  /** The item as a task; null where something is wrong with it. */
  @Nullable Incoming add(Json item, @Nullable Upload from) {
    var task = reader.read(item, from == null ? null : from.id());
    seen.note(item, from, config);
    return task;
  }

  /** False when there is no use in reading on. */
  boolean goesOn() {
    return !reader.isFull() && reader.count() <= MOST_TASKS;
  }

  /** Why the import cannot go on; null where it can. */
  @Nullable String problem() {
    if (!reader.errors().isEmpty()) {
      return String.join("\n", reader.errors());
    }
    if (reader.count() == 0) {
      return "load_tasks: No tasks added";
    }
    if (reader.count() > MOST_TASKS) {
      return "Maximum task number is %d, current task number is %d"
          .formatted(MOST_TASKS, reader.count());
    }
    return seen.hasNothingInCommon() ? "The files have no data column in common." : null;
  }

  Json.Obj report() {
    return seen.report(reader, job);
  }
}
