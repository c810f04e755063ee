package docket.datamanager;

import docket.domain.id.TaskId;
import docket.domain.json.Json;
import docket.domain.tasks.Task;
import docket.platform.access.ProjectAccess;
import docket.platform.access.ProjectAccess.Entry;
import docket.platform.http.Call;
import docket.platform.http.Fields;
import docket.platform.http.Problem;
import docket.platform.http.Reply;
import docket.platform.queue.Serving;
import docket.store.tasks.TaskRemoval;
import docket.store.tasks.Tasks;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import java.util.HashSet;
import java.util.List;

/** Actions on selected tasks (spec data-manager.md §8, §9). */
@Controller("/api/dm/actions")
final class ActionsController {
  private static final int MOST_AT_ONCE = 5_000;

  private final ProjectAccess access;
  private final Serving serving;
  private final Tasks tasks;
  private final TaskRemoval removal;

  ActionsController(ProjectAccess access, Serving serving, Tasks tasks, TaskRemoval removal) {
    this.access = access;
    this.serving = serving;
    this.tasks = tasks;
    this.removal = removal;
  }

  @Get
  Reply list(Call call) {
    var entry = access.workable(call.caller(), project(call));
    return Reply.ok(Json.array(entry.role().manages() ? List.of(deleteTasks()) : List.of()));
  }

  private static Json deleteTasks() {
    return Json.object()
        .put("id", "delete_tasks")
        .put("title", "Delete Tasks")
        .put("order", 100)
        .put("permission", "tasks.delete")
        .put("experimental", false)
        .put("reload", true)
        .put(
            "dialog",
            Json.object()
                .put("text", "You are going to delete the selected tasks.")
                .put("type", "confirm")
                .build())
        .build();
  }

  @Post
  Reply run(Call call) {
    var id = call.query().text("id");
    if (id == null || id.isBlank()) {
      return Reply.of(
          422, Json.object().put("detail", "No action id \"None\", use ?id=<action-id>"));
    }
    return switch (id) {
      case "next_task" -> next(call);
      case "delete_tasks" -> delete(call);
      default -> throw Problem.of(422, "There is no action \"%s\".".formatted(id)).exception();
    };
  }

  private Reply next(Call call) {
    var entry = access.workable(call.caller(), project(call));
    return switch (serving.next(entry, call.caller())) {
      case Serving.Outcome.Task(var task) -> Reply.ok(task);
      case Serving.Outcome.Nothing nothing -> throw Serving.problem(nothing).exception();
    };
  }

  private Reply delete(Call call) {
    var entry = access.manageable(call.caller(), project(call));
    var selected = selected(call.fields(), entry);
    int removed = removal.remove(entry.project(), call.caller().user(), selected);
    return Reply.ok(
        Json.object()
            .put("processed_items", removed)
            .put("reload", tasks.count(entry.project().id()) == 0)
            .put("detail", "Deleted %d tasks".formatted(removed)));
  }

  /**
   * The selected tasks as they are now. An empty selection selects nothing, and deleting nothing is
   * refused.
   */
  private List<Task> selected(Fields fields, Entry entry) {
    var selection =
        fields.value("selectedItems") instanceof Json.Obj object ? object : Json.EMPTY_OBJECT;
    boolean all = selection.get("all") instanceof Json.Bool(var flag) && flag;
    if (all ? selection.has("included") : selection.has("excluded")) {
      throw Problem.invalid(
              "selectedItems", "Use included with all: false, and excluded with all: true.")
          .exception();
    }
    var organization = entry.project().organization();
    var selected =
        all
            ? everythingBut(entry, ids(selection, "excluded"))
            : tasks
                .findAll(
                    organization, ids(selection, "included").stream().map(TaskId::new).toList())
                .stream()
                .filter(task -> task.state().project().equals(entry.project().id()))
                .toList();
    if (selected.isEmpty()) {
      throw Problem.invalid("selectedItems", "No tasks are selected.").exception();
    }
    return selected;
  }

  private List<Task> everythingBut(Entry entry, List<Long> excluded) {
    var out = new HashSet<>(excluded);
    if (tasks.count(entry.project().id()) > MOST_AT_ONCE) {
      throw Problem.badRequest(
              "More than %d tasks at once: use DELETE /api/projects/{id}/tasks, or select fewer."
                  .formatted(MOST_AT_ONCE))
          .exception();
    }
    return tasks.blocks(entry.project().id()).stream()
        .flatMap(block -> tasks.inBlock(entry.project().organization(), block.number()).stream())
        .filter(task -> !out.contains(task.id().value()))
        .toList();
  }

  private static List<Long> ids(Json.Obj selection, String name) {
    return selection.array(name).items().stream()
        .filter(Json.Int.class::isInstance)
        .map(id -> ((Json.Int) id).value())
        .toList();
  }

  private static long project(Call call) {
    var project = call.query().number("project");
    if (project == null) {
      throw Problem.invalid("project", "This field is required.").exception();
    }
    return project;
  }
}
