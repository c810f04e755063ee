package docket.annotations;

import docket.domain.access.Role;
import docket.domain.annotations.Annotation;
import docket.domain.annotations.Draft;
import docket.domain.id.TaskId;
import docket.domain.id.UserId;
import docket.domain.json.Json;
import docket.domain.queue.Person;
import docket.domain.queue.SubmitDecision;
import docket.domain.queue.SubmitDecision.OverlapReached;
import docket.domain.queue.SubmitDecision.Repeated;
import docket.domain.queue.SubmitDecision.TooManyAnnotations;
import docket.domain.tasks.Task;
import docket.platform.access.ProjectAccess;
import docket.platform.access.ProjectAccess.Entry;
import docket.platform.config.Configs;
import docket.platform.http.Call;
import docket.platform.http.Caller;
import docket.platform.http.Fields;
import docket.platform.http.Problem;
import docket.platform.http.Reply;
import docket.platform.queue.Serving;
import docket.platform.wire.AnswerViews;
import docket.platform.wire.People;
import docket.store.access.Organizations;
import docket.store.access.Users;
import docket.store.dynamo.Overloaded;
import docket.store.tasks.Answers;
import docket.store.tasks.Tasks;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Delete;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Patch;
import io.micronaut.http.annotation.Post;
import java.time.Clock;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Annotations: submit, read, change, delete (spec api.md §10). */
@Controller("/api")
final class AnnotationsController {
  private final ProjectAccess access;
  private final Tasks tasks;
  private final Answers answers;
  private final Users users;
  private final Organizations organizations;
  private final Configs configs;
  private final SubmitAnnotation submitAnnotation;
  private final ReviseAnnotation reviseAnnotation;
  private final Serving serving;
  private final Clock clock;

  AnnotationsController(
      ProjectAccess access,
      Tasks tasks,
      Answers answers,
      Users users,
      Organizations organizations,
      Configs configs,
      SubmitAnnotation submitAnnotation,
      ReviseAnnotation reviseAnnotation,
      Serving serving,
      Clock clock) {
    this.access = access;
    this.tasks = tasks;
    this.answers = answers;
    this.users = users;
    this.organizations = organizations;
    this.configs = configs;
    this.submitAnnotation = submitAnnotation;
    this.reviseAnnotation = reviseAnnotation;
    this.serving = serving;
    this.clock = clock;
  }

  @Get("/tasks/{id}/annotations")
  Reply list(long id, Call call) {
    var caller = call.caller();
    var entry = entry(caller, task(caller, id));
    var shown =
        answers.annotations(caller.organization(), new TaskId(id)).stream()
            .filter(annotation -> !annotation.wasCancelled())
            .filter(annotation -> AnnotationPolicy.maySee(entry, caller, annotation))
            .toList();
    var people = people(shown, caller);
    return Reply.ok(
        Json.array(
            shown.stream().map(a -> AnswerViews.annotation(a, people, clock.instant())).toList()));
  }

  @Post("/tasks/{id}/annotations")
  Reply submit(long id, Call call) {
    var caller = call.caller();
    var task = task(caller, id);
    var entry = entry(caller, task);
    if (entry.role() == Role.VIEW_ONLY) {
      throw Problem.forbidden().exception();
    }
    var request = request(call, entry, task);
    return switch (submitAnnotation.submit(request)) {
      case SubmitAnnotation.Outcome.Stored stored -> stored(call, entry, stored);
      case SubmitAnnotation.Outcome.TaskGone _ -> throw Problem.notFound().exception();
      case SubmitAnnotation.Outcome.Refused(var reason) -> throw problem(reason).exception();
    };
  }

  private Reply stored(Call call, Entry entry, SubmitAnnotation.Outcome.Stored stored) {
    var annotation = stored.annotation();
    var view =
        (Json.Obj)
            AnswerViews.annotation(
                annotation, people(List.of(annotation), call.caller()), clock.instant());
    return Reply.created(
        call.query().flag("next", false)
            ? view.with("next", next(call, entry, stored.author()))
            : view);
  }

  /** The next task beside a stored answer; the answer stands whatever becomes of it. */
  private Json next(Call call, Entry entry, Person author) {
    try {
      var caller = call.caller();
      boolean own = author.user().equals(caller.user());
      return switch (own ? serving.next(entry, caller, author) : serving.next(entry, caller)) {
        case Serving.Outcome.Task(var task) -> task;
        case Serving.Outcome.Nothing(var reason) -> reason;
      };
    } catch (Overloaded busy) {
      return Json.NULL; // the client asks again by itself
    }
  }

  static Problem problem(SubmitDecision.Refused refused) {
    return switch (refused) {
      case OverlapReached(var task, var overlap) ->
          Problem.conflict(
              "Annotation Overlap Reached: task %s has its %d annotators. Your draft is kept."
                  .formatted(task, overlap));
      case Repeated(var task) ->
          Problem.conflict("This submission of task %s is stored already.".formatted(task));
      case TooManyAnnotations(var task, var most) ->
          Problem.badRequest(
              "Task %s has %d annotations, which is the most that a task can have."
                  .formatted(task, most));
    };
  }

