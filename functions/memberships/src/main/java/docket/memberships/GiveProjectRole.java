package docket.memberships;

import docket.domain.access.Act;
import docket.domain.access.Membership;
import docket.domain.access.Role;
import docket.domain.projects.Project;
import docket.platform.http.Caller;
import docket.store.access.ProjectRoles;
import docket.store.access.ProjectRoles.ProjectRole;
import docket.store.access.ProjectRoles.Wish;
import docket.store.ids.Ids;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.EnumSet;
import java.util.Set;

/** Gives an annotator or reviewer another role in one project (spec access.md §6.1). */
@Singleton
final class GiveProjectRole {
  /** Roles that can be given, and whose holders can be given one. */
  static final Set<Role> ROLES = EnumSet.of(Role.ANNOTATOR, Role.REVIEWER);

  private final ProjectRoles roles;
  private final Ids ids;
  private final Clock clock;

  GiveProjectRole(ProjectRoles roles, Ids ids, Clock clock) {
    this.roles = roles;
    this.ids = ids;
    this.clock = clock;
  }

  ProjectRole give(Caller caller, Project project, Membership member, Role role) {
    return roles.give(
        new Wish(project.organization(), project.id(), member.user(), role),
        () -> ids.next(Ids.Kind.PROJECT_ROLE),
        Act.of(caller.user(), clock.instant()));
  }
}
