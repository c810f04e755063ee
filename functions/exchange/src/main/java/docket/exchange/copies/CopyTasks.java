package docket.exchange.copies;

import docket.domain.id.ProjectId;
import docket.domain.id.TaskId;
import docket.domain.id.UserId;
import docket.domain.json.Json;
import docket.domain.projects.Project;
import docket.platform.jobs.Kinds;
import docket.platform.jobs.Message;
import docket.platform.jobs.WorkQueue;
import docket.platform.jobs.Worker;
import docket.store.exchange.ImportJob;
import docket.store.exchange.ImportJob.Options;
import docket.store.exchange.ImportJob.Progress;
import docket.store.exchange.ImportJobs;
import docket.store.exchange.State;
import docket.store.projects.Projects;
import docket.store.tasks.Answers;
import docket.store.tasks.Answers.Children;
import docket.store.tasks.TaskWriter;
import docket.store.tasks.TaskWriter.Incoming;
import docket.store.tasks.TaskWriter.IncomingAnnotation;
import docket.store.tasks.TaskWriter.Origin;
import docket.store.tasks.TaskWriter.Overtaken;
import docket.store.tasks.Tasks;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * Copies a project's tasks into its duplicate, block by block (spec projects-and-settings.md §1.6).
 * How far it is, is kept as an import of the duplicate: what a worker has written under the ids
 * that a block was given, no other writes again.
 */
@Singleton
final class CopyTasks implements Worker {
  /** Sent by whoever duplicates a project. */
  private static final String DONE = "duplication_done";

  /** How long a worker writes before it hands on. */
  private static final Duration STEP = Duration.ofSeconds(40);

  private final ImportJobs jobs;
  private final Projects projects;
  private final Tasks tasks;
  private final Answers answers;
  private final TaskWriter writer;
  private final WorkQueue work;
  private final Clock clock;

  CopyTasks(
      ImportJobs jobs,
      Projects projects,
      Tasks tasks,
      Answers answers,
      TaskWriter writer,
      WorkQueue work,
      Clock clock) {
    this.jobs = jobs;
    this.projects = projects;
    this.tasks = tasks;
    this.answers = answers;
    this.writer = writer;
    this.work = work;
    this.clock = clock;
  }

  @Override
  public String kind() {
    return Kinds.COPY_TASKS;
  }

  /**
   * What to copy.
   *
   * @param annotations whether they come along
   * @param asGroundTruth whether they are ground truth in the copy
   */
  private record Order(
      Project source, Project target, long job, boolean annotations, boolean asGroundTruth) {}

  @Override
  public void work(Json.Obj message) {
    var organization = Message.organization(message);
    var target = projects.find(organization, new ProjectId(Message.number(message, "target")));
    if (target.isEmpty() || isDone(target.get().settings())) {
      return; // the copy was deleted meanwhile, or another message has made it whole
    }
    var source = projects.find(organization, new ProjectId(Message.number(message, "source")));
    if (source.isEmpty()) {
      finish(target.get(), "The original was deleted before all of it was copied.");
      return;
    }
    var order =
        new Order(
            source.get(),
            target.get(),
            Message.number(message, "import"),
            flag(message, "annotations"),
            flag(message, "ground_truth"));
    try {
      if (copy(order, Message.user(message))) {
        finish(order.target(), "");
      } else {
        work.send(Kinds.COPY_TASKS, message);
      }
    } catch (Overtaken another) {
      return; // its own message is still there: of two workers the one that got further goes on
    }
  }

  /** True when everything is copied. */
  private boolean copy(Order order, UserId user) {
    var blocks = tasks.blocks(order.source().id());
    var end = clock.instant().plus(STEP);
    var job = job(order, user, blocks.size());
    while (job.progress().written() < job.progress().pieces()) {
      if (clock.instant().isAfter(end)) {
        return false;
      }
      job = copy(order, job, blocks.get(job.progress().written()).number());
    }
    if (!job.state().isOver()) {
      replace(job, job.with(State.COMPLETED, job.progress(), job.report(), null, clock.instant()));
    }
    return true;
  }

  private ImportJob job(Order order, UserId user, int blocks) {
    return jobs.find(order.target().organization(), order.job())
        .orElseGet(() -> {
          var now = clock.instant();
          var fresh =
              new ImportJob(
                  order.job(),
                  order.target().organization(),
                  order.target().id(),
                  user,
                  State.IN_PROGRESS,
                  new Options(List.of(), false, false, List.of(), false),
                  new Progress(0, 0, blocks),
                  Json.EMPTY_OBJECT,
                  null,
                  now,
                  now,
                  null,
                  1,
                  null);
          jobs.create(fresh);
          return fresh;
        });
  }

  private ImportJob copy(Order order, ImportJob job, long block) {
    var incoming = incoming(order, block);
    int number = job.progress().written();
    var piece =
        jobs.piece(job, number)
            .orElseGet(() ->
                jobs.begin(job, number, tasks.allocate(order.target().id(), incoming.size())));
    int fit = Math.min(piece.slots().size(), incoming.size()); // tasks that came since are left out
    if (fit > piece.written()) {
      writer.write(
          new Origin(order.target(), job.user(), job.createdAt()), piece, incoming.subList(0, fit));
    }
    return replace(
        job,
        job.with(
            State.IN_PROGRESS,
            job.progress().afterPiece(fit),
            job.report(),
            null,
            clock.instant()));
  }

  private ImportJob replace(ImportJob before, ImportJob after) {
    if (!jobs.replace(before, after)) {
      throw new Overtaken("copy " + before.id());
    }
    return after;
  }

  private List<Incoming> incoming(Order order, long block) {
    var organization = order.source().organization();
    var children =
        order.annotations() ? answers.ofBlock(organization, block) : Map.<TaskId, Children>of();
    return tasks.inBlockWithBodies(organization, block).stream()
        .map(task ->
            new Incoming(
                task.body(),
                null,
                null,
                annotations(order, children.getOrDefault(task.task().id(), Children.NONE)),
                List.of()))
        .toList();
  }

  private static List<IncomingAnnotation> annotations(Order order, Children children) {
    return children.annotations().stream()
        .map(annotation ->
            new IncomingAnnotation(
                annotation.completedBy(),
                annotation.result(),
                annotation.wasCancelled(),
                order.asGroundTruth() ? !annotation.wasCancelled() : annotation.groundTruth(),
                annotation.leadTime(),
                null,
                annotation.provenance()))
        .toList();
  }

  @Override
  public void giveUp(Json.Obj message) {
    projects
        .find(Message.organization(message), new ProjectId(Message.number(message, "target")))
        .ifPresent(target -> finish(target, "Not everything could be copied."));
  }

  private void finish(Project seen, String status) {
    projects.changeSettings(
        seen,
        settings ->
            isDone(settings)
                ? settings
                : settings
                    .with(DONE, Json.bool(true))
                    .with("duplication_status", Json.string(status)));
  }

  private static boolean isDone(Json.Obj settings) {
    return flag(settings, DONE);
  }

  private static boolean flag(Json.Obj message, String key) {
    return message.get(key) instanceof Json.Bool(var value) && value;
  }
}
