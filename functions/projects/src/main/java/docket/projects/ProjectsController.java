package docket.projects;

import docket.domain.access.Role;
import docket.domain.access.User;
import docket.domain.access.Workspace;
import docket.domain.id.UserId;
import docket.domain.json.Json;
import docket.domain.projects.Project;
import docket.platform.access.Caller;
import docket.platform.access.ProjectAccess;
import docket.platform.access.ProjectAccess.Entry;
import docket.platform.http.Call;
import docket.platform.http.Paging;
import docket.platform.http.Problem;
import docket.platform.http.Query;
import docket.platform.http.Reply;
import docket.platform.jobs.WorkQueue;
import docket.store.access.Organizations;
import docket.store.access.Users;
import docket.store.access.Workspaces;
import docket.store.dynamo.Commit;
import docket.store.people.People;
import docket.store.projects.ProjectCard;
import docket.store.projects.Projects;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Delete;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Patch;
import io.micronaut.http.annotation.Post;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Projects: list, create, read, change, delete (spec api.md §6, projects-and-settings.md). */
@Controller("/api/projects")
final class ProjectsController {
  private static final int PAGE = 30;
  private static final int MEMBERS_SHOWN = 10;

  private final Projects projects;
  private final ProjectAccess access;
  private final ProjectSearch search;
  private final CreateProject createProject;
  private final ChangeProject changeProject;
  private final Settings settings;
  private final People people;
  private final Users users;
  private final Workspaces workspaces;
  private final Organizations organizations;
  private final WorkQueue work;

  ProjectsController(
      Projects projects,
      ProjectAccess access,
      ProjectSearch search,
      CreateProject createProject,
      ChangeProject changeProject,
      Settings settings,
      People people,
      Users users,
      Workspaces workspaces,
      Organizations organizations,
      WorkQueue work) {
    this.projects = projects;
    this.access = access;
    this.search = search;
    this.createProject = createProject;
    this.changeProject = changeProject;
    this.settings = settings;
    this.people = people;
    this.users = users;
    this.workspaces = workspaces;
    this.organizations = organizations;
    this.work = work;
  }

  @Get
  Reply list(Call call) {
    var found = search.visible(call.caller(), call.query());
    var page = Paging.numbered(call.request(), found, PAGE);
    var shown =
        projects.findAll(
            call.caller().organization(), page.items().stream().map(ProjectCard::id).toList());
    return Reply.ok(page.answer(views(call.caller(), shown, call.query())));
  }

  @Get("/counts")
  Reply counts(Call call) {
    var found = search.visible(call.caller(), call.query());
    var page = Paging.numbered(call.request(), found, PAGE);
    var shown =
        projects.findAll(
            call.caller().organization(), page.items().stream().map(ProjectCard::id).toList());
    var rows =
        views(call.caller(), shown, Query.EMPTY).stream()
            .map(view -> only(view, CountFields.NAMES))
            .toList();
    return Reply.ok(page.answer(rows));
  }

  private List<Json> views(Caller caller, List<Project> shown, Query query) {
    var wanted = new LinkedHashSet<>(query.list("include"));
    var names = new HashMap<Long, Workspace>();
    workspaces
        .all(caller.organization())
        .forEach(workspace -> names.put(workspace.id(), workspace));
    var creators = users.findAll(shown.stream().map(Project::createdBy).toList());
    var views = new ArrayList<Json>();
    for (var project : shown) {
      var role = access.role(caller, project).orElse(Role.VIEW_ONLY);
      var view = view(caller, project, role, creators, names, limit(query));
      views.add(wanted.equals(Set.of("id")) ? only(view, wanted) : view);
    }
    return views;
  }

  private static Json only(Json view, Set<String> names) {
    var kept = Json.object();
    ((Json.Obj) view)
        .fields()
        .forEach((name, value) -> {
          if (names.contains(name)) {
            kept.put(name, value);
          }
        });
    return kept.build();
  }

  private Json.Obj view(
      Caller caller,
      Project project,
      Role role,
      Map<UserId, User> creators,
      Map<Long, Workspace> names,
      int limit) {
    var around =
        new ProjectView.Surroundings(
            role,
            settings.derived(project),
            people.counters(project.id()),
            people.find(project.id(), caller.user()),
            creators.get(project.createdBy()),
            names.get(project.workspace()),
            members(project),
            limit);
    return ProjectView.detail(project, around);
  }

  private List<User> members(Project project) {
    var ids = new LinkedHashSet<UserId>();
    ids.add(project.createdBy());
    ids.addAll(workspaces.membersOf(project.id()));
    ids.addAll(workspaces.membersOf(project.workspace()));
    return List.copyOf(users.findAll(List.copyOf(ids)).values());
  }

  private static int limit(Query query) {
    return (int) Math.clamp(query.number("members_limit", MEMBERS_SHOWN), 0, 1000);
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
    var around =
        new ProjectView.Surroundings(
            caller.role(),
            settings.derived(project),
            null,
            people.find(project.id(), caller.user()),
            users.find(caller.user()).orElse(null),
            workspaces.find(caller.organization(), project.workspace()).orElse(null),
            members(project),
            MEMBERS_SHOWN);
    return Reply.created(ProjectView.detail(project, around));
  }

  @Get("/{id}")
  Reply read(long id, Call call) {
    var entry = access.visible(call.caller(), id);
    var view = view(call.caller(), entry, call.query());
    var include = new LinkedHashSet<>(call.query().list("include"));
    return Reply.ok(include.isEmpty() ? view : only(view, include));
  }

  private Json.Obj view(Caller caller, Entry entry, Query query) {
    var project = entry.project();
    var creators = users.findAll(List.of(project.createdBy()));
    var names = new HashMap<Long, Workspace>();
    workspaces
        .find(caller.organization(), project.workspace())
        .ifPresent(w -> names.put(w.id(), w));
    return view(caller, project, entry.role(), creators, names, limit(query));
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
    return Reply.ok(view(call.caller(), new Entry(after, entry.role()), call.query()));
  }

  /** Reviewers may pin, and nothing else (access.md P32). */
  private static boolean mayChange(Entry entry, Json.Obj body) {
    boolean pins = body.fields().keySet().equals(Set.of("pinned_at"));
    return entry.role().manages() || (pins && entry.role() == Role.REVIEWER);
  }

  @Delete("/{id}")
  Reply delete(long id, Call call) {
    var project = access.manageable(call.caller(), id).project();
    var message =
        Json.object()
            .put("organization", project.organization().value())
            .put("project", project.id().value())
            .build();
    work.send(ClearProject.KIND, message, ClearProject.AFTER_DELETE);
    if (!(projects.delete(project) instanceof Commit.Done)) {
      throw Problem.notFound().exception();
    }
    return Reply.noContent();
  }

  /** Names of what {@code counts} answers with. */
  private static final class CountFields {
    static final Set<String> NAMES =
        Set.of(
            "id",
            "task_number",
            "finished_task_number",
            "num_tasks_with_annotations",
            "total_annotations_number",
            "useful_annotation_number",
            "skipped_annotations_number",
            "ground_truth_number",
            "total_predictions_number",
            "queue_total",
            "queue_done",
            "queue_left");
  }
}
