package docket.memberships;

import docket.domain.access.Act;
import docket.domain.access.Membership;
import docket.domain.access.User;
import docket.domain.access.Workspace;
import docket.domain.id.UserId;
import docket.domain.json.Json;
import docket.platform.jobs.Message;
import docket.platform.jobs.WorkQueue;
import docket.platform.jobs.Worker;
import docket.store.access.Organizations;
import docket.store.access.ProjectRoles;
import docket.store.access.Users;
import docket.store.access.Workspaces;
import docket.store.projects.Projects;
import jakarta.inject.Singleton;
import java.time.Clock;

/**
 * Takes back what a removed member was given, so that whoever is invited again starts with nothing
 * (spec access.md §3.7). Repeating it changes nothing, and nothing is taken from somebody who has
 * come back.
 */
@Singleton
final class TakeBack implements Worker {
  private static final String KIND = "take_back";

  private final Organizations organizations;
  private final Workspaces workspaces;
  private final ProjectRoles roles;
  private final Projects projects;
  private final Users users;
  private final WorkQueue work;
  private final Clock clock;

  TakeBack(
      Organizations organizations,
      Workspaces workspaces,
      ProjectRoles roles,
      Projects projects,
      Users users,
      WorkQueue work,
      Clock clock) {
    this.organizations = organizations;
    this.workspaces = workspaces;
    this.roles = roles;
    this.projects = projects;
    this.users = users;
    this.work = work;
    this.clock = clock;
  }

  /**
   * @param by who takes them out, or lets them in again
   */
  void from(Membership removed, UserId by) {
    var act = Act.of(by, clock.instant()).because("They were removed from the organization");
    workspaces
        .sandbox(removed)
        .filter(this::hasProjects)
        .ifPresent(sandbox -> keepProjects(removed, sandbox));
    workspaces.removeAll(removed, act);
    roles.removeAll(removed, act);
  }

  private boolean hasProjects(Workspace sandbox) {
    return projects.cards(sandbox.organization()).stream()
        .anyMatch(card -> card.workspace() == sandbox.id());
  }

  /** What they made alone is the organization's (spec access.md §7.3). */
  private void keepProjects(Membership removed, Workspace sandbox) {
    var email = users.find(removed.user()).map(User::email).orElse("a removed member");
    organizations
        .find(removed.organization())
        .ifPresent(organization ->
            workspaces.handOver(
                removed, sandbox, organization.createdBy(), "Projects of " + email));
  }

  /** Before a member is removed: if we die then, they lose all the same what they were given. */
  void inCaseOf(Membership leaving, UserId by) {
    work.sendInCase(
        KIND,
        Json.object()
            .put("organization", leaving.organization().value())
            .put("user", leaving.user().value())
            .put("by", by.value())
            .build());
  }

  @Override
  public String kind() {
    return KIND;
  }

  @Override
  public void work(Json.Obj message) {
    var user = Message.user(message);
    var by = new UserId(Message.number(message, "by"));
    organizations
        .membership(user, Message.organization(message))
        .filter(membership -> membership.deletedAt() != null)
        .ifPresent(removed -> from(removed, by));
  }
}
