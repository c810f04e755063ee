package docket.projects;

import docket.domain.access.Workspace;
import docket.platform.http.Caller;
import docket.platform.http.Problem;
import docket.store.access.Workspaces;
import jakarta.inject.Singleton;

/** Which workspaces a caller may put projects into. */
@Singleton
final class WorkspaceReach {
  private final Workspaces workspaces;

  WorkspaceReach(Workspaces workspaces) {
    this.workspaces = workspaces;
  }

  /** The workspace, if the caller may create projects in it. */
  Workspace usable(Caller caller, long id) {
    var workspace =
        workspaces
            .find(caller.organization(), id)
            .orElseThrow(() -> CreateProject.unknownWorkspace(id).exception());
    boolean own = workspace.createdBy().equals(caller.user());
    if (workspace.isPersonal() && !own) {
      throw Problem.forbidden("This is somebody else's sandbox.").exception();
    }
    boolean within =
        own
            || caller.role().administers()
            || workspaces.grantsOf(caller.user()).workspaces().contains(id);
    if (!within || !caller.role().manages()) {
      throw Problem.forbidden().exception();
    }
    return workspace;
  }
}
