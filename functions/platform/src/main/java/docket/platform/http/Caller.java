package docket.platform.http;

import docket.domain.access.Role;
import docket.domain.access.User;
import docket.domain.id.OrganizationId;
import docket.domain.id.UserId;

/**
 * Who sends a request, in the organization that is active for them.
 *
 * @param account as it was read on this request
 * @param role in that organization, read strongly on this request
 * @param via how they proved it
 */
public record Caller(User account, OrganizationId organization, Role role, Credential via) {
  public UserId user() {
    return account.id();
  }

  /** A way to prove who one is. */
  public enum Credential {
    SESSION,
    LEGACY_TOKEN,
    ACCESS_TOKEN
  }
}