  private SubmitAnnotation.Request request(Call call, Entry entry, Task task) {
    var fields = call.fields();
    var config = configs.of(entry.project());
    boolean skips = fields.flag("was_cancelled", call.query().flag("was_cancelled", false));
    var result = AnswerBody.result(fields, config);
    mayBeEmpty(entry, fields, result, skips);
    var leadTime = AnswerBody.leadTime(fields);
    var author = author(call, entry, fields);
    var uniqueId = fields.text("unique_id");
    var draft = draft(call, task, fields.number("draft_id"), uniqueId);
    boolean groundTruth = fields.flag("ground_truth", false);
    var parentPrediction = fields.number("parent_prediction");
    var parentAnnotation = fields.number("parent_annotation");
    fields.check();
    return new SubmitAnnotation.Request(
        entry.project(),
        task,
        author,
        call.caller().user(),
        entry.isAnnotator(),
        result == null ? Json.NULL : result,
        skips,
        groundTruth && entry.role() != Role.ANNOTATOR,
        leadTime,
        uniqueId,
        draft,
        parentPrediction,
        parentAnnotation,
        false);
  }

  static void mayBeEmpty(Entry entry, Fields fields, @Nullable Json result, boolean skips) {
    if (skips && !entry.role().manages() && !entry.project().allowsSkipping()) {
      throw Problem.forbidden("Tasks of this project cannot be skipped.").exception();
    }
    boolean empty = result instanceof Json.Arr regions && regions.size() == 0;
    if (empty && !skips && !entry.project().allowsEmptyAnnotations()) {
      fields.error("result", "Empty annotations are not allowed in this project.");
    }
  }

  private boolean isStored(Call call, Task task, String uniqueId) {
    return answers.annotations(call.caller().organization(), task.id()).stream()
        .anyMatch(annotation -> uniqueId.equals(annotation.uniqueId()));
  }

  private UserId author(Call call, Entry entry, Fields fields) {
    var given = fields.number("completed_by");
    var caller = call.caller();
    if (given == null || given == caller.user().value() || !AnnotationPolicy.mayActFor(entry)) {
      return caller.user();
    }
    var author = new UserId(given);
    if (organizations.membership(author, caller.organization()).isEmpty()) {
      fields.error("completed_by", "Invalid pk \"%d\" - object does not exist.".formatted(given));
    }
    return author;
  }

  /** An answer that comes again finds its draft gone: the first one took it along. */
  private @Nullable Draft draft(
      Call call, Task task, @Nullable Long id, @Nullable String uniqueId) {
    if (id == null || id == 0) {
      return null;
    }
    var draft = answers.draft(call.caller().organization(), id).orElse(null);
    if (draft == null && uniqueId != null && isStored(call, task, uniqueId)) {
      return null;
    }
    if (draft == null
        || !draft.task().equals(task.id())
        || !AnnotationPolicy.owns(call.caller(), draft)) {
      throw Problem.forbidden("The draft does not belong to you and this task.").exception();
    }
    return draft;
  }

  @Get("/annotations/{id}")
  Reply read(long id, Call call) {
    var found = find(call.caller(), id);
    return view(found.annotation(), call.caller());
  }

  @Patch("/annotations/{id}")
  Reply change(long id, Call call) {
    var caller = call.caller();
    var found = find(caller, id);
    if (!AnnotationPolicy.mayChange(found.entry(), caller, found.annotation())) {
      throw Problem.forbidden().exception();
    }
    var fields = call.fields();
    var revision =
        new ReviseAnnotation.Revision(
            AnswerBody.result(fields, configs.of(found.entry().project())),
            fields.flag("was_cancelled"),
            found.entry().isAnnotator() ? null : fields.flag("ground_truth"),
            AnswerBody.leadTime(fields),
            fields.number("parent_prediction"),
            fields.number("parent_annotation"));
    fields.check();
    var entry = found.entry();
    return switch (reviseAnnotation.change(
        entry.project(), caller.user(), entry.isAnnotator(), id, revision)) {
      case ReviseAnnotation.Outcome.Changed(var annotation, var _) -> view(annotation, caller);
      case ReviseAnnotation.Outcome.Gone _ -> throw Problem.notFound().exception();
      case ReviseAnnotation.Outcome.Refused(var reason) -> throw problem(reason).exception();
    };
  }

  @Delete("/annotations/{id}")
  Reply delete(long id, Call call) {
    var caller = call.caller();
    var found = find(caller, id);
    if (!AnnotationPolicy.mayDelete(found.entry(), caller, found.annotation())) {
      throw Problem.forbidden().exception();
    }
    if (reviseAnnotation.delete(found.entry().project(), caller.user(), id).isEmpty()) {
      throw Problem.notFound().exception();
    }
    return Reply.noContent();
  }

  private record Found(Annotation annotation, Entry entry) {}

  private Found find(Caller caller, long id) {
    var annotation =
        answers
            .annotation(caller.organization(), id)
            .orElseThrow(() -> Problem.notFound().exception());
    var entry = entry(caller, task(caller, annotation.task().value()));
    if (!AnnotationPolicy.maySee(entry, caller, annotation)) {
      throw Problem.forbidden().exception();
    }
    return new Found(annotation, entry);
  }

  private Task task(Caller caller, long id) {
    return tasks
        .find(caller.organization(), new TaskId(id))
        .orElseThrow(() -> Problem.notFound().exception());
  }

  private Entry entry(Caller caller, Task task) {
    return access.workableRecently(caller, task.state().project());
  }

  private Reply view(Annotation annotation, Caller caller) {
    return Reply.ok(
        AnswerViews.annotation(annotation, people(List.of(annotation), caller), clock.instant()));
  }

  private People people(List<Annotation> annotations, Caller caller) {
    return People.load(users, annotations.stream().map(Annotation::completedBy).toList(), caller);
  }
}
