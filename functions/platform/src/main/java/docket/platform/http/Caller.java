package docket.platform.http;

import docket.domain.access.Permission;
import docket.domain.access.PermissionOverrides;
import docket.domain.access.Role;
import docket.domain.access.User;
import docket.domain.id.OrganizationId;
import docket.domain.id.UserId;

/**
 * Who sends a request, in the organization that is active for them.
 *
 * @param account as it was read on this request
 * @param role in that organization, read strongly on this request
 * @param permissions what the organization decided about permissions; may be a moment old
 * @param via how they proved it
 */
public record Caller(
    User account,
    OrganizationId organization,
    Role role,
    PermissionOverrides permissions,
    Credential via) {
  public UserId user() {
    return account.id();
  }

  /** Whether their role may, before it is asked what it reaches. */
  public boolean may(Permission permission) {
    return permissions.allow(role, permission);
  }

  /** A way to prove who one is. */
  public enum Credential {
    SESSION,
    LEGACY_TOKEN,
    ACCESS_TOKEN
  }
}
