package docket.memberships;

import docket.domain.access.Organization;
import docket.domain.access.User;
import docket.domain.json.Json;

/** Kinds of mail that an organization may switch off (spec access.md §3.13). */
final class Notifications {
  /** Tells administrators that somebody joined by the link and waits for a role. */
  static final String WAITING = "not_activated_user_login";

  private Notifications() {}

  /** Whether the organization wants mail of this kind: all of them until it decided about any. */
  static boolean wants(Organization organization, String kind) {
    return wants(organization.settings().object("email_notification_settings"), kind);
  }

  /** Whether the person wants it, where their organization does. */
  static boolean wants(User person, String kind) {
    return wants(person.preferences().notifications(), kind);
  }

  private static boolean wants(Json.Obj settings, String kind) {
    var allowed = settings.object("notifications_allowed");
    return allowed.fields().isEmpty()
        || (allowed.get(kind) instanceof Json.Bool(var wanted) && wanted);
  }
}
