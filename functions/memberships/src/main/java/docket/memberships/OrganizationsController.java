package docket.memberships;

import docket.domain.access.Membership;
import docket.domain.access.Organization;
import docket.domain.access.Permission;
import docket.domain.access.Role;
import docket.domain.json.Json;
import docket.platform.access.Origins;
import docket.platform.http.Call;
import docket.platform.http.Caller;
import docket.platform.http.Fields;
import docket.platform.http.Reply;
import docket.platform.wire.Times;
import docket.store.access.Organizations;
import docket.store.access.Secrets;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Patch;
import io.micronaut.http.annotation.Post;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Organizations that the caller belongs to, the settings of the active one, and its invite link
 * (spec access.md §1, §8.1).
 */
@Controller("/api")
final class OrganizationsController {
  private static final int LONGEST_TITLE = 1000;
  private static final String CONTACT = "contact_info";

  private static final Set<Role> DEFAULT_ROLES =
      EnumSet.of(Role.NOT_ACTIVATED, Role.ANNOTATOR, Role.REVIEWER, Role.MANAGER);

  private final OrganizationAccess access;
  private final Organizations organizations;
  private final OrganizationSettings settings;
  private final Origins origins;

  OrganizationsController(
      OrganizationAccess access,
      Organizations organizations,
      OrganizationSettings settings,
      Origins origins) {
    this.access = access;
    this.organizations = organizations;
    this.settings = settings;
    this.origins = origins;
  }

  @Get("/organizations")
  Reply list(Call call) {
    var rows =
        organizations.membershipsOf(call.caller().user()).stream()
            .filter(Membership::isLive)
            .map(Membership::organization)
            .map(organizations::find)
            .flatMap(Optional::stream)
            .sorted(order(call.query().text("ordering")))
            .map(OrganizationsController::brief)
            .toList();
    return Reply.ok(Json.array(rows));
  }

  private static Comparator<Organization> order(@Nullable String ordering) {
    boolean descending = ordering != null && ordering.startsWith("-");
    Comparator<Organization> by =
        switch (String.valueOf(ordering).replaceFirst("^-", "")) {
          case "title" -> Comparator.comparing(Organization::title).thenComparing(Organization::id);
          case "created_at" ->
              Comparator.comparing(Organization::createdAt).thenComparing(Organization::id);
          default -> Comparator.comparing(Organization::id);
        };
    return descending ? by.reversed() : by;
  }

  private static Json brief(Organization organization) {
    return Json.object()
        .put("id", organization.id().value())
        .put("title", organization.title())
        .put("created_at", Times.text(organization.createdAt()))
        .put(CONTACT, organization.settings().text(CONTACT))
        .build();
  }

  @Get("/organizations/{id}")
  Reply read(long id, Call call) {
    var organization = access.named(call.caller(), id);
    OrganizationAccess.mustView(call.caller());
    return Reply.ok(view(call.caller(), organization));
  }

  @Patch("/organizations/{id}")
  Reply change(long id, Call call) {
    var before = access.named(call.caller(), id);
    OrganizationAccess.mustAdminister(call.caller());
    var fields = call.fields();
    var title = fields.isNull("title") ? null : Bodies.limited(fields, "title", LONGEST_TITLE);
    if (title != null && title.isBlank()) {
      fields.error("title", "This field may not be blank.");
    }
    var settings = contact(fields, this.settings.changed(call.caller(), before, fields));
    fields.check();
    var after =
        before.with(
            title == null ? before.title() : title,
            before.inviteToken(),
            before.defaultRole(),
            settings);
    access.store(call.caller(), before, after);
    return Reply.ok(view(call.caller(), after));
  }

  /** The role of those who join by the link, and the owner's switches. */
  @Patch("/organizations/{id}/set-default-role")
  Reply setDefaultRole(long id, Call call) {
    var before = access.named(call.caller(), id);
    OrganizationAccess.mustOwn(call.caller());
    var fields = call.fields();
    var role = defaultRole(fields, before.defaultRole());
    var changed = settings.changed(call.caller(), before, fields);
    fields.check();
    var after = before.with(before.title(), before.inviteToken(), role, changed);
    access.store(call.caller(), before, after);
    return Reply.ok(
        OrganizationSettings.view(after)
            .put("organization", after.id().value())
            .put("default_role", after.defaultRole().code()));
  }

  private static Role defaultRole(Fields fields, Role before) {
    var code = fields.text("default_role");
    if (code == null) {
      return before;
    }
    var role = Role.ofCode(code).filter(DEFAULT_ROLES::contains);
    if (role.isEmpty()) {
      fields.error("default_role", "\"%s\" is not a valid choice.".formatted(code));
    }
    return role.orElse(before);
  }

  /** The path without an id, of older documents. */
  @Patch("/organization")
  Reply changeActive(Call call) {
    return change(0, call);
  }

  private static Json.Obj contact(Fields fields, Json.Obj settings) {
    if (!fields.has(CONTACT)) {
      return settings;
    }
    var given = fields.text(CONTACT);
    if (given == null || given.isEmpty()) {
      return settings.without(CONTACT);
    }
    var email = Emails.normalized(given);
    if (email.isEmpty()) {
      fields.error(CONTACT, Emails.REFUSED);
    }
    return settings.with(CONTACT, Json.string(email.orElse("")));
  }

  /** The invite secret is for those who may invite. */
  private static Json view(Caller caller, Organization organization) {
    return OrganizationSettings.view(organization)
        .put("id", organization.id().value())
        .put("title", organization.title())
        .put("created_at", Times.text(organization.createdAt()))
        .put(CONTACT, organization.settings().text(CONTACT))
        .put("token", caller.may(Permission.ORGANIZATIONS_INVITE) ? organization.inviteToken() : "")
        .put("default_role", organization.defaultRole().code())
        .put("billing", billing())
        .build();
  }

  private static Json billing() {
    return Json.object()
        .put("manual_role_management", true)
        .put("manual_workspace_management", true)
        .put("enforce_session_concurrency", false)
        .put("max_parallel_sessions", 1)
        .put("session_concurrency_window_seconds", 0)
        .build();
  }

  @Get("/invite")
  Reply invite(Call call) {
    OrganizationAccess.must(call.caller(), Permission.ORGANIZATIONS_INVITE);
    return Reply.ok(invite(call, access.named(call.caller(), 0)));
  }

  /** Makes the old link useless for everybody who has it. */
  @Post("/invite/reset-token")
  Reply resetInvite(Call call) {
    OrganizationAccess.mustAdminister(call.caller());
    var before = access.named(call.caller(), 0);
    var after =
        before.with(before.title(), Secrets.random(), before.defaultRole(), before.settings());
    access.store(call.caller(), before, after);
    return Reply.created(invite(call, after));
  }

  private Json invite(Call call, Organization organization) {
    var link = origins.of(call.request()) + "/user/signup/?token=" + organization.inviteToken();
    return Json.object().put("token", organization.inviteToken()).put("invite_url", link).build();
  }
}
