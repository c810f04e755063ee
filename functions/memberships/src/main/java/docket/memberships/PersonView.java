package docket.memberships;

import docket.domain.access.Membership;
import docket.domain.access.Organization;
import docket.domain.access.Permission;
import docket.domain.access.User;
import docket.domain.json.Json;
import docket.domain.json.Json.ObjectBuilder;
import docket.platform.wire.Times;
import docket.platform.wire.UserView;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A person as the API tells of them, seen from one organization: what they are elsewhere stays
 * untold (spec access.md §3.1).
 */
final class PersonView {
  private PersonView() {}

  /**
   * The organization that the view is made in.
   *
   * @param ownerEmail empty where the owner is unknown
   */
  record Within(Organization organization, String ownerEmail) {}

  /** A member. */
  record Member(User user, Membership membership) {}

  /** The schema {@code LseUserAPI}. */
  static ObjectBuilder api(Member member, Within within, @Nullable Json hotkeys) {
    var view = person(member.user(), within, hotkeys);
    var membership = membership(member.membership());
    return view.put("active_organization_meta", meta(within))
        .put("organization_membership", membership)
        .put("org_membership", Json.array(List.of(membership)));
  }

  /** The schema {@code LseUser}. */
  static ObjectBuilder full(Member member, Within within, @Nullable Json hotkeys) {
    return api(member, within, hotkeys).put("pause", null).put("lse_fields", lseFields(member));
  }

  /** The schema {@code WhoAmIUser}. */
  static ObjectBuilder whoAmI(Member member, Within within, @Nullable Json hotkeys) {
    var external = within.organization().settings().text("external_id");
    return full(member, within, hotkeys)
        .put(
            "lse_fields",
            lseFields(member).with("active_organization_external_id", Json.of(external)))
        .put(
            "permissions",
            within.organization().permissions().of(member.membership().role()).stream()
                .map(Permission::key)
                .toList())
        .put("social_accounts", Json.EMPTY_ARRAY);
  }

  /**
   * What every schema of a person has. Old clients break on null in a name, the phone or the last
   * activity.
   */
  static ObjectBuilder person(User user, Within within, @Nullable Json hotkeys) {
    var last = user.lastActivity();
    return Json.object()
        .put("id", user.id().value())
        .put("first_name", user.firstName())
        .put("last_name", user.lastName())
        .put("username", user.username())
        .put("email", user.email())
        .put("last_activity", Times.text(last == null ? user.joinedAt() : last))
        .put("custom_hotkeys", hotkeys == null ? Json.EMPTY_OBJECT : hotkeys)
        .put("avatar", UserView.avatar(user))
        .put("initials", user.initials())
        .put("phone", user.phone())
        .put("active_organization", within.organization().id().value())
        .put("allow_newsletters", user.allowNewsletters())
        .put("date_joined", Times.text(user.joinedAt()));
  }

  static Json.Obj membership(Membership membership) {
    return Json.object()
        .put("organization_id", membership.organization().value())
        .put("role", membership.role().code())
        .put("active", membership.isActive())
        .put("user_type", membership.userType())
        .put("flex", null)
        .build();
  }

  private static Json meta(Within within) {
    return Json.object()
        .put("title", within.organization().title())
        .put("email", within.ownerEmail())
        .build();
  }

  /** How somebody came in, and what they prefer; who used an invitation did so in time. */
  static Json.Obj lseFields(Member member) {
    var invited = member.membership().invited();
    var preferences = member.user().preferences();
    var onboarding = preferences.onboarding();
    return Json.object()
        .put("invited_at", invited == null ? null : Times.text(invited.at()))
        .put("invited_by", invited == null ? null : invited.by().value())
        .put("invite_activated", invited == null ? null : true)
        .put("invite_expired", invited == null ? null : false)
        .put("invite_expired_at", invited == null ? null : Times.text(invited.expiresAt()))
        .put("onboarding_state", onboarding == null ? null : onboarding.code())
        .put("social_auth_finished", null)
        .put("trial_company", null)
        .put("trial_experience_labeling", null)
        .put("trial_license_enterprise", null)
        .put("trial_models_in_production", null)
        .put("trial_role", null)
        .put("email_notification_settings", preferences.notifications())
        .build();
  }
}
