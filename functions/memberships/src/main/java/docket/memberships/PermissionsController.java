package docket.memberships;

import docket.domain.access.ConfigurablePermission;
import docket.domain.access.Organization;
import docket.domain.access.Role;
import docket.domain.json.Json;
import docket.domain.json.Json.ObjectBuilder;
import docket.platform.http.Call;
import docket.platform.http.Caller;
import docket.platform.http.Fields;
import docket.platform.http.Problem;
import docket.platform.http.Reply;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Delete;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Patch;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Put;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Which roles may do what, where the owner has decided it (spec access.md §5.4). Without a decision
 * a permission has its default, and is not listed here but among the options.
 */
@Controller("/api/organizations/{id}/permissions")
final class PermissionsController {
  private static final String MISSING = "Permission not found for organization";

  private final OrganizationAccess access;

  PermissionsController(OrganizationAccess access) {
    this.access = access;
  }

  @Get
  Reply list(long id, Call call) {
    var organization = owned(call, id);
    var rows =
        Stream.of(ConfigurablePermission.values())
            .filter(known -> organization.permissions().has(known.permission()))
            .sorted(order(call.query().text("ordering")))
            .map(known -> row(organization, known))
            .toList();
    return Reply.ok(Json.array(rows));
  }

  private static Comparator<ConfigurablePermission> order(@Nullable String ordering) {
    Comparator<ConfigurablePermission> by =
        "permission".equals(String.valueOf(ordering).replaceFirst("^-", ""))
            ? Comparator.comparing(known -> known.permission().key())
            : Comparator.naturalOrder();
    return ordering != null && ordering.startsWith("-") ? by.reversed() : by;
  }

  @Get("/options")
  Reply options(long id, Call call) {
    owned(call, id);
    return Reply.ok(
        Json.array(
            Stream.of(ConfigurablePermission.values())
                .map(known -> (Json) described(known).build())
                .toList()));
  }

  /** Decides anew, be there an earlier decision or none. */
  @Post
  Reply decide(long id, Call call) {
    var before = owned(call, id);
    var fields = call.fields();
    var key = fields.requiredText("permission");
    var known = ConfigurablePermission.ofKey(key);
    if (known.isEmpty() && !key.isBlank()) {
      fields.error("permission", "\"%s\" is not a valid choice.".formatted(key));
    }
    var roles = roles(fields);
    fields.check();
    return Reply.ok(decided(call.caller(), before, known.orElseThrow(), roles));
  }

  @Get("/{key}")
  Reply read(long id, String key, Call call) {
    var organization = owned(call, id);
    return Reply.ok(row(organization, decided(organization, key)));
  }

  @Patch("/{key}")
  Reply change(long id, String key, Call call) {
    var before = owned(call, id);
    var known = decided(before, key);
    var fields = call.fields();
    var roles =
        fields.has("roles") ? roles(fields) : before.permissions().roles(known.permission());
    fields.check();
    return Reply.ok(decided(call.caller(), before, known, roles));
  }

  @Put("/{key}")
  Reply replace(long id, String key, Call call) {
    var before = owned(call, id);
    var known = decided(before, key);
    var fields = call.fields();
    var roles = roles(fields);
    fields.check();
    return Reply.ok(decided(call.caller(), before, known, roles));
  }

  /** Back to the default. */
  @Delete("/{key}")
  Reply reset(long id, String key, Call call) {
    var before = owned(call, id);
    var known = decided(before, key);
    access.store(
        call.caller(),
        before,
        before.withPermissions(before.permissions().without(known.permission())));
    return Reply.noContent();
  }

  private Organization owned(Call call, long id) {
    var organization = access.named(call.caller(), id);
    OrganizationAccess.mustOwn(call.caller());
    return organization;
  }

  private static ConfigurablePermission decided(Organization organization, String key) {
    return ConfigurablePermission.ofKey(key)
        .filter(known -> organization.permissions().has(known.permission()))
        .orElseThrow(() -> Problem.notFound(MISSING).exception());
  }

  private Json decided(
      Caller caller, Organization before, ConfigurablePermission known, Set<Role> roles) {
    var after = before.withPermissions(before.permissions().with(known.permission(), roles));
    access.store(caller, before, after);
    return row(after, known);
  }

  /** The owner's own role may be named, and changes nothing: they always may. */
  private static Set<Role> roles(Fields fields) {
    var roles = EnumSet.noneOf(Role.class);
    if (!(fields.value("roles") instanceof Json.Arr(var items))) {
      fields.error(
          "roles", fields.has("roles") ? "Expected a list of roles." : "This field is required.");
      return roles;
    }
    for (var item : items) {
      var code = item instanceof Json.Str(var text) ? text : "";
      var role = Role.ofCode(code).filter(ConfigurablePermission.OPTIONS::contains);
      role.ifPresent(roles::add);
      if (role.isEmpty() && !code.equals(Role.OWNER.code())) {
        fields.error("roles", "\"%s\" is not a valid choice.".formatted(code));
      }
    }
    return roles;
  }

  private static Json row(Organization organization, ConfigurablePermission known) {
    return described(known)
        .put("id", known.ordinal() + 1)
        .put("organization", organization.id().value())
        .put("roles", codes(organization.permissions().roles(known.permission())))
        .build();
  }

  private static ObjectBuilder described(ConfigurablePermission known) {
    return Json.object()
        .put("permission", known.permission().key())
        .put("label", known.label())
        .put("tooltip", known.tooltip())
        .put("group", known.group())
        .put("default", codes(known.permission().roles()))
        .put("options", codes(ConfigurablePermission.OPTIONS));
  }

  /** From the lowest role to the highest; the owner goes without saying. */
  private static List<String> codes(Collection<Role> roles) {
    return ConfigurablePermission.OPTIONS.reversed().stream()
        .filter(roles::contains)
        .map(Role::code)
        .toList();
  }
}
