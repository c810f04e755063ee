package docket.projects;

import docket.domain.json.Json;
import docket.platform.access.WorkspaceAccess;
import docket.platform.http.Call;
import docket.platform.http.Query;
import docket.platform.http.Reply;
import docket.store.projects.ProjectCard;
import docket.store.projects.Projects;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import java.util.List;

/** The projects of a workspace that the caller may see. */
@Controller("/api/workspaces/{id}/projects")
final class WorkspaceProjectsController {
  private final WorkspaceAccess access;
  private final Projects projects;
  private final ProjectViews views;

  WorkspaceProjectsController(WorkspaceAccess access, Projects projects, ProjectViews views) {
    this.access = access;
    this.projects = projects;
    this.views = views;
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
}
