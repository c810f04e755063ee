package docket.tasks;

import docket.domain.annotations.Prediction;
import docket.domain.id.ProjectId;
import docket.domain.id.TaskId;
import docket.domain.json.Json;
import docket.domain.labelconfig.LabelConfig;
import docket.domain.projects.Project;
import docket.domain.results.ExpandedResult;
import docket.domain.results.PredictionCheck;
import docket.domain.tasks.Task;
import docket.platform.access.ProjectAccess;
import docket.platform.config.Configs;
import docket.platform.http.Call;
import docket.platform.http.Caller;
import docket.platform.http.Fields;
import docket.platform.http.Problem;
import docket.platform.http.Reply;
import docket.platform.wire.AnswerViews;
import docket.store.tasks.Answers;
import docket.store.tasks.Tasks;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Delete;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Patch;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Put;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Predictions (spec api.md §9). */
@Controller("/api/predictions")
final class PredictionsController {
  private final ProjectAccess access;
  private final Tasks tasks;
  private final Answers answers;
  private final Configs configs;
  private final SavePrediction savePrediction;
  private final Clock clock;

  PredictionsController(
      ProjectAccess access,
      Tasks tasks,
      Answers answers,
      Configs configs,
      SavePrediction savePrediction,
      Clock clock) {
    this.access = access;
    this.tasks = tasks;
    this.answers = answers;
    this.configs = configs;
    this.savePrediction = savePrediction;
    this.clock = clock;
  }

  @Get
  Reply list(Call call) {
    var caller = call.caller();
    var taskId = call.query().number("task");
    if (taskId != null) {
      var task = tasks.find(caller.organization(), new TaskId(taskId)).orElse(null);
      return Reply.ok(Json.array(task == null ? List.of() : ofTask(caller, task)));
    }
    var project = call.query().number("project");
    project = project == null ? call.query().number("task__project") : project;
    if (project == null) {
      throw Problem.invalid("project", "Name a task or a project.").exception();
    }
    return Reply.ok(Json.array(ofProject(caller, project)));
  }

  private List<Json> ofTask(Caller caller, Task task) {
    access.workable(caller, task.state().project().value());
    return answers.predictions(caller.organization(), task.id()).stream()
        .map(prediction -> AnswerViews.prediction(prediction, clock.instant()))
        .toList();
  }

  private List<Json> ofProject(Caller caller, long project) {
    access.workable(caller, project);
    var views = new ArrayList<Json>();
    for (var block : tasks.blocks(new ProjectId(project))) {
      answers.ofBlock(caller.organization(), block.number()).entrySet().stream()
          .sorted(java.util.Map.Entry.comparingByKey())
          .flatMap(children -> children.getValue().predictions().stream())
          .forEach(prediction -> views.add(AnswerViews.prediction(prediction, clock.instant())));
    }
    return views;
  }

  @Post
  Reply create(Call call) {
    var caller = call.caller();
    var fields = call.fields();
    long taskId = fields.requiredNumber("task");
    fields.check();
    var task =
        tasks
            .find(caller.organization(), new TaskId(taskId))
            .orElseThrow(() ->
                Problem.invalid(
                        "task", "Invalid pk \"%d\" - object does not exist.".formatted(taskId))
                    .exception());
    var project = access.manageable(caller, task.state().project().value()).project();
    var content =
        content(
            fields,
            configs.of(project),
            new SavePrediction.Content(Json.EMPTY_ARRAY, null, "", null));
    if (!fields.has("result")) {
      fields.error("result", "This field is required.");
    }
    fields.check();
    return savePrediction
        .create(project, caller.user(), task.id(), content)
        .map(prediction -> Reply.created(AnswerViews.prediction(prediction, clock.instant())))
        .orElseThrow(() -> Problem.notFound().exception());
  }

  @Get("/{id}")
  Reply read(long id, Call call) {
    return Reply.ok(AnswerViews.prediction(find(call.caller(), id), clock.instant()));
  }

  @Patch("/{id}")
  Reply change(long id, Call call) {
    var old = find(call.caller(), id);
    var project = manageable(call.caller(), old);
    var fields = call.fields();
    var before =
        new SavePrediction.Content(old.result(), old.score(), old.modelVersion(), old.cluster());
    var content = content(fields, configs.of(project), before);
    fields.check();
    return savePrediction
        .change(project, old, content)
        .map(prediction -> Reply.ok(AnswerViews.prediction(prediction, clock.instant())))
        .orElseThrow(() -> Problem.notFound().exception());
  }

  @Put("/{id}")
  Reply replace(long id, Call call) {
    return change(id, call);
  }

  @Delete("/{id}")
  Reply delete(long id, Call call) {
    var old = find(call.caller(), id);
    var project = manageable(call.caller(), old);
    if (!savePrediction.delete(project, call.caller().user(), old)) {
      throw Problem.notFound().exception();
    }
    return Reply.noContent();
  }

  private Prediction find(Caller caller, long id) {
    var prediction =
        answers
            .prediction(caller.organization(), id)
            .orElseThrow(() -> Problem.notFound().exception());
    access.workable(caller, prediction.project().value());
    return prediction;
  }

  private Project manageable(Caller caller, Prediction prediction) {
    return access.manageable(caller, prediction.project().value()).project();
  }

  /** What the body says; a minified result is written out, and everything wrong is gathered. */
  private static SavePrediction.Content content(
      Fields fields, LabelConfig config, SavePrediction.Content before) {
    var result = before.result();
    var given = fields.value("result");
    if (given != null) {
      result = expanded(fields, config, given);
    }
    var score = fields.has("score") ? fields.decimal("score") : before.score();
    var checked = Json.object().put("result", result).put("score", score).build();
    if (given != null || fields.has("score")) {
      PredictionCheck.errors(config, checked).forEach(error -> fields.error("result", error));
    }
    var version = fields.text("model_version");
    return new SavePrediction.Content(
        result,
        score,
        version == null ? before.modelVersion() : version,
        fields.has("cluster") ? cluster(fields) : before.cluster());
  }

  /** A number of 32 bits, as the contract has it. */
  private static @Nullable Long cluster(Fields fields) {
    var cluster = fields.number("cluster");
    if (cluster != null && cluster != cluster.intValue()) {
      fields.error("cluster", "A valid integer is required.");
      return null;
    }
    return cluster;
  }

  private static Json expanded(Fields fields, LabelConfig config, Json given) {
    return switch (ExpandedResult.of(config, given)) {
      case ExpandedResult.Expanded(var regions) -> regions;
      case ExpandedResult.Refused(var text) -> {
        fields.error("result", text);
        yield Json.EMPTY_ARRAY;
      }
    };
  }
}
