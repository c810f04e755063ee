package docket.projects;

import docket.domain.access.Workspace;
import docket.domain.json.Json;
import docket.domain.projects.Project;
import docket.platform.http.Caller;
import docket.platform.http.Problem;
import docket.platform.jobs.Kinds;
import docket.platform.jobs.Message;
import docket.platform.jobs.WorkQueue;
import docket.store.access.Workspaces;
import docket.store.dynamo.Commit;
import docket.store.dynamo.Contention;
import docket.store.dynamo.Overloaded;
import docket.store.projects.Projects;
import jakarta.inject.Singleton;
import org.jspecify.annotations.Nullable;

/** Changes the settings of a project, and starts what follows from the change. */
@Singleton
final class ChangeProject {
  private static final int ATTEMPTS = 5;

  private final Projects projects;
  private final Workspaces workspaces;
  private final WorkspaceReach reach;
  private final Settings settings;
  private final ConfigGuard guard;
  private final WorkQueue work;

  ChangeProject(
      Projects projects,
      Workspaces workspaces,
      WorkspaceReach reach,
      Settings settings,
      ConfigGuard guard,
      WorkQueue work) {
    this.projects = projects;
    this.workspaces = workspaces;
    this.reach = reach;
    this.settings = settings;
    this.guard = guard;
    this.work = work;
  }

  /** The project as changed; two changes at once are applied one after the other. */
  Project change(Caller caller, Project seen, @Nullable Long workspaceId, Json.Obj body) {
    var before = seen;
    for (int attempt = 1; attempt <= ATTEMPTS; attempt++) {
      var after = changed(caller, before, workspaceId, body);
      boolean reachesTasks = reachesTasks(before, after);
      if (reachesTasks) {
        work.sendInCase(Kinds.REWRITE_OVERLAP, Message.about(after).build());
      }
      if (projects.replace(before, after) instanceof Commit.Done) {
        if (reachesTasks) {
          work.send(Kinds.REWRITE_OVERLAP, Message.about(after).build());
        }
        return after;
      }
      Contention.pause(attempt);
      before =
          projects
              .find(caller.organization(), seen.id())
              .orElseThrow(() -> Problem.notFound().exception());
    }
    throw new Overloaded("settings of project " + seen.id());
  }

  private Project changed(
      Caller caller, Project before, @Nullable Long workspaceId, Json.Obj body) {
    var workspace = target(caller, before, workspaceId);
    var after = before.with(settings.changed(body, before.settings()), workspace.id());
    if (!after.labelConfig().equals(before.labelConfig())) {
      guard.mayReplace(before, after.labelConfig());
    }
    if (after.isPublished() && workspace.isPersonal()) {
      if (!before.isPublished()) {
        throw notFromSandbox().exception();
      }
      return after.with(after.settings().with("is_published", Json.bool(false)), workspace.id());
    }
    return after;
  }

  private Workspace target(Caller caller, Project before, @Nullable Long workspaceId) {
    if (workspaceId == null || workspaceId == before.workspace()) {
      return workspaces
          .find(before.organization(), before.workspace())
          .orElseThrow(() ->
              new IllegalStateException("project %s has no workspace".formatted(before.id())));
    }
    return reach.usable(caller, workspaceId);
  }

  /**
   * Tasks take over a new overlap and skip policy in the background: the request does not wait for
   * millions of them. The work goes towards the settings as it finds them, so that asking for it
   * once too often is no harm.
   */
  private static boolean reachesTasks(Project before, Project after) {
    return before.overlap() != after.overlap()
        || before.skipQueue() != after.skipQueue()
        || !same(before, after, "overlap_cohort_percentage");
  }

  private static boolean same(Project before, Project after, String setting) {
    return java.util.Objects.equals(before.settings().get(setting), after.settings().get(setting));
  }

  static Problem notFromSandbox() {
    return Problem.invalid(
        "is_published",
        "A project in a personal sandbox cannot be published. Move it to a workspace first.");
  }
}
