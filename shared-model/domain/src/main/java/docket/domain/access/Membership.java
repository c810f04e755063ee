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
 * @param invited the mail that they came in by; null for those who came in otherwise
 */
public record Membership(
    OrganizationId organization,
    UserId user,
    Role role,
    String userType,
    Instant createdAt,
    @Nullable Instant deletedAt,
    @Nullable Invited invited,
    long version) {
  private static final String VIEW_ONLY = "viewonly";

  /** The seat of who works. */
  public static final String STANDARD = "standard";

  /** A new member. */
  public static Membership of(OrganizationId organization, UserId user, Role role, Instant now) {
    return new Membership(organization, user, role, STANDARD, now, null, null, 1);
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

  /** Another role. Whoever could only look on takes a seat with a role to work in (§3.7). */
  public Membership withRole(Role newRole) {
    boolean takesSeat = userType.equals(VIEW_ONLY) && newRole.isWorking();
    return with(newRole, takesSeat ? STANDARD : userType, invited);
  }

  /** Lets somebody in again by another invitation. */
  public Membership invitedAgain(Role newRole, String type, Invited invitation) {
    return with(newRole, type, invitation);
  }

  private Membership with(Role newRole, String type, @Nullable Invited invitation) {
    return new Membership(
        organization, user, newRole, type, createdAt, null, invitation, version + 1);
  }

  public Membership removed(Instant now) {
    return new Membership(organization, user, role, userType, createdAt, now, invited, version + 1);
  }

  /** Whether the member takes one of the paid seats (§3.10). */
  public boolean takesSeat() {
    boolean works = role == Role.OWNER || role.isWorking();
    return isLive() && works && !userType.equals("service") && !userType.equals(VIEW_ONLY);
  }
}
