package docket.memberships;

import docket.domain.access.Act;
import docket.domain.id.OrganizationId;
import docket.domain.id.UserId;
import docket.store.access.Place;
import docket.store.access.ProjectRoles;
import docket.store.access.Workspaces;
import jakarta.inject.Singleton;

/**
 * Takes back what a person was given in one organization: places and roles in projects. Who is
 * invited again starts with nothing.
 */
@Singleton
final class TakeBack {
  private final Workspaces workspaces;
  private final ProjectRoles roles;

  TakeBack(Workspaces workspaces, ProjectRoles roles) {
    this.workspaces = workspaces;
    this.roles = roles;
  }

  void everything(OrganizationId organization, UserId user, Act act) {
    var follows = act.because("They were removed from the organization");
    var grants = workspaces.grantsIn(organization, user);
    grants
        .projects()
        .forEach(project ->
            workspaces.remove(new Place.InProject(organization, project), user, follows));
    grants
        .workspaces()
        .forEach(workspace ->
            workspaces.remove(new Place.InWorkspace(organization, workspace), user, follows));
    roles.of(organization, user).forEach(role -> roles.remove(role, follows));
  }
}
