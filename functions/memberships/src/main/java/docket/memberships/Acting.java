package docket.memberships;

import docket.domain.access.Organization;
import docket.domain.access.PermissionOverrides;
import docket.domain.access.User;
import docket.platform.http.Call;
import docket.platform.http.Caller;
import docket.store.access.Organizations;
import jakarta.inject.Singleton;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * People as callers where the request itself proves who they are, or fails to: signing in, signing
 * up, a new password, a token that is refreshed.
 */
@Singleton
final class Acting {
  private final Organizations organizations;

  Acting(Organizations organizations) {
    this.organizations = organizations;
  }

  /** The person in the organization that is active for them; empty where there is none. */
  Optional<Caller> as(User user) {
    var active = user.activeOrganization();
    return active == null
        ? Optional.empty()
        : organizations
            .membership(user.id(), active)
            .map(membership ->
                new Caller(
                    user,
                    active,
                    membership.role(),
                    organizations
                        .findRecent(active)
                        .map(Organization::permissions)
                        .orElse(PermissionOverrides.NONE),
                    Caller.Credential.SESSION));
  }

  /**
   * Has the request noted in the activity log of the person's organization (spec access.md §10.5).
   *
   * @param account whose sign-in was tried; null for nobody's
   */
  void note(Call call, @Nullable User account) {
    if (account != null) {
      as(account).ifPresent(call::noteAs);
    }
  }
}
