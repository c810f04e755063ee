package docket.memberships;

import docket.domain.access.Act;
import docket.domain.access.Membership;
import docket.domain.access.Organization;
import docket.domain.access.Permission;
import docket.domain.access.Role;
import docket.domain.id.OrganizationId;
import docket.domain.id.UserId;
import docket.platform.http.Caller;
import docket.platform.http.Problem;
import docket.store.access.Organizations;
import docket.store.dynamo.Commit;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.Optional;

/**
 * What a caller may do with the organization and its people (spec access.md §5.1): 404 for any
 * organization but the active one.
 */
@Singleton
final class OrganizationAccess {
  private final Organizations organizations;
  private final Clock clock;

  OrganizationAccess(Organizations organizations, Clock clock) {
    this.organizations = organizations;
    this.clock = clock;
  }

  /**
   * The organization that a path names.
   *
   * @param id 0 stands for the active one
   */
  Organization named(Caller caller, long id) {
    if (id != 0 && id != caller.organization().value()) {
      throw Problem.notFound().exception();
    }
    return organizations
        .find(caller.organization())
        .orElseThrow(() -> Problem.notFound().exception());
  }

  /** For managers and up: settings and the list of people. */
  static void mustView(Caller caller) {
    must(caller.role().manages());
  }

  static void must(Caller caller, Permission permission) {
    must(caller.may(permission));
  }

  static void mustAdminister(Caller caller) {
    must(caller.role().administers());
  }

  static void mustOwn(Caller caller) {
    must(caller.role() == Role.OWNER);
  }

  private static void must(boolean allowed) {
    if (!allowed) {
      throw Problem.forbidden().exception();
    }
  }

  /** Stores a change; 409 where somebody else was faster. */
  void store(Caller caller, Organization before, Organization after) {
    var act = Act.of(caller.user(), clock.instant());
    if (!(organizations.replace(before, after, act) instanceof Commit.Done)) {
      throw Problem.conflict(
              "Somebody else changed the organization at the same time. Read it again.")
          .exception();
    }
  }

  /** A member who was not removed; 404 for anybody else. */
  Membership member(OrganizationId organization, long user) {
    return memberOrNobody(organization, user).orElseThrow(() -> Problem.notFound().exception());
  }

  Optional<Membership> memberOrNobody(OrganizationId organization, long user) {
    return organizations
        .membership(new UserId(user), organization)
        .filter(membership -> membership.deletedAt() == null);
  }
}
