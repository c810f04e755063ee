package docket.platform.access;

import docket.domain.access.Role;
import docket.domain.access.Workspace;
import docket.platform.http.Caller;
import docket.platform.http.Problem;
import docket.platform.http.Query;
import docket.store.access.Workspaces;
import jakarta.inject.Singleton;
import java.util.List;

/** Who sees and who manages which workspace (spec access.md §5.2 P21 to P24, §7). */
@Singleton
public final class WorkspaceAccess {
  private final Workspaces workspaces;

  WorkspaceAccess(Workspaces workspaces) {
    this.workspaces = workspaces;
  }

  /** Whether the call asks for the sandboxes of others too, and may. */
  public boolean seesAll(Caller caller, Query query) {
    return query.flag("include_all_workspaces", false) && caller.role().administers();
  }

  public List<Workspace> visible(Caller caller, boolean withSandboxes) {
    var grants = workspaces.grantsOf(caller.user()).workspaces();
    return workspaces.all(caller.organization()).stream()
        .filter(
            workspace -> sees(caller, workspace, grants.contains(workspace.id()), withSandboxes))
        .toList();
  }

  private static boolean sees(
      Caller caller, Workspace workspace, boolean isMember, boolean withSandboxes) {
    boolean own = workspace.createdBy().equals(caller.user());
    if (workspace.isPersonal()) {
      return own || withSandboxes;
    }
    return caller.role().administers() || isMember || (own && caller.role() == Role.MANAGER);
  }

  /** 404 outside the organization, 403 out of reach. */
  public Workspace readable(Caller caller, long id, boolean withSandboxes) {
    var workspace =
        workspaces
            .find(caller.organization(), id)
            .orElseThrow(() -> Problem.notFound().exception());
    if (!sees(caller, workspace, isMember(caller, id), withSandboxes)) {
      throw Problem.forbidden().exception();
    }
    return workspace;
  }

  /** For its owner, for managers who belong to it or made it, and for administrators. */
  public Workspace manageable(Caller caller, long id) {
    var workspace = readable(caller, id, false);
    if (!caller.role().manages()) {
      throw Problem.forbidden().exception();
    }
    return workspace;
  }

  public boolean isMember(Caller caller, long id) {
    return workspaces.grantsOf(caller.user()).workspaces().contains(id);
  }
}
