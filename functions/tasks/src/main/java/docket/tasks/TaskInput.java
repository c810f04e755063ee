package docket.tasks;

import docket.domain.json.Json;
import docket.domain.labelconfig.LabelConfig;
import docket.domain.labelconfig.TaskData;
import docket.domain.labelconfig.TaskForm;
import docket.domain.tasks.TaskBody;
import docket.platform.http.Fields;
import org.jspecify.annotations.Nullable;

/** Reads what a body says about a task. */
final class TaskInput {
  private static final int MOST_PEOPLE = 500;

  private TaskInput() {}

  /** The data of a new task, checked against the project's config. */
  static TaskBody body(Fields fields, LabelConfig config) {
    var data = data(fields, config);
    if (data == null && !fields.has("data")) {
      fields.error("data", "This field is required.");
    }
    return new TaskBody(
        data == null ? Json.EMPTY_OBJECT : data,
        meta(fields, Json.NULL),
        fields.flag("allow_skip"));
  }

  /** The data as a change leaves it. */
  static TaskBody changed(Fields fields, TaskBody before, LabelConfig config) {
    var data = data(fields, config);
    return new TaskBody(
        data == null ? before.data() : data,
        meta(fields, before.meta()),
        fields.has("allow_skip") ? fields.flag("allow_skip") : before.allowSkip());
  }

  private static Json.@Nullable Obj data(Fields fields, LabelConfig config) {
    var given = fields.value("data");
    if (given == null) {
      return null;
    }
    if (!(given instanceof Json.Obj data)) {
      fields.error("data", "Task data must be an object.");
      return null;
    }
    TaskData.firstError(config, data, TaskForm.ENVELOPE)
        .ifPresent(error -> fields.error("data", error));
    return data;
  }

  private static Json meta(Fields fields, Json absent) {
    var given = fields.value("meta");
    return given == null ? absent : given;
  }

  static @Nullable Integer overlap(Fields fields) {
    var given = fields.number("overlap");
    if (given == null) {
      return null;
    }
    if (given < 1 || given > MOST_PEOPLE) {
      fields.error("overlap", "A whole number from 1 to %d is required.".formatted(MOST_PEOPLE));
      return null;
    }
    return given.intValue();
  }
}
