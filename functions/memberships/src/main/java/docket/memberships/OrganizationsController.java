package docket.memberships;

import docket.domain.access.Membership;
import docket.domain.access.Organization;
import docket.domain.json.Json;
import docket.platform.access.Origins;
import docket.platform.http.Call;
import docket.platform.http.Caller;
import docket.platform.http.Fields;
import docket.platform.http.Problem;
import docket.platform.http.Reply;
import docket.platform.wire.Times;
import docket.store.access.Organizations;
import docket.store.access.Secrets;
import docket.store.dynamo.Commit;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Patch;
import io.micronaut.http.annotation.Post;
import java.util.Comparator;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Organizations that the caller belongs to, the settings of the active one, and its invite link
 * (spec access.md §1, §8.1).
 */
@Controller("/api")
final class OrganizationsController {
  private static final int LONGEST_TITLE = 1000;
  private static final String CONTACT = "contact_info";

  private final OrganizationAccess access;
  private final Organizations organizations;
  private final Origins origins;

  OrganizationsController(OrganizationAccess access, Organizations organizations, Origins origins) {
    this.access = access;
    this.organizations = organizations;
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
    var settings = contact(fields, before.settings());
    fields.check();
    var after =
        before.with(
            title == null ? before.title() : title,
            before.inviteToken(),
            before.defaultRole(),
            settings);
    store(before, after);
    return Reply.ok(view(call.caller(), after));
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

  private void store(Organization before, Organization after) {
    if (!(organizations.replace(before, after) instanceof Commit.Done)) {
      throw Problem.conflict(
              "Somebody else changed the organization at the same time. Read it again.")
          .exception();
    }
  }

  /** The invite secret is for those who may invite. */
  private static Json view(Caller caller, Organization organization) {
    return Json.object()
        .put("id", organization.id().value())
        .put("title", organization.title())
        .put("created_at", Times.text(organization.createdAt()))
        .put(CONTACT, organization.settings().text(CONTACT))
        .put("token", caller.role().manages() ? organization.inviteToken() : "")
        .put("default_role", organization.defaultRole().code())
        .put("email_notification_settings", Json.EMPTY_OBJECT)
        .put("external_id", organization.settings().text("external_id"))
        .put("embed_enabled", false)
        .put("embed_domains", Json.EMPTY_ARRAY)
        .put("embed_settings", Json.EMPTY_OBJECT)
        .put("custom_scripts_enabled", false)
        .put("custom_interfaces_enabled", false)
        .put("interface_settings", Json.EMPTY_OBJECT)
        .put("react_code_settings", Json.object().put("mode", "disabled"))
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
    OrganizationAccess.mustInvite(call.caller());
    return Reply.ok(invite(call, access.named(call.caller(), 0)));
  }

  /** Makes the old link useless for everybody who has it. */
  @Post("/invite/reset-token")
  Reply resetInvite(Call call) {
    OrganizationAccess.mustAdminister(call.caller());
    var before = access.named(call.caller(), 0);
    var after =
        before.with(before.title(), Secrets.random(), before.defaultRole(), before.settings());
    store(before, after);
    return Reply.created(invite(call, after));
  }

  private Json invite(Call call, Organization organization) {
    var link = origins.of(call.request()) + "/user/signup/?token=" + organization.inviteToken();
    return Json.object().put("token", organization.inviteToken()).put("invite_url", link).build();
  }
}
