package docket.memberships;

import docket.domain.access.Membership;
import docket.domain.access.Role;
import docket.domain.projects.Project;
import docket.store.access.ProjectRoles;
import docket.store.access.ProjectRoles.ProjectRole;
import docket.store.ids.Ids;
import jakarta.inject.Singleton;
import java.util.EnumSet;
import java.util.Set;

/** Gives an annotator or reviewer another role in one project (spec access.md §6.1). */
@Singleton
final class GiveProjectRole {
  /** Roles that can be given, and whose holders can be given one. */
  static final Set<Role> ROLES = EnumSet.of(Role.ANNOTATOR, Role.REVIEWER);

  private final ProjectRoles roles;
  private final Ids ids;

  GiveProjectRole(ProjectRoles roles, Ids ids) {
    this.roles = roles;
    this.ids = ids;
  }

  ProjectRole give(Project project, Membership member, Role role) {
    return roles.give(
        project.organization(),
        project.id(),
        member.user(),
        role,
        () -> ids.next(Ids.Kind.PROJECT_ROLE));
  }
}
