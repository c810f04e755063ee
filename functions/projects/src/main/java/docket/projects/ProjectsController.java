package docket.projects;

import docket.domain.access.Permission;
import docket.domain.access.Role;
import docket.domain.json.Json;
import docket.platform.access.ProjectAccess;
import docket.platform.access.ProjectAccess.Entry;
import docket.platform.http.Call;
import docket.platform.http.Paging;
import docket.platform.http.Problem;
import docket.platform.http.Query;
import docket.platform.http.Reply;
import docket.platform.jobs.Message;
import docket.platform.jobs.WorkQueue;
import docket.store.dynamo.Commit;
import docket.store.projects.ProjectCard;
import docket.store.projects.Projects;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Delete;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Patch;
import io.micronaut.http.annotation.Post;
import java.util.LinkedHashSet;
import java.util.Set;

/** Projects: list, create, read, change, delete (spec api.md §6, projects-and-settings.md). */
@Controller("/api/projects")
final class ProjectsController {
  private static final int PAGE = 30;

  private final Projects projects;
  private final ProjectAccess access;
  private final ProjectSearch search;
  private final CreateProject createProject;
  private final ChangeProject changeProject;
  private final ProjectViews views;
  private final WorkQueue work;

  ProjectsController(
      Projects projects,
      ProjectAccess access,
      ProjectSearch search,
      CreateProject createProject,
      ChangeProject changeProject,
      ProjectViews views,
      WorkQueue work) {
    this.projects = projects;
    this.access = access;
    this.search = search;
    this.createProject = createProject;
    this.changeProject = changeProject;
    this.views = views;
    this.work = work;
  }

  @Get
  Reply list(Call call) {
    var names = search.workspaces(call.caller());
    var found = search.visible(call.caller(), names, call.query());
    var page = Paging.numbered(call.request(), found, PAGE);
    var shown =
        projects.findAll(
            call.caller().organization(), page.items().stream().map(ProjectCard::id).toList());
    return Reply.ok(page.answer(views.all(call.caller(), shown, names, call.query())));
  }

  @Get("/counts")
  Reply counts(Call call) {
    var names = search.workspaces(call.caller());
    var found = search.visible(call.caller(), names, call.query());
    var page = Paging.numbered(call.request(), found, PAGE);
    var shown =
        projects.findAll(
            call.caller().organization(), page.items().stream().map(ProjectCard::id).toList());
    var rows =
        views.all(call.caller(), shown, names, Query.EMPTY).stream()
            .map(view -> ProjectViews.only(view, ProjectViews.COUNTS))
            .toList();
    return Reply.ok(page.answer(rows));
  }

  @Post
  Reply create(Call call) {
    var caller = call.caller();
    if (!caller.role().manages()) {
      throw Problem.forbidden().exception();
    }
    var fields = call.fields();
    var workspace = fields.number("workspace");
    fields.check();
    var project = createProject.create(caller, workspace, fields.object());
    return Reply.created(views.made(caller, project));
  }

  @Get("/{id}")
  Reply read(long id, Call call) {
    var entry = access.visible(call.caller(), id);
    var view = views.one(call.caller(), entry, call.query());
    var include = new LinkedHashSet<>(call.query().list("include"));
    return Reply.ok(include.isEmpty() ? view : ProjectViews.only(view, include));
  }

  @Patch("/{id}")
  Reply change(long id, Call call) {
    var entry = access.visible(call.caller(), id);
    var fields = call.fields();
    var workspace = fields.number("workspace");
    fields.check();
    if (!mayChange(entry, fields.object())) {
      throw Problem.forbidden().exception();
    }
    var after = changeProject.change(call.caller(), entry.project(), workspace, fields.object());
    return Reply.ok(views.one(call.caller(), new Entry(after, entry.role()), call.query()));
  }

  /** Reviewers may pin, and nothing else (access.md P32). */
  private static boolean mayChange(Entry entry, Json.Obj body) {
    boolean pins = body.fields().keySet().equals(Set.of("pinned_at"));
    return entry.role().manages() || (pins && entry.role() == Role.REVIEWER);
  }

  @Delete("/{id}")
  Reply delete(long id, Call call) {
    var project = access.permitted(call.caller(), id, Permission.PROJECTS_DELETE).project();
    work.send(ClearProject.KIND, Message.about(project).build(), ClearProject.AFTER_DELETE);
    if (!(projects.delete(project) instanceof Commit.Done)) {
      throw Problem.notFound().exception();
    }
    return Reply.noContent();
  }
}
