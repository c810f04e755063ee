package docket.annotations;

import docket.domain.annotations.Draft;
import docket.domain.id.TaskId;
import docket.domain.json.Json;
import docket.domain.tasks.Task;
import docket.platform.access.ProjectAccess;
import docket.platform.access.ProjectAccess.Entry;
import docket.platform.config.Configs;
import docket.platform.http.Call;
import docket.platform.http.Caller;
import docket.platform.http.Problem;
import docket.platform.http.Reply;
import docket.platform.wire.AnswerViews;
import docket.platform.wire.People;
import docket.store.access.Users;
import docket.store.dynamo.Commit;
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

/** Drafts: each person sees and changes only their own (spec api.md §10.2). */
@Controller("/api")
final class DraftsController {
  private final ProjectAccess access;
  private final Tasks tasks;
  private final Answers answers;
  private final Users users;
  private final Configs configs;
  private final SaveDraft saveDraft;
  private final ConvertToDraft convertToDraft;
  private final Clock clock;

  DraftsController(
      ProjectAccess access,
      Tasks tasks,
      Answers answers,
      Users users,
      Configs configs,
      SaveDraft saveDraft,
      ConvertToDraft convertToDraft,
      Clock clock) {
    this.access = access;
    this.tasks = tasks;
    this.answers = answers;
    this.users = users;
    this.configs = configs;
    this.saveDraft = saveDraft;
    this.convertToDraft = convertToDraft;
    this.clock = clock;
  }

  @Get("/tasks/{id}/drafts")
  Reply list(long id, Call call) {
    entry(call.caller(), id);
    var own =
        answers.drafts(call.caller().organization(), new TaskId(id)).stream()
            .filter(draft -> AnnotationPolicy.owns(call.caller(), draft))
            .toList();
    return Reply.ok(Json.array(own.stream().map(draft -> view(draft, call.caller())).toList()));
  }

  @Post("/tasks/{id}/drafts")
  Reply create(long id, Call call) {
    return create(id, null, call);
  }

  @Post("/tasks/{id}/annotations/{annotation}/drafts")
  Reply createFor(long id, long annotation, Call call) {
    var exists =
        answers
            .annotation(call.caller().organization(), annotation)
            .filter(a -> a.task().value() == id)
            .isPresent();
    if (!exists) {
      throw Problem.notFound().exception();
    }
    return create(id, annotation, call);
  }

  private Reply create(long id, @Nullable Long annotation, Call call) {
    var entry = entry(call.caller(), id);
    var content = content(call, entry, Json.EMPTY_ARRAY, null, annotation, false);
    return saveDraft
        .create(entry.project(), call.caller().user(), new TaskId(id), content)
        .map(draft -> Reply.created(view(draft, call.caller())))
        .orElseThrow(() -> Problem.notFound().exception());
  }

  @Get("/drafts/{id}")
  Reply read(long id, Call call) {
    return Reply.ok(view(find(call, id), call.caller()));
  }

  @Patch("/drafts/{id}")
  Reply change(long id, Call call) {
    var draft = find(call, id);
    var entry = entry(call.caller(), draft.task().value());
    var content =
        content(
            call,
            entry,
            draft.result(),
            draft.leadTime(),
            draft.annotation(),
            draft.wasPostponed());
    return saveDraft
        .change(entry.project(), draft, content)
        .map(changed -> Reply.ok(view(changed, call.caller())))
        .orElseThrow(() -> Problem.notFound().exception());
  }

  @Delete("/drafts/{id}")
  Reply delete(long id, Call call) {
    if (!(answers.commit(answers.delete(find(call, id))) instanceof Commit.Done)) {
      throw Problem.notFound().exception();
    }
    return Reply.noContent();
  }

  @Post("/annotations/{id}/convert-to-draft")
  Reply convert(long id, Call call) {
    var caller = call.caller();
    var annotation =
        answers
            .annotation(caller.organization(), id)
            .orElseThrow(() -> Problem.notFound().exception());
    var entry = entry(caller, annotation.task().value());
    if (!annotation.completedBy().equals(caller.user()) && !entry.role().manages()) {
      throw Problem.forbidden().exception();
    }
    return convertToDraft
        .convert(entry.project(), caller.user(), annotation)
        .map(draft -> Reply.created(view(draft, call.caller())))
        .orElseThrow(() -> Problem.notFound().exception());
  }

  private SaveDraft.Content content(
      Call call,
      Entry entry,
      Json result,
      @Nullable Double leadTime,
      @Nullable Long annotation,
      boolean postponed) {
    var fields = call.fields();
    var given = AnswerBody.result(fields, configs.of(entry.project()));
    var givenTime = AnswerBody.leadTime(fields);
    boolean postpones = fields.flag("was_postponed", postponed);
    fields.check();
    return new SaveDraft.Content(
        given == null ? result : given,
        givenTime == null ? leadTime : givenTime,
        annotation,
        postpones);
  }

  private Draft find(Call call, long id) {
    return answers
        .draft(call.caller().organization(), id)
        .filter(draft -> AnnotationPolicy.owns(call.caller(), draft))
        .orElseThrow(() -> Problem.notFound().exception());
  }

  private Entry entry(Caller caller, long id) {
    Task task =
        tasks
            .find(caller.organization(), new TaskId(id))
            .orElseThrow(() -> Problem.notFound().exception());
    return access.workableRecently(caller, task.state().project());
  }

  private Json view(Draft draft, Caller caller) {
    var people = People.load(users, List.of(draft.user()), caller);
    return AnswerViews.draft(draft, people, clock.instant());
  }
}
