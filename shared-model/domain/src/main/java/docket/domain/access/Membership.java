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

  /** Whether the person may use the organization at all. */
  public boolean isActive() {
    return deletedAt == null && role.isActive();
  }
}
