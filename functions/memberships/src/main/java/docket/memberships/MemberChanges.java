package docket.memberships;

import docket.domain.access.Workspace;
import docket.domain.id.OrganizationId;
import docket.domain.id.ProjectId;
import docket.domain.id.UserId;
import docket.domain.json.Json;
import docket.domain.json.Json.ObjectBuilder;
import docket.domain.projects.Project;
import docket.platform.jobs.WorkQueue;
import docket.platform.jobs.Worker;
import docket.store.access.Organizations;
import docket.store.access.Workspaces;
import docket.store.projects.Projects;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.function.Consumer;

/**
 * Takes people into projects and workspaces, or out of them: a few before the caller is answered,
 * many in the background (spec access.md §7.6). Repeating it changes nothing.
 */
@Singleton
final class MemberChanges implements Worker {
  private static final String KIND = "member_changes";
  private static final String USERS = "users";

  /** People whom a caller waits for; also those of one message. */
  private static final int AT_ONCE = 500;

  /** Which way people go. */
  enum Direction {
    IN,
    OUT
  }

  private final Workspaces workspaces;
  private final Projects projects;
  private final Organizations organizations;
  private final WorkQueue work;

  MemberChanges(
      Workspaces workspaces, Projects projects, Organizations organizations, WorkQueue work) {
    this.workspaces = workspaces;
    this.projects = projects;
    this.organizations = organizations;
    this.work = work;
  }

  void toProject(Project project, List<UserId> people, Direction direction) {
    var message =
        message(project.organization(), direction).put("project", project.id().value()).build();
    change(message, people, user -> change(project, user, direction));
  }

  void toWorkspace(Workspace workspace, List<UserId> people, Direction direction) {
    var message =
        message(workspace.organization(), direction).put("workspace", workspace.id()).build();
    change(message, people, user -> change(workspace, user, direction));
  }

  private static ObjectBuilder message(OrganizationId organization, Direction direction) {
    return Json.object()
        .put("organization", organization.value())
        .put("direction", direction.name());
  }

  private void change(Json.Obj message, List<UserId> people, Consumer<UserId> change) {
    if (people.size() <= AT_ONCE) {
      people.forEach(change);
      return;
    }
    for (int from = 0; from < people.size(); from += AT_ONCE) {
      var some = people.subList(from, Math.min(people.size(), from + AT_ONCE));
      var ids = some.stream().map(user -> (Json) new Json.Int(user.value())).toList();
      work.send(KIND, message.with(USERS, Json.array(ids)));
    }
  }

  private void change(Project project, UserId user, Direction direction) {
    switch (direction) {
      case IN -> workspaces.add(project.organization(), project.id(), user);
      case OUT -> workspaces.remove(project.id(), user);
    }
  }

  private void change(Workspace workspace, UserId user, Direction direction) {
    switch (direction) {
      case IN -> workspaces.add(workspace.organization(), workspace.id(), user);
      case OUT -> workspaces.remove(workspace.id(), user);
    }
  }

  @Override
  public String kind() {
    return KIND;
  }

  /** Whoever left the organization since is left out: nothing is given to them. */
  @Override
  public void work(Json.Obj message) {
    var organization = new OrganizationId(number(message, "organization"));
    var direction = Direction.valueOf(String.valueOf(message.text("direction")));
    var people =
        message.array(USERS).items().stream()
            .map(id -> new UserId(((Json.Int) id).value()))
            .filter(user -> direction == Direction.OUT || isMember(user, organization))
            .toList();
    projects
        .find(organization, new ProjectId(number(message, "project")))
        .ifPresent(project -> people.forEach(user -> change(project, user, direction)));
    workspaces
        .find(organization, number(message, "workspace"))
        .ifPresent(workspace -> people.forEach(user -> change(workspace, user, direction)));
  }

  private boolean isMember(UserId user, OrganizationId organization) {
    return organizations
        .membership(user, organization)
        .filter(member -> member.deletedAt() == null)
        .isPresent();
  }

  private static long number(Json.Obj message, String key) {
    return message.get(key) instanceof Json.Int(var value) ? value : 0;
  }
}
