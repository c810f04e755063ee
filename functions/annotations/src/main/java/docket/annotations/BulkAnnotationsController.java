package docket.annotations;

import docket.domain.id.TaskId;
import docket.domain.json.Json;
import docket.domain.tasks.Task;
import docket.platform.access.ProjectAccess;
import docket.platform.access.ProjectAccess.Entry;
import docket.platform.config.Configs;
import docket.platform.http.Call;
import docket.platform.http.Fields;
import docket.platform.http.Problem;
import docket.platform.http.Reply;
import docket.platform.tasks.SelectedTasks;
import docket.store.tasks.Answers;
import docket.store.tasks.Tasks;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** One answer for many tasks, and the end of many annotations (spec data-manager.md §9, §10). */
@Controller("/api/annotations")
final class BulkAnnotationsController {
  /** Tasks that one request may answer: each is a transaction, and the caller waits. */
  private static final int MOST_TASKS = 500;

  private static final int MOST_DELETED = 100;
  private static final String SELECTION = "selected_items";

  private final ProjectAccess access;
  private final Tasks tasks;
  private final SelectedTasks selectedTasks;
  private final Answers answers;
  private final Configs configs;
  private final SubmitAnnotation submitAnnotation;
  private final ReviseAnnotation reviseAnnotation;

  BulkAnnotationsController(
      ProjectAccess access,
      Tasks tasks,
      SelectedTasks selectedTasks,
      Answers answers,
      Configs configs,
      SubmitAnnotation submitAnnotation,
      ReviseAnnotation reviseAnnotation) {
    this.access = access;
    this.tasks = tasks;
    this.selectedTasks = selectedTasks;
    this.answers = answers;
    this.configs = configs;
    this.submitAnnotation = submitAnnotation;
    this.reviseAnnotation = reviseAnnotation;
  }

  /** The caller's annotation on each of the tasks; a task that goes meanwhile is left out. */
  @Post("/bulk")
  Reply create(Call call) {
    var fields = call.fields();
    var entry = entry(call, fields);
    if (!AnnotationPolicy.mayWorkInBulk(entry)) {
      throw Problem.forbidden().exception();
    }
    var chosen = chosen(fields, entry);
    var answer = answer(call, fields, entry, chosen.getFirst());
    var made = new ArrayList<Json>();
    for (var task : chosen) {
      switch (submitAnnotation.submit(answer.on(task))) {
        case SubmitAnnotation.Outcome.Stored(var annotation, var _) ->
            made.add(Json.object().put("id", annotation.id()).build());
        case SubmitAnnotation.Outcome.TaskGone _ -> {}
        case SubmitAnnotation.Outcome.Refused(var reason) ->
            throw AnnotationsController.problem(reason).exception();
      }
    }
    return Reply.created(Json.array(made));
  }

  /** The project is named, or it is that of the first task. */
  private Entry entry(Call call, Fields fields) {
    var project = fields.number("project");
    var first = fields.numbers("tasks").stream().findFirst();
    fields.check();
    if (project != null) {
      return access.workable(call.caller(), project);
    }
    return first
        .flatMap(task -> tasks.find(call.caller().organization(), new TaskId(task)))
        .map(task -> access.workable(call.caller(), task.state().project().value()))
        .orElseThrow(() ->
            Problem.invalid("tasks", "Name tasks, or a project and selected_items.").exception());
  }

  private List<Task> chosen(Fields fields, Entry entry) {
    var ids = fields.numbers("tasks");
    fields.check();
    var chosen =
        ids.isEmpty()
            ? selectedTasks.of(entry.project(), SELECTION, fields.value(SELECTION))
            : all(entry, ids);
    if (chosen.size() > MOST_TASKS) {
      throw Problem.badRequest("At most %d tasks in one request.".formatted(MOST_TASKS))
          .exception();
    }
    return chosen;
  }

  /** Every task that was asked for, or a refusal that names those which are not there. */
  private List<Task> all(Entry entry, List<Long> ids) {
    var found = selectedTasks.named(entry.project(), ids);
    var known = found.stream().map(task -> task.id().value()).toList();
    var unknown = ids.stream().filter(id -> !known.contains(id)).distinct().toList();
    if (!unknown.isEmpty()) {
      throw Problem.invalid(
              "tasks",
              unknown.stream()
                  .map("Invalid pk \"%d\" - object does not exist."::formatted)
                  .toArray(String[]::new))
          .exception();
    }
    return found;
  }

  private SubmitAnnotation.Request answer(Call call, Fields fields, Entry entry, Task first) {
    var result = AnswerBody.result(fields, configs.of(entry.project()));
    boolean skips = fields.flag("was_cancelled", false);
    AnnotationsController.mayBeEmpty(entry, fields, result, skips);
    if (result == null && !skips) {
      fields.error("result", "This field is required.");
    }
    var leadTime = AnswerBody.leadTime(fields);
    boolean groundTruth = fields.flag("ground_truth", false);
    fields.check();
    var caller = call.caller().user();
    return new SubmitAnnotation.Request(
        entry.project(),
        first,
        caller,
        caller,
        false,
        result == null ? Json.NULL : result,
        skips,
        groundTruth,
        leadTime,
        null,
        null,
        fields.number("parent_prediction"),
        fields.number("parent_annotation"),
        true);
  }

  /** Annotations that are not there, or not in this project, are left out and not counted. */
  @Post("/bulk-delete")
  Reply delete(Call call) {
    var caller = call.caller();
    var fields = call.fields();
    long project = fields.requiredNumber("project");
    var ids = fields.numbers("ids").stream().distinct().toList();
    if (ids.isEmpty() || ids.size() > MOST_DELETED) {
      fields.error("ids", "From 1 to %d ids are required.".formatted(MOST_DELETED));
    }
    fields.check();
    var entry = access.workable(caller, project);
    var found =
        ids.stream()
            .map(id -> answers.annotation(caller.organization(), id).orElse(null))
            .filter(Objects::nonNull)
            .filter(annotation -> annotation.project().equals(entry.project().id()))
            .toList();
    boolean may =
        AnnotationPolicy.mayWorkInBulk(entry)
            && found.stream().allMatch(a -> AnnotationPolicy.mayDelete(entry, caller, a));
    if (!may) {
      throw Problem.forbidden().exception();
    }
    long deleted =
        found.stream()
            .filter(
                a -> reviseAnnotation.delete(entry.project(), caller.user(), a.id()).isPresent())
            .count();
    return Reply.ok(Json.object().put("deleted_count", deleted));
  }
}
