package docket.memberships;

import docket.domain.access.Membership;
import docket.domain.id.OrganizationId;
import docket.domain.id.ProjectId;
import docket.domain.id.UserId;
import docket.domain.json.Json;
import docket.domain.json.Json.ObjectBuilder;
import docket.memberships.PersonView.Member;
import docket.platform.wire.Times;
import docket.store.access.ProjectRoles;
import docket.store.access.ProjectRoles.ProjectRole;
import docket.store.access.Workspaces;
import docket.store.access.Workspaces.Joined;
import docket.store.projects.ProjectCard;
import docket.store.projects.Projects;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What the members of one page were given beside their role in the organization: roles in projects,
 * and workspaces (spec access.md §3.10). Two queries a member, and the titles of what is named, at
 * once: neither the projects nor the workspaces of the organization are read.
 */
@Singleton
final class SeatAssignments {
  /** Of each kind and member; somebody with more is told of by the lists of their projects. */
  private static final int MOST = 100;

  private final ProjectRoles roles;
  private final Workspaces workspaces;
  private final Projects projects;

  SeatAssignments(ProjectRoles roles, Workspaces workspaces, Projects projects) {
    this.roles = roles;
    this.workspaces = workspaces;
    this.projects = projects;
  }

  Assignments of(OrganizationId organization, List<Member> members) {
    var given = new HashMap<UserId, List<ProjectRole>>();
    var joined = new HashMap<UserId, List<Joined>>();
    for (var member : members) {
      var user = member.user().id();
      given.put(user, roles.of(organization, user).stream().limit(MOST).toList());
      joined.put(user, workspaces.joinedBy(organization, user).stream().limit(MOST).toList());
    }
    var named =
        given.values().stream().flatMap(List::stream).map(ProjectRole::project).distinct().toList();
    var spaces =
        joined.values().stream().flatMap(List::stream).map(Joined::workspace).distinct().toList();
    return new Assignments(
        given,
        joined,
        projects.cards(organization, named).stream()
            .collect(Collectors.toMap(ProjectCard::id, ProjectCard::title)),
        workspaces.titles(organization, spaces));
  }

  /** What was found. */
  record Assignments(
      Map<UserId, List<ProjectRole>> given,
      Map<UserId, List<Joined>> joined,
      Map<ProjectId, String> projects,
      Map<Long, String> titles) {
    /** Rows of the schema {@code ProjectRoleAssignment}. */
    Json roles(Member member) {
      return Json.array(
          given.getOrDefault(member.user().id(), List.of()).stream()
              .filter(role -> projects.containsKey(role.project()))
              .map(role -> view(member.membership(), role))
              .toList());
    }

    private Json view(Membership membership, ProjectRole role) {
      return row(membership, role.id(), role.givenAt())
          .put("project_id", role.project().value())
          .put("project_title", projects.get(role.project()))
          .put("assigned_role", role.role().code())
          .put("assigned_role_display", role.role().label())
          .put("mapping_status", "configured")
          .put("mapping_status_display", "Configured")
          .build();
    }

    /** Rows of the schema {@code WorkspaceAccessAssignment}. */
    Json workspaces(Member member) {
      return Json.array(
          joined.getOrDefault(member.user().id(), List.of()).stream()
              .filter(in -> titles.containsKey(in.workspace()))
              .map(in ->
                  (Json)
                      row(member.membership(), in.workspace(), in.since())
                          .put("workspace_id", in.workspace())
                          .put("workspace_title", titles.get(in.workspace()))
                          .build())
              .toList());
    }

    /**
     * What both have. There is no group of an identity provider: it was given by a person.
     *
     * @param at null where it was given before that was noted: told as the member's beginning
     */
    private static ObjectBuilder row(Membership membership, long id, @Nullable Instant at) {
      return Json.object()
          .put("assignment_id", id)
          .put("identity_provider_group", null)
          .put("linked_membership_id", membership.user().value())
          .put("created_at", Times.text(Objects.requireNonNullElse(at, membership.createdAt())));
    }
  }
}
