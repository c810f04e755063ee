package docket.platform.queue;

import docket.domain.annotations.Prediction;
import docket.domain.id.UserId;
import docket.domain.json.Json;
import docket.domain.projects.Project;
import docket.domain.queue.Person;
import docket.platform.access.ProjectAccess;
import docket.platform.config.Configs;
import docket.platform.http.Caller;
import docket.platform.http.Problem;
import docket.platform.wire.People;
import docket.platform.wire.TaskView;
import docket.platform.wire.TaskView.Surroundings;
import docket.store.access.Users;
import docket.store.queue.NextTask;
import docket.store.queue.NextTask.Empty;
import docket.store.queue.NextTask.Reason;
import docket.store.queue.NextTask.Served;
import docket.store.queue.TaskQueue;
import docket.store.tasks.Answers;
import docket.store.tasks.Answers.Children;
import docket.store.tasks.Tasks;
import docket.store.tasks.Tasks.WithBody;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;

/**
 * Serves the next task of a project to a caller, with its data and what was done on it before (spec
 * queue.md §1).
 */
@Singleton
public final class Serving {
  /** The task was deleted while it was served: there may be others. */
  private static final Empty GONE = new Empty(Reason.ALL_RESERVED, Duration.ofSeconds(1));

  private final TaskQueue queue;
  private final Tasks tasks;
  private final Answers answers;
  private final Users users;
  private final Configs configs;
  private final Clock clock;

  Serving(
      TaskQueue queue, Tasks tasks, Answers answers, Users users, Configs configs, Clock clock) {
    this.queue = queue;
    this.tasks = tasks;
    this.answers = answers;
    this.users = users;
    this.configs = configs;
    this.clock = clock;
  }

  /** What came of the request: a task, or the reason why not. */
  public sealed interface Outcome {
    record Task(Json json) implements Outcome {}

    /**
     * @param body {@code reason}, {@code retry_after} and {@code detail}
     */
    record Nothing(Json.Obj body) implements Outcome {}
  }

  public Outcome next(ProjectAccess.Entry entry, Caller caller) {
    return next(entry, caller, () -> queue.next(entry.project(), caller.user()));
  }

  /** The same after a submit, which knows how its person stands: that saves a reading. */
  public Outcome next(ProjectAccess.Entry entry, Caller caller, Person known) {
    return next(entry, caller, () -> queue.next(entry.project(), known));
  }

  private Outcome next(ProjectAccess.Entry entry, Caller caller, Supplier<NextTask> serve) {
    var project = entry.project();
    if (project.isAssignedOnly() && entry.isAnnotator()) {
      return nothing(new Empty(Reason.NO_ASSIGNMENT, null));
    }
    return switch (serve.get()) {
      case Served served ->
          tasks
              .body(served.read())
              .map(body -> task(project, caller, served, new WithBody(served.task(), body)))
              .orElseGet(() -> nothing(GONE));
      case Empty empty -> nothing(empty);
    };
  }

  private Outcome task(Project project, Caller caller, Served served, WithBody found) {
    var children =
        shown(project, answers.of(project.organization(), served.task().id()), caller.user());
    var people = People.load(users, TaskView.named(children), caller);
    var around =
        new Surroundings(
            children, people, configs.undefinedKey(project), caller.user(), clock.instant());
    return new Outcome.Task(json(found, around, served));
  }

  private static Json json(WithBody task, Surroundings around, Served served) {
    var detail = (Json.Obj) TaskView.detail(task, around);
    return Json.object()
        .putAll(detail)
        .put("queue", served.queue())
        .put("unique_lock_id", served.lock().id())
        .put("allow_postpone", served.mayPostpone())
        .build();
  }

  /** Predictions as the project shows them; of the rest, only what is the caller's own. */
  private static Children shown(Project project, Children all, UserId caller) {
    var own = all.annotations().stream().filter(a -> a.completedBy().equals(caller)).toList();
    return new Children(predictions(project, all.predictions()), all.draftsOf(caller), own);
  }

  private static List<Prediction> predictions(Project project, List<Prediction> all) {
    if (!project.showsPredictions()) {
      return List.of();
    }
    var version = project.modelVersion();
    return version.isEmpty()
        ? all
        : all.stream().filter(p -> p.modelVersion().equals(version)).toList();
  }

  private static Outcome nothing(Empty empty) {
    var retry = empty.retryAfter();
    return new Outcome.Nothing(
        Json.object()
            .put("reason", empty.reason().name().toLowerCase(Locale.ROOT))
            .put("retry_after", retry == null ? null : retry.toSeconds())
            .put("detail", words(empty.reason()))
            .build());
  }

  private static String words(NextTask.Reason reason) {
    return switch (reason) {
      case FINISHED -> "There are no more tasks for you here: everything you may label is done.";
      case ALL_RESERVED -> "All remaining tasks are being labeled by others right now.";
      case PAUSED -> "You are paused in this project.";
      case GATED -> "You have to finish your training before you get tasks here.";
      case NO_ASSIGNMENT -> "You have no assigned tasks left in this project.";
    };
  }

  /** An empty queue as a refusal of the request that asked for a task. */
  public static Problem problem(Outcome.Nothing nothing) {
    var detail = nothing.body().text("detail");
    var problem =
        Problem.notFound(detail == null ? "" : detail).with(nothing.body().without("detail"));
    return nothing.body().get("retry_after") instanceof Json.Int(var seconds)
        ? problem.with("Retry-After", Long.toString(seconds))
        : problem;
  }
}
