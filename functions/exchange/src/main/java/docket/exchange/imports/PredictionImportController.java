package docket.exchange.imports;

import docket.domain.id.TaskId;
import docket.domain.json.Json;
import docket.domain.labelconfig.LabelConfig;
import docket.domain.projects.Project;
import docket.domain.results.PredictionCheck;
import docket.platform.access.ProjectAccess;
import docket.platform.config.Configs;
import docket.platform.http.Call;
import docket.platform.http.Problem;
import docket.platform.http.Reply;
import docket.platform.tasks.SelectedTasks;
import docket.store.json.JsonText;
import docket.store.tasks.PredictionWriter;
import docket.store.tasks.PredictionWriter.Incoming;
import docket.store.tasks.PredictionWriter.Origin;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Predictions for tasks that exist, many in one request (spec import-and-storage.md §4). All are
 * checked before the first is stored.
 */
@Controller("/api/projects/{id}/import/predictions")
final class PredictionImportController {
  /** Each task that has predictions already costs a read, and the caller waits. */
  private static final int MOST = 5_000;

  private static final int MOST_ERRORS = 100;
  private static final int SHOWN = 200;
  private static final String NO_VERSION = "undefined";

  private final ProjectAccess access;
  private final Configs configs;
  private final SelectedTasks selectedTasks;
  private final PredictionWriter writer;
  private final Clock clock;

  PredictionImportController(
      ProjectAccess access,
      Configs configs,
      SelectedTasks selectedTasks,
      PredictionWriter writer,
      Clock clock) {
    this.access = access;
    this.configs = configs;
    this.selectedTasks = selectedTasks;
    this.writer = writer;
    this.clock = clock;
  }

  @Post
  Reply create(long id, Call call) {
    var project = access.manageable(call.caller(), id).project();
    if (!(call.body().json() instanceof Json.Arr list)) {
      throw Problem.invalid("non_field_errors", "Expected a list of predictions.").exception();
    }
    if (list.size() > MOST) {
      throw Problem.badRequest("At most %d predictions in one request.".formatted(MOST))
          .exception();
    }
    var wanted = read(project, list.items());
    var origin = new Origin(project, call.caller().user(), clock.instant());
    return Reply.created(Json.object().put("created", writer.create(origin, wanted)));
  }

  private Map<TaskId, List<Incoming>> read(Project project, List<Json> items) {
    var reading = new Reading(project, configs.of(project), room(project, items));
    for (int i = 0; i < items.size() && reading.errors.size() < MOST_ERRORS; i++) {
      reading.add(i, items.get(i));
    }
    if (!reading.errors.isEmpty()) {
      throw Problem.invalid("non_field_errors", reading.errors.toArray(String[]::new)).exception();
    }
    return reading.wanted;
  }

  /** Gathers predictions by task, and everything that is wrong. */
  private static final class Reading {
    private final Project project;
    private final LabelConfig config;
    private final Map<TaskId, Long> room;
    private final Map<TaskId, List<Incoming>> wanted = new LinkedHashMap<>();
    private final List<String> errors = new ArrayList<>();

    Reading(Project project, LabelConfig config, Map<TaskId, Long> room) {
      this.project = project;
      this.config = config;
      this.room = room;
    }

    void add(int number, Json given) {
      if (!(given instanceof Json.Obj item)) {
        errors.add("Prediction %d: an object is required".formatted(number));
        return;
      }
      var wrong = PredictionCheck.errors(config, item);
      wrong.forEach(text -> errors.add("Prediction %d: %s".formatted(number, text)));
      var task = task(item);
      var left = task == null ? null : room.computeIfPresent(task, (_, free) -> free - 1);
      if (task == null || left == null) {
        errors.add(unknown(project, item));
      } else if (left < 0) {
        errors.add(
            "Prediction %d: task %s has the most predictions that a task can have"
                .formatted(number, task));
      } else if (wrong.isEmpty()) {
        wanted.computeIfAbsent(task, _ -> new ArrayList<>()).add(incoming(item));
      }
    }
  }

  /** The tasks of the project that the list names, with how many predictions each still takes. */
  private Map<TaskId, Long> room(Project project, List<Json> items) {
    var named =
        items.stream()
            .map(item -> item instanceof Json.Obj object ? task(object) : null)
            .filter(Objects::nonNull)
            .map(TaskId::value)
            .toList();
    return selectedTasks.named(project, named).stream()
        .collect(
            Collectors.toMap(
                task -> task.id(),
                task -> TaskId.MAX_CHILDREN - task.state().counts().predictions(),
                (first, _) -> first,
                HashMap::new));
  }

  private static @Nullable TaskId task(Json.Obj item) {
    return switch (item.get("task")) {
      case Json.Int(var id) when id > 0 -> new TaskId(id);
      case Json.Str(var text) when text.matches("[0-9]{1,15}") -> new TaskId(Long.parseLong(text));
      case null, default -> null;
    };
  }

  private static String unknown(Project project, Json.Obj item) {
    var shown = JsonText.text(item);
    var task = item.get("task");
    return "%s contains invalid \"task\" field: task ID %s not found in project %s"
        .formatted(
            shown.length() <= SHOWN ? shown : shown.substring(0, SHOWN) + "…",
            task == null ? "None" : JsonText.text(task),
            project.id());
  }

  private static Incoming incoming(Json.Obj item) {
    var version = item.text("model_version");
    return new Incoming(
        item.array("result"),
        score(item.get("score")),
        version == null || version.isBlank() ? NO_VERSION : version,
        item.get("cluster") instanceof Json.Int(var cluster) && cluster == (int) cluster
            ? Long.valueOf(cluster)
            : null);
  }

  /** A number, or a text that is one: {@link PredictionCheck} takes both. */
  private static @Nullable Double score(@Nullable Json given) {
    return switch (given) {
      case Json.Int(var whole) -> (double) whole;
      case Json.Dec(var decimal) -> decimal;
      case Json.Str(var text) -> Double.valueOf(text.strip());
      case null, default -> null;
    };
  }
}
