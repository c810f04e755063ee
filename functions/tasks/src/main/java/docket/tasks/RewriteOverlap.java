package docket.tasks;

import docket.domain.json.Json;
import docket.domain.projects.Project;
import docket.domain.queue.OverlapPlan;
import docket.domain.queue.TaskState;
import docket.domain.tasks.Task;
import docket.platform.jobs.Kinds;
import docket.platform.jobs.Message;
import docket.platform.jobs.WorkQueue;
import docket.platform.jobs.Worker;
import docket.store.dynamo.Change;
import docket.store.dynamo.Commit;
import docket.store.dynamo.Contention;
import docket.store.dynamo.Overloaded;
import docket.store.people.People;
import docket.store.projects.Projects;
import docket.store.tasks.Bookings;
import docket.store.tasks.Directory.Block;
import docket.store.tasks.Tasks;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Brings a project's overlap and skip policy to its tasks, block by block (spec queue.md §3). It
 * always works towards the settings as they are when a block is reached, so that two changes in a
 * row end with the last one.
 */
@Singleton
final class RewriteOverlap implements Worker {
  private static final int ATTEMPTS = 12;
  private static final int BLOCKS_PER_STEP = 10;

  private final Tasks tasks;
  private final People people;
  private final Projects projects;
  private final WorkQueue work;
  private final Clock clock;

  RewriteOverlap(Tasks tasks, People people, Projects projects, WorkQueue work, Clock clock) {
    this.tasks = tasks;
    this.people = people;
    this.projects = projects;
    this.work = work;
    this.clock = clock;
  }

  @Override
  public String kind() {
    return Kinds.REWRITE_OVERLAP;
  }

  @Override
  public void work(Json.Obj message) {
    var project =
        projects.find(Message.organization(message), Message.project(message)).orElse(null);
    if (project == null) {
      return;
    }
    long from = Message.number(message, "from", 0);
    var plan = plan(project, message);
    var blocks =
        tasks.blocks(project.id()).stream().map(Block::number).filter(b -> b >= from).toList();
    for (var block : blocks.subList(0, Math.min(BLOCKS_PER_STEP, blocks.size()))) {
      for (var task : tasks.inBlock(project.organization(), block)) {
        plan = plan.next(task.state());
        apply(project, task, plan.given());
      }
    }
    if (blocks.size() > BLOCKS_PER_STEP) {
      long next = blocks.get(BLOCKS_PER_STEP);
      work.send(
          Kinds.REWRITE_OVERLAP,
          message.with("from", Json.number(next)).with("left", Json.number(plan.left())));
    }
  }

  /** How many tasks still get the full overlap: all of them, or a share. */
  private OverlapPlan plan(Project project, Json.Obj message) {
    long share =
        project.settings().get("overlap_cohort_percentage") instanceof Json.Int(var percent)
            ? percent
            : 100;
    if (share >= 100 || project.overlap() == 1) {
      return new OverlapPlan(project.overlap(), Long.MAX_VALUE, project.overlap());
    }
    long left =
        message.get("left") instanceof Json.Int(var rest)
            ? rest
            : OverlapPlan.share(tasks.count(project.id()), share);
    return new OverlapPlan(project.overlap(), left, project.overlap());
  }

  private void apply(Project project, Task seen, int wanted) {
    Optional<Task> task = Optional.of(seen);
    for (int attempt = 1; attempt <= ATTEMPTS && task.isPresent(); attempt++) {
      var before = task.get();
      var now = clock.instant();
      int overlap = OverlapPlan.clamped(before.state(), wanted, project.skipQueue(), now);
      var state = before.state().wanting(overlap, project.skipQueue(), now);
      if (isSame(before.state(), state) || commit(project, before, state)) {
        return;
      }
      Contention.pause(attempt);
      task = tasks.find(project.organization(), seen.id());
    }
    if (task.isPresent()) {
      throw new Overloaded("task %s keeps changing".formatted(seen.id()));
    }
  }

  private static boolean isSame(TaskState before, TaskState after) {
    return before.overlap() == after.overlap() && before.labeled() == after.labeled();
  }

  private boolean commit(Project project, Task before, TaskState state) {
    var after =
        new Task(
            before.organization(),
            state,
            before.createdAt(),
            before.updatedAt(),
            before.updatedBy(),
            before.fileUpload());
    var changes = new ArrayList<Change>();
    changes.add(tasks.reserve(before, after, project.skipQueue(), clock.instant()));
    changes.addAll(Bookings.of(people, project, project.createdBy(), before.state(), state));
    return tasks.commit(List.copyOf(changes)) instanceof Commit.Done;
  }
}
