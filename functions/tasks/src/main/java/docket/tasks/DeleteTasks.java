package docket.tasks;

import docket.domain.id.TaskId;
import docket.domain.id.UserId;
import docket.domain.json.Json;
import docket.domain.projects.Project;
import docket.domain.tasks.Task;
import docket.platform.jobs.Message;
import docket.platform.jobs.WorkQueue;
import docket.platform.jobs.Worker;
import docket.store.dynamo.Contention;
import docket.store.dynamo.Overloaded;
import docket.store.projects.Projects;
import docket.store.tasks.TaskRemoval;
import docket.store.tasks.Tasks;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Deletes all tasks of a project: small projects at once, large ones in the background, a few
 * blocks at a time. The project's number of tasks tells how far it is.
 */
@Singleton
final class DeleteTasks implements Worker {
  static final String KIND = "delete_tasks";

  private static final int ATTEMPTS = 12;
  private static final int BLOCKS_TOGETHER = 8;
  private static final int BLOCKS_AT_ONCE = 16;

  /** When a worker looks after a deletion whose caller waits for it. */
  private static final Duration IF_THE_CALLER_DIES = Duration.ofSeconds(60);

  /** How long a worker deletes before it hands on, well below what its message is hidden for. */
  private static final Duration STEP = Duration.ofSeconds(40);

  private final Tasks tasks;
  private final TaskRemoval removal;
  private final Projects projects;
  private final WorkQueue work;
  private final Clock clock;

  DeleteTasks(Tasks tasks, TaskRemoval removal, Projects projects, WorkQueue work, Clock clock) {
    this.tasks = tasks;
    this.removal = removal;
    this.projects = projects;
    this.work = work;
    this.clock = clock;
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
    boolean atOnce = blocks.size() <= BLOCKS_AT_ONCE;
    work.send(KIND, message, atOnce ? IF_THE_CALLER_DIES : Duration.ZERO);
    if (atOnce) {
      delete(project, caller, blocks, last);
    }
  }

  private static Json.Obj message(Project project, UserId caller, long from, long last) {
    return Message.about(project)
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
    var project =
        projects.find(Message.organization(message), Message.project(message)).orElse(null);
    if (project == null) {
      return; // the project's own clearing takes its tasks along
    }
    var caller = Message.user(message);
    long last = Message.number(message, "last");
    long from = Message.number(message, "from");
    var blocks =
        tasks.blocks(project.id()).stream()
            .map(b -> b.number())
            .filter(b -> b >= from && b <= new TaskId(last).block())
            .toList();
    int done = delete(project, caller, blocks, last);
    if (done < blocks.size()) {
      work.send(KIND, message(project, caller, blocks.get(done), last));
    }
  }

  /** Deletes block after block for a while, and says how many are done. */
  private int delete(Project project, UserId caller, List<Long> blocks, long last) {
    var end = clock.instant().plus(STEP);
    int done = 0;
    while (done < blocks.size() && clock.instant().isBefore(end)) {
      int next = Math.min(blocks.size(), done + BLOCKS_TOGETHER);
      deleteBlocks(project, caller, blocks.subList(done, next), last);
      done = next;
    }
    return done;
  }

  /** Neighbouring blocks share transactions; who was at work on a task is asked again. */
  private void deleteBlocks(Project project, UserId caller, List<Long> blocks, long last) {
    for (int attempt = 1; attempt <= ATTEMPTS; attempt++) {
      var found = new ArrayList<Task>();
      for (var block : blocks) {
        tasks.inBlock(project.organization(), block).stream()
            .filter(task -> task.id().value() <= last)
            .forEach(found::add);
      }
      if (removal.remove(project, caller, found) == found.size()) {
        return;
      }
      Contention.pause(1);
    }
    throw new Overloaded("tasks of blocks %s keep changing".formatted(blocks));
  }
}
