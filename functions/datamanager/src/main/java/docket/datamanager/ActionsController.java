package docket.datamanager;

import docket.domain.access.Permission;
import docket.domain.json.Json;
import docket.platform.access.ProjectAccess;
import docket.platform.http.Call;
import docket.platform.http.Problem;
import docket.platform.http.Reply;
import docket.platform.queue.Serving;
import docket.platform.tasks.SelectedTasks;
import docket.store.tasks.TaskRemoval;
import docket.store.tasks.Tasks;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import java.util.List;

/** Actions on selected tasks (spec data-manager.md §8, §9). */
@Controller("/api/dm/actions")
final class ActionsController {
  private static final String SELECTION = "selectedItems";

  private final ProjectAccess access;
  private final Serving serving;
  private final Tasks tasks;
  private final SelectedTasks selectedTasks;
  private final TaskRemoval removal;

  ActionsController(
      ProjectAccess access,
      Serving serving,
      Tasks tasks,
      SelectedTasks selectedTasks,
      TaskRemoval removal) {
    this.access = access;
    this.serving = serving;
    this.tasks = tasks;
    this.selectedTasks = selectedTasks;
    this.removal = removal;
  }

  @Get
  Reply list(Call call) {
    access.workable(call.caller(), project(call));
    return Reply.ok(
        Json.array(
            call.caller().may(Permission.TASKS_DELETE) ? List.of(deleteTasks()) : List.of()));
  }

  private static Json deleteTasks() {
    return Json.object()
        .put("id", "delete_tasks")
        .put("title", "Delete Tasks")
        .put("order", 100)
        .put("permission", Permission.TASKS_DELETE.key())
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
    var entry = access.permitted(call.caller(), project(call), Permission.TASKS_DELETE);
    var selected = selectedTasks.of(entry.project(), SELECTION, call.fields().value(SELECTION));
    int removed = removal.remove(entry.project(), call.caller().user(), selected);
    return Reply.ok(
        Json.object()
            .put("processed_items", removed)
            .put("reload", !tasks.hasMoreThan(0, entry.project().id()))
            .put("detail", "Deleted %d tasks".formatted(removed)));
  }

  private static long project(Call call) {
    var project = call.query().number("project");
    if (project == null) {
      throw Problem.invalid("project", "This field is required.").exception();
    }
    return project;
  }
}
