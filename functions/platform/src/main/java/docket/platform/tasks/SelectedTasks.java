package docket.platform.tasks;

import docket.domain.id.TaskId;
import docket.domain.json.Json;
import docket.domain.projects.Project;
import docket.domain.tasks.Task;
import docket.platform.http.Problem;
import docket.store.tasks.Tasks;
import jakarta.inject.Singleton;
import java.util.HashSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which tasks a body selects, {@code {all: false, included}} or {@code {all: true, excluded}} (spec
 * data-manager.md §8). An empty selection selects nothing and is refused, never taken for all.
 */
@Singleton
public final class SelectedTasks {
  private static final int MOST_AT_ONCE = 5_000;

  private final Tasks tasks;

  SelectedTasks(Tasks tasks) {
    this.tasks = tasks;
  }

  /**
   * The selected tasks as they are now.
   *
   * @param field the name that the body has it under, for refusals
   */
  public List<Task> of(Project project, String field, @Nullable Json given) {
    var selection = given instanceof Json.Obj object ? object : Json.EMPTY_OBJECT;
    boolean all = selection.get("all") instanceof Json.Bool(var flag) && flag;
    if (all ? selection.has("included") : selection.has("excluded")) {
      throw Problem.invalid(field, "Use included with all: false, and excluded with all: true.")
          .exception();
    }
    var selected =
        all
            ? everythingBut(project, ids(selection, "excluded"))
            : named(project, ids(selection, "included"));
    if (selected.isEmpty()) {
      throw Problem.invalid(field, "No tasks are selected.").exception();
    }
    return selected;
  }

  /** Those of the given tasks that the project has, in the order asked. */
  public List<Task> named(Project project, List<Long> ids) {
    return tasks
        .findAll(project.organization(), ids.stream().distinct().map(TaskId::new).toList())
        .stream()
        .filter(task -> task.state().project().equals(project.id()))
        .toList();
  }

  private List<Task> everythingBut(Project project, List<Long> excluded) {
    var out = new HashSet<>(excluded);
    if (tasks.hasMoreThan(MOST_AT_ONCE, project.id())) {
      throw Problem.badRequest(
              "More than %d tasks at once: select fewer. To delete all, use DELETE /api/projects/%s/tasks."
                  .formatted(MOST_AT_ONCE, project.id()))
          .exception();
    }
    return tasks.blocks(project.id()).stream()
        .flatMap(block -> tasks.inBlock(project.organization(), block.number()).stream())
        .filter(task -> !out.contains(task.id().value()))
        .toList();
  }

  private static List<Long> ids(Json.Obj selection, String name) {
    return selection.array(name).items().stream()
        .filter(Json.Int.class::isInstance)
        .map(id -> ((Json.Int) id).value())
        .toList();
  }
}
