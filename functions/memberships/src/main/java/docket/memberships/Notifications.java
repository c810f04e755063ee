package docket.memberships;

import docket.domain.access.Organization;
import docket.domain.json.Json;

/** Kinds of mail that an organization may switch off (spec access.md §3.13). */
final class Notifications {
  /** Tells administrators that somebody joined by the link and waits for a role. */
  static final String WAITING = "not_activated_user_login";

  private Notifications() {}

  /** Whether the organization wants mail of this kind: all of them until it decided about any. */
  static boolean wants(Organization organization, String kind) {
    var allowed =
        organization.settings().get("email_notification_settings") instanceof Json.Obj settings
                && settings.get("notifications_allowed") instanceof Json.Obj decided
            ? decided
            : Json.EMPTY_OBJECT;
    return allowed.fields().isEmpty()
        || (allowed.get(kind) instanceof Json.Bool(var wanted) && wanted);
  }
}
