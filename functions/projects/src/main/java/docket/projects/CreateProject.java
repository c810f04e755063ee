package docket.projects;

import docket.domain.access.Workspace;
import docket.domain.id.ProjectId;
import docket.domain.json.Json;
import docket.domain.projects.Project;
import docket.domain.projects.SettingsChange;
import docket.platform.access.Caller;
import docket.platform.http.Problem;
import docket.store.access.Workspaces;
import docket.store.ids.Ids;
import docket.store.projects.Projects;
import jakarta.inject.Singleton;
import java.time.Clock;
import org.jspecify.annotations.Nullable;

/** Makes a project; where no workspace is named, in the caller's own sandbox. */
@Singleton
final class CreateProject {
  private final Projects projects;
  private final Workspaces workspaces;
  private final WorkspaceReach reach;
  private final Settings settings;
  private final Ids ids;
  private final Clock clock;

  CreateProject(
      Projects projects,
      Workspaces workspaces,
      WorkspaceReach reach,
      Settings settings,
      Ids ids,
      Clock clock) {
    this.projects = projects;
    this.workspaces = workspaces;
    this.reach = reach;
    this.settings = settings;
    this.ids = ids;
    this.clock = clock;
  }

  Project create(Caller caller, @Nullable Long workspaceId, Json.Obj body) {
    var named = workspaceId == null ? null : reach.usable(caller, workspaceId);
    var values = settings.changed(body, SettingsChange.defaults());
    boolean inSandbox = named == null || named.isPersonal();
    if (values.get("is_published") instanceof Json.Bool(var published) && published && inSandbox) {
      throw ChangeProject.notFromSandbox().exception();
    }
    var workspace = named == null ? sandbox(caller) : named; // the first project makes it
    var project =
        new Project(
            new ProjectId(ids.next(Ids.Kind.PROJECT)),
            caller.organization(),
            workspace.id(),
            caller.user(),
            clock.instant(),
            values,
            1);
    projects.create(project);
    return project;
  }

  private Workspace sandbox(Caller caller) {
    return workspaces.sandboxOf(
        caller.organization(), caller.user(), () -> ids.next(Ids.Kind.WORKSPACE), clock.instant());
  }

  /** Refuses with words when nothing else fits; kept beside the rule it guards. */
  static Problem unknownWorkspace(long id) {
    return Problem.invalid("workspace", "Invalid pk \"%d\" - object does not exist.".formatted(id));
  }
}
