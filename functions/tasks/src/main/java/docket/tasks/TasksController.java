package docket.tasks;

import docket.domain.access.Permission;
import docket.domain.access.Role;
import docket.domain.id.TaskId;
import docket.domain.json.Json;
import docket.domain.projects.Project;
import docket.platform.access.ProjectAccess;
import docket.platform.access.ProjectAccess.Entry;
import docket.platform.config.Configs;
import docket.platform.http.Call;
import docket.platform.http.Caller;
import docket.platform.http.Fields;
import docket.platform.http.Problem;
import docket.platform.http.Reply;
import docket.platform.wire.People;
import docket.platform.wire.TaskView;
import docket.platform.wire.TaskView.Surroundings;
import docket.store.access.Users;
import docket.store.tasks.Answers;
import docket.store.tasks.Answers.Children;
import docket.store.tasks.TaskRemoval;
import docket.store.tasks.TaskWriter;
import docket.store.tasks.TaskWriter.Incoming;
import docket.store.tasks.TaskWriter.Origin;
import docket.store.tasks.Tasks;
import docket.store.tasks.Tasks.WithBody;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Delete;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Patch;
import io.micronaut.http.annotation.Post;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;

/** Single tasks, and a project's plain task list (spec api.md §8.1, §8.2). */
@Controller("/api")
final class TasksController {
  private static final int PAGE = 50;

  private final ProjectAccess access;
  private final Tasks tasks;
  private final Answers answers;
  private final Users users;
  private final Configs configs;
  private final TaskWriter writer;
  private final ChangeTask changeTask;
  private final DeleteTasks deleteTasks;
  private final TaskRemoval removal;
  private final Clock clock;

  TasksController(
      ProjectAccess access,
      Tasks tasks,
      Answers answers,
      Users users,
      Configs configs,
      TaskWriter writer,
      ChangeTask changeTask,
      DeleteTasks deleteTasks,
      TaskRemoval removal,
      Clock clock) {
    this.access = access;
    this.tasks = tasks;
    this.answers = answers;
    this.users = users;
    this.configs = configs;
    this.writer = writer;
    this.changeTask = changeTask;
    this.deleteTasks = deleteTasks;
    this.removal = removal;
    this.clock = clock;
  }

  @Post("/tasks")
  Reply create(Call call) {
    var fields = call.fields();
    long project = fields.requiredNumber("project");
    fields.check();
    return create(access.manageable(call.caller(), project).project(), fields, call.caller());
  }

  @Post("/projects/{id}/tasks")
  Reply createIn(long id, Call call) {
    return create(access.manageable(call.caller(), id).project(), call.fields(), call.caller());
  }

  private Reply create(Project project, Fields fields, Caller caller) {
    var body = TaskInput.body(fields, configs.of(project));
    var overlap = TaskInput.overlap(fields);
    fields.check();
    var incoming = new Incoming(body, overlap, null, List.of(), List.of());
    var id =
        writer
            .write(new Origin(project, caller.user(), clock.instant()), List.of(incoming))
            .getFirst();
    var made =
        tasks
            .findWithBody(caller.organization(), id)
            .orElseThrow(() -> Problem.notFound().exception());
    return Reply.created(TaskView.detail(made, around(project, made, Children.NONE, caller)));
  }

  @Get("/tasks/{id}")
  Reply read(String id, Call call) {
    var caller = call.caller();
    var task = find(caller, id);
    var entry = access.workable(caller, task.task().state().project().value());
    var children = shown(entry, caller, answers.of(caller.organization(), task.task().id()));
    return Reply.ok(TaskView.detail(task, around(entry.project(), task, children, caller)));
  }

  /** Annotators see their own answers only (access.md §6.5). */
  private static Children shown(Entry entry, Caller caller, Children all) {
    if (entry.role() != Role.ANNOTATOR) {
      return all;
    }
    var own =
        all.annotations().stream().filter(a -> a.completedBy().equals(caller.user())).toList();
    return new Children(all.predictions(), all.draftsOf(caller.user()), own);
  }

  @Patch("/tasks/{id}")
  Reply change(String id, Call call) {
    var caller = call.caller();
    var task = find(caller, id);
    var entry = access.manageable(caller, task.task().state().project().value());
    var fields = call.fields();
    var body = TaskInput.changed(fields, task.body(), configs.of(entry.project()));
    var overlap = TaskInput.overlap(fields);
    fields.check();
    var after =
        changeTask
            .change(entry.project(), caller.user(), task.task().id(), body, overlap)
            .orElseThrow(() -> Problem.notFound().exception());
    var children = answers.of(caller.organization(), task.task().id());
    return Reply.ok(TaskView.simple(after, around(entry.project(), after, children, caller)));
  }

  @Delete("/tasks/{id}")
  Reply delete(String id, Call call) {
    var task = find(call.caller(), id).task();
    var project =
        access
            .permitted(call.caller(), task.state().project().value(), Permission.TASKS_DELETE)
            .project();
    if (!removal.remove(project, call.caller().user(), task.id())) {
      throw Problem.notFound().exception();
    }
    return Reply.noContent();
  }

  @Get("/projects/{id}/tasks")
  Reply list(long id, Call call) {
    var caller = call.caller();
    var entry = access.workable(caller, id);
    var window = TaskWindow.of(call.query(), PAGE, () -> tasks.count(entry.project().id()));
    var page =
        tasks.page(caller.organization(), entry.project().id(), window.start(), window.length());
    if (page.isEmpty() && window.isNumbered()) {
      throw Problem.notFound("Invalid page.").exception();
    }
    return Reply.ok(Json.array(simple(entry, caller, page)));
  }

  private List<Json> simple(Entry entry, Caller caller, List<WithBody> page) {
    var views = new ArrayList<Json>();
    for (var task : page) {
      var children = shown(entry, caller, answers.of(caller.organization(), task.task().id()));
      views.add(TaskView.simple(task, around(entry.project(), task, children, caller)));
    }
    return views;
  }

  @Delete("/projects/{id}/tasks")
  Reply deleteAll(long id, Call call) {
    var project = access.permitted(call.caller(), id, Permission.TASKS_DELETE).project();
    deleteTasks.deleteAll(project, call.caller().user());
    return Reply.noContent();
  }

  private WithBody find(Caller caller, String id) {
    if (!id.matches("[0-9]{1,15}")) {
      throw Problem.notFound().exception();
    }
    return tasks
        .findWithBody(caller.organization(), new TaskId(Long.parseLong(id)))
        .orElseThrow(() -> Problem.notFound().exception());
  }

  private Surroundings around(Project project, WithBody task, Children children, Caller caller) {
    var people = People.load(users, TaskView.named(children), caller);
    return new Surroundings(
        children, people, configs.undefinedKey(project), caller.user(), clock.instant());
  }
}
