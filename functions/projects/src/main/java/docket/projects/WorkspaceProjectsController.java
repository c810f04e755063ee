package docket.projects;

import docket.domain.json.Json;
import docket.platform.access.ProjectAccess;
import docket.platform.access.WorkspaceAccess;
import docket.platform.http.Call;
import docket.platform.http.Caller;
import docket.platform.http.Problem;
import docket.platform.http.Query;
import docket.platform.http.Reply;
import docket.store.access.Workspaces;
import docket.store.ids.Ids;
import docket.store.projects.ProjectCard;
import docket.store.projects.Projects;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Delete;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import java.time.Clock;
import java.util.List;

/** The projects of a workspace that the caller may see. */
@Controller("/api/workspaces/{id}/projects")
final class WorkspaceProjectsController {
  private final WorkspaceAccess access;
  private final Projects projects;
  private final ProjectViews views;
  private final ProjectAccess projectAccess;
  private final ChangeProject changeProject;
  private final Workspaces workspaces;
  private final Ids ids;
  private final Clock clock;

  WorkspaceProjectsController(
      WorkspaceAccess access,
      Projects projects,
      ProjectViews views,
      ProjectAccess projectAccess,
      ChangeProject changeProject,
      Workspaces workspaces,
      Ids ids,
      Clock clock) {
    this.access = access;
    this.projects = projects;
    this.views = views;
    this.projectAccess = projectAccess;
    this.changeProject = changeProject;
    this.workspaces = workspaces;
    this.ids = ids;
    this.clock = clock;
  }

  @Get
  Reply list(long id, Call call) {
    var caller = call.caller();
    var workspace = access.readable(caller, id, access.seesAll(caller, call.query()));
    var shown =
        projects.cards(caller.organization()).stream()
            .filter(card -> card.workspace() == id)
            .filter(card -> !card.isDraft() || card.createdBy().equals(caller.user()))
            .map(ProjectCard::id)
            .toList();
    var found = projects.findAll(caller.organization(), shown);
    return Reply.ok(Json.array(views.all(caller, found, List.of(workspace), Query.EMPTY)));
  }

  /** Moves a project into the workspace. */
  @Post
  Reply add(long id, Call call) {
    access.manageable(call.caller(), id);
    var fields = call.fields();
    long project = fields.requiredNumber("project");
    fields.check();
    move(call.caller(), project, id);
    return Reply.created(Json.object().put("workspace", id).put("project", project));
  }

  /** Moves a project out, into the caller's own sandbox. */
  @Delete
  Reply remove(long id, Call call) {
    access.manageable(call.caller(), id);
    var asked = call.query().number("project");
    var fields = call.fields();
    long project = asked == null ? fields.requiredNumber("project") : asked;
    fields.check();
    if (projectAccess.manageable(call.caller(), project).project().workspace() != id) {
      throw Problem.notFound().exception();
    }
    var sandbox =
        workspaces.sandboxOf(
            call.caller().organization(),
            call.caller().user(),
            () -> ids.next(Ids.Kind.WORKSPACE),
            clock.instant());
    move(call.caller(), project, sandbox.id());
    return Reply.noContent();
  }

  private void move(Caller caller, long project, long workspace) {
    var seen = projectAccess.manageable(caller, project).project();
    changeProject.change(caller, seen, workspace, Json.EMPTY_OBJECT);
  }
}
