package docket.store.access;

import docket.domain.access.Invited;
import docket.domain.access.Membership;
import docket.domain.access.Onboarding;
import docket.domain.access.Organization;
import docket.domain.access.Preferences;
import docket.domain.access.Role;
import docket.domain.access.User;
import docket.domain.access.Workspace;
import docket.domain.id.OrganizationId;
import docket.domain.id.UserId;
import docket.domain.json.Json;
import docket.store.dynamo.Item;
import docket.store.dynamo.Key;
import docket.store.json.JsonText;
import org.jspecify.annotations.Nullable;

/** Items of identity and back. */
final class AccessItems {
  private AccessItems() {}

  static Item.Builder account(User user) {
    var organization = user.activeOrganization();
    return Item.at(AccessKeys.account(user.id()))
        .set("em", user.email())
        .set("un", user.username())
        .set("fn", user.firstName())
        .set("ln", user.lastName())
        .set("ph", user.phone())
        .set("ao", organization == null ? null : organization.value())
        .set("ja", user.joinedAt())
        .set("la", user.lastActivity())
        .set("nl", user.allowNewsletters() ? Boolean.TRUE : null)
        .set("ob", onboarding(user))
        .set("en", notifications(user))
        .set("se", user.sessionEpoch())
        .set("te", user.tokenEpoch())
        .set("av", user.avatar());
  }

  static User toUser(Item item) {
    var organization = item.optionalNumber("ao");
    return new User(
        new UserId(Long.parseLong(item.key().pk().substring(2))),
        item.text("em"),
        item.text("un", ""),
        item.text("fn", ""),
        item.text("ln", ""),
        item.text("ph", ""),
        organization == null ? null : new OrganizationId(organization),
        item.requiredInstant("ja"),
        item.instant("la"),
        item.flag("nl"),
        preferences(item),
        item.number("se"),
        item.number("te"),
        item.optionalText("av"));
  }

  static @Nullable String onboarding(User user) {
    var state = user.preferences().onboarding();
    return state == null ? null : state.code();
  }

  static byte @Nullable [] notifications(User user) {
    var kinds = user.preferences().notifications();
    return kinds.fields().isEmpty() ? null : JsonText.bytes(kinds);
  }

  private static Preferences preferences(Item item) {
    var kinds = item.bytes("en");
    return new Preferences(
        Onboarding.ofCode(item.text("ob", "")).orElse(null),
        kinds != null && JsonText.stored(kinds) instanceof Json.Obj object
            ? object
            : Json.EMPTY_OBJECT);
  }

  static Item membership(Membership membership, Key key) {
    var invited = membership.invited();
    return Item.at(key)
        .set("o", membership.organization().value())
        .set("u", membership.user().value())
        .set("r", membership.role().code())
        .set("ut", membership.userType())
        .set("ca", membership.createdAt())
        .set("da", membership.deletedAt())
        .set("ib", invited == null ? null : invited.by().value())
        .set("ia", invited == null ? null : invited.at())
        .set("ie", invited == null ? null : invited.expiresAt())
        .set("v", membership.version())
        .build();
  }

  static Membership toMembership(Item item) {
    return new Membership(
        new OrganizationId(item.number("o")),
        new UserId(item.number("u")),
        Role.ofCode(item.text("r")).orElse(Role.DEACTIVATED),
        item.text("ut", "standard"),
        item.requiredInstant("ca"),
        item.instant("da"),
        invited(item),
        item.number("v"));
  }

  private static @Nullable Invited invited(Item item) {
    var by = item.optionalNumber("ib");
    return by == null
        ? null
        : new Invited(new UserId(by), item.requiredInstant("ia"), item.requiredInstant("ie"));
  }

  static Item organization(Organization organization) {
    return Item.at(AccessKeys.settings(organization.id()))
        .set("o", organization.id().value())
        .set("t", organization.title())
        .set("cb", organization.createdBy().value())
        .set("ca", organization.createdAt())
        .set("it", organization.inviteToken())
        .set("dr", organization.defaultRole().code())
        .set("s", JsonText.bytes(organization.settings()))
        .set("v", organization.version())
        .build();
  }

  static Organization toOrganization(Item item) {
    var settings = item.bytes("s");
    return new Organization(
        new OrganizationId(item.number("o")),
        item.text("t", ""),
        new UserId(item.number("cb")),
        item.requiredInstant("ca"),
        item.text("it"),
        Role.ofCode(item.text("dr", "NO")).orElse(Role.NOT_ACTIVATED),
        settings != null && JsonText.stored(settings) instanceof Json.Obj object
            ? object
            : Json.EMPTY_OBJECT,
        item.number("v"));
  }

  static Item workspace(Workspace workspace) {
    return Item.at(AccessKeys.workspace(workspace.organization(), workspace.id()))
        .set("o", workspace.organization().value())
        .set("id", workspace.id())
        .set("t", workspace.title())
        .set("d", workspace.description())
        .set("c", workspace.color())
        .set("cb", workspace.createdBy().value())
        .set("ca", workspace.createdAt())
        .set("ps", workspace.isPersonal() ? Boolean.TRUE : null)
        .set("ar", workspace.isArchived() ? Boolean.TRUE : null)
        .set("v", workspace.version())
        .build();
  }

  static Workspace toWorkspace(Item item) {
    return new Workspace(
        item.number("id"),
        new OrganizationId(item.number("o")),
        item.text("t", ""),
        item.text("d", ""),
        item.text("c", ""),
        new UserId(item.number("cb")),
        item.requiredInstant("ca"),
        item.flag("ps"),
        item.flag("ar"),
        item.number("v"));
  }
}
