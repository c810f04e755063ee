package docket.projects;

import docket.domain.access.Workspace;
import docket.domain.id.ProjectId;
import docket.domain.json.Json;
import docket.domain.projects.Project;
import docket.domain.projects.SettingsChange;
import docket.platform.http.Caller;
import docket.platform.http.Problem;
import docket.store.access.Workspaces;
import docket.store.dynamo.Commit;
import docket.store.dynamo.Contention;
import docket.store.dynamo.Overloaded;
import docket.store.ids.Ids;
import docket.store.projects.Projects;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Makes a project; where no workspace is named, in the caller's own sandbox. */
@Singleton
final class CreateProject {
  private static final int ATTEMPTS = 5;

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
    return store(caller, workspaceId, settings.changed(body, SettingsChange.defaults()), _ -> {});
  }

  /**
   * Makes a project with these settings, which are known to be good.
   *
   * @param before hears of each project that is about to be stored
   */
  Project store(
      Caller caller, @Nullable Long workspaceId, Json.Obj values, Consumer<Project> before) {
    for (int attempt = 1; attempt <= ATTEMPTS; attempt++) {
      var named = workspaceId == null ? null : reach.usable(caller, workspaceId);
      boolean inSandbox = named == null || named.isPersonal();
      if (values.get("is_published") instanceof Json.Bool(var published)
          && published
          && inSandbox) {
        throw ChangeProject.notFromSandbox().exception();
      }
      var workspace = named == null ? sandbox(caller) : named; // the first project makes it
      var project = project(caller, workspace, values);
      before.accept(project);
      if (projects.create(project) instanceof Commit.Done) {
        return project;
      }
      Contention.pause(attempt); // the workspace was deleted or is contended: look again
    }
    throw new Overloaded("workspace of a new project");
  }

  private Project project(Caller caller, Workspace workspace, Json.Obj values) {
    return new Project(
        new ProjectId(ids.next(Ids.Kind.PROJECT)),
        caller.organization(),
        workspace.id(),
        caller.user(),
        clock.instant(),
        values,
        1);
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
