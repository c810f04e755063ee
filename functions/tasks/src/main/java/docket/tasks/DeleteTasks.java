package docket.tasks;

import docket.domain.id.OrganizationId;
import docket.domain.id.ProjectId;
import docket.domain.id.TaskId;
import docket.domain.id.UserId;
import docket.domain.json.Json;
import docket.domain.projects.Project;
import docket.platform.jobs.WorkQueue;
import docket.platform.jobs.Worker;
import docket.store.dynamo.Contention;
import docket.store.dynamo.Overloaded;
import docket.store.projects.Projects;
import docket.store.tasks.TaskRemoval;
import docket.store.tasks.Tasks;
import jakarta.inject.Singleton;

/**
 * Deletes all tasks of a project: small projects at once, large ones in the background, block by
 * block.
 */
@Singleton
final class DeleteTasks implements Worker {
  static final String KIND = "delete_tasks";

  private static final int ATTEMPTS = 12;
  private static final int BLOCKS_PER_STEP = 20;
  private static final int BLOCKS_AT_ONCE = 16;

  private final Tasks tasks;
  private final TaskRemoval removal;
  private final Projects projects;
  private final WorkQueue work;

  DeleteTasks(Tasks tasks, TaskRemoval removal, Projects projects, WorkQueue work) {
    this.tasks = tasks;
    this.removal = removal;
    this.projects = projects;
    this.work = work;
  }

  /**
   * Deletes all tasks that the project has now: small projects before this returns, the rest in the
   * background. What comes in later has higher ids, often in the same block, and stays.
   */
  void deleteAll(Project project, UserId caller) {
    var blocks =
        tasks.blocks(project.id()).stream().filter(b -> b.live() > 0).map(b -> b.number()).toList();
    if (blocks.isEmpty()) {
      return;
    }
    var newest = tasks.inBlock(project.organization(), blocks.getLast());
    long last =
        newest.isEmpty()
            ? (blocks.getLast() + 1) * TaskId.BLOCK - 1
            : newest.getLast().id().value();
    var message = message(project, caller, blocks.getFirst(), last);
    work.send(KIND, message);
    if (blocks.size() <= BLOCKS_AT_ONCE) {
      blocks.forEach(block -> deleteBlock(project, caller, block, last));
    }
  }

  private static Json.Obj message(Project project, UserId caller, long from, long last) {
    return Json.object()
        .put("organization", project.organization().value())
        .put("project", project.id().value())
        .put("user", caller.value())
        .put("from", from)
        .put("last", last)
        .build();
  }

  @Override
  public String kind() {
    return KIND;
  }

  @Override
  public void work(Json.Obj message) {
    var organization = new OrganizationId(number(message, "organization"));
    var project =
        projects.find(organization, new ProjectId(number(message, "project"))).orElse(null);
    if (project == null) {
      return; // the project's own clearing takes its tasks along
    }
    var caller = new UserId(number(message, "user"));
    long last = number(message, "last");
    var blocks =
        tasks.blocks(project.id()).stream()
            .map(b -> b.number())
            .filter(b -> b >= number(message, "from") && b <= new TaskId(last).block())
            .toList();
    for (var block : blocks.subList(0, Math.min(BLOCKS_PER_STEP, blocks.size()))) {
      deleteBlock(project, caller, block, last);
    }
    if (blocks.size() > BLOCKS_PER_STEP) {
      work.send(KIND, message(project, caller, blocks.get(BLOCKS_PER_STEP), last));
    }
  }

  private void deleteBlock(Project project, UserId caller, long block, long last) {
    for (int attempt = 1; attempt <= ATTEMPTS; attempt++) {
      var found =
          tasks.inBlock(project.organization(), block).stream()
              .filter(task -> task.id().value() <= last)
              .toList();
      if (found.isEmpty()) {
        return;
      }
      removal.remove(project, caller, found);
      Contention.pause(1);
    }
    throw new Overloaded("tasks of block %d keep changing".formatted(block));
  }

  private static long number(Json.Obj message, String key) {
    return message.get(key) instanceof Json.Int(var value) ? value : 0;
  }
}
