package docket.domain.access;

import docket.domain.id.OrganizationId;
import docket.domain.id.UserId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A person in an organization. Kept after its end, so that their work keeps its author.
 *
 * @param userType standard, service, viewonly or flex
 * @param deletedAt when the member was removed; null for a live membership
 */
public record Membership(
    OrganizationId organization,
    UserId user,
    Role role,
    String userType,
    Instant createdAt,
    @Nullable Instant deletedAt,
    long version) {

  /** A new member. */
  public static Membership of(OrganizationId organization, UserId user, Role role, Instant now) {
    return new Membership(organization, user, role, "standard", now, null, 1);
  }

  /** Whether the person may use the organization at all. */
  public boolean isActive() {
    return isLive() && role != Role.NOT_ACTIVATED;
  }

  /** Whether the person belongs to the organization, be it without a role so far. */
  public boolean isLive() {
    return deletedAt == null && role != Role.DEACTIVATED;
  }

  /** Whether sign-in is for people here, and not for a program's account. */
  public boolean signsIn() {
    return isLive() && !userType.equals("service");
  }

  public Membership withRole(Role newRole) {
    return new Membership(organization, user, newRole, userType, createdAt, null, version + 1);
  }

  public Membership removed(Instant now) {
    return new Membership(organization, user, role, userType, createdAt, now, version + 1);
  }
}
