package docket.memberships;

import docket.domain.json.Json;
import docket.platform.http.Anonymous;
import docket.platform.http.Call;
import docket.platform.http.Reply;
import docket.platform.http.Version;
import docket.store.access.Organizations;
import docket.store.projects.Projects;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import java.util.List;

/** What this deployment is and allows (spec api.md §16, access.md §1.8). */
@Controller
final class SystemController {
  /** The release of the contract that clients read out of the version. */
  private static final String CONTRACT = "1.20.0";

  private static final long UNLIMITED = Seat.LIMIT;

  private final Version version;
  private final Organizations organizations;
  private final Projects projects;

  SystemController(Version version, Organizations organizations, Projects projects) {
    this.version = version;
    this.organizations = organizations;
    this.projects = projects;
  }

  @Anonymous
  @Get("/health")
  Reply health(Call call) {
    return Reply.ok(Json.object().put("status", "UP"));
  }

  /**
   * Old clients see the edition in the enterprise key, newer ones in {@code edition}; nothing here
   * tells a build's detail.
   */
  @Anonymous
  @Get("/api/version")
  Reply version(Call call) {
    var part = Json.object().put("version", CONTRACT).build();
    return Reply.ok(
        Json.object()
            .put("release", version.release())
            .put("edition", "Enterprise")
            .put("label-studio-os-package", part.with("short_version", Json.string("1.20")))
            .put("label-studio-os-backend", part)
            .put("label-studio-enterprise-backend", Json.object().put("version", version.release()))
            .put("label-studio-frontend", part)
            .put("label-studio-converter", part)
            .put("dm2", part)
            .put("lsf", part)
            .put("backend", part));
  }

  @Get("/api/feature-flags")
  Reply featureFlags(Call call) {
    return Reply.ok(Json.EMPTY_OBJECT);
  }

  @Get("/api/billing/info")
  Reply billing(Call call) {
    var organization = call.caller().organization();
    long people =
        organizations.members(organization).stream()
            .filter(membership -> membership.isActive())
            .count();
    return Reply.ok(
        Json.object()
            .put("billing_checks", checks(projects.cards(organization).size(), people))
            .put("billing_flags", flags()));
  }

  private static Json checks(long projectCount, long people) {
    return Json.object()
        .put("projects", count(projectCount))
        .put("users", count(people))
        .put("results", count(0))
        .put("import_storages", count(0))
        .put("export_storages", count(0))
        .put("organization_is_active", true)
        .put("license_issued", null)
        .put("license_expires", null)
        .put("license_warning", null)
        .put("is_license_expired", false)
        .put("is_license_warning", false)
        .put("trial_days", 0)
        .put("prompts_api_keys_enabled", false)
        .put("prompts_enabled", false)
        .put("prompts_expire", null)
        .put("prompts_status", "unknown")
        .put("prompts_warning", null)
        .put("is_prompts_expire", false)
        .put("is_prompts_warning", false)
        .build();
  }

  private static Json count(long count) {
    return Json.object()
        .put("count", count)
        .put("limit", UNLIMITED)
        .put("reached", count >= UNLIMITED)
        .build();
  }

  private static Json flags() {
    var flags = Json.object();
    ON.forEach(name -> flags.put(name, true));
    OFF.forEach(name -> flags.put(name, false));
    return flags
        .put("activated_at", null)
        .put("white_label_id", null)
        .put("embed_domains", Json.EMPTY_ARRAY)
        .put("embed_settings", Json.EMPTY_OBJECT)
        .build();
  }

  private static final List<String> ON =
      List.of(
          "allow_activity_log",
          "allow_ai",
          "allow_ask_ai",
          "allow_data_credentials",
          "allow_invite_people",
          "allow_invite_project_experts",
          "allow_nda",
          "allow_organization_webhooks",
          "allow_reviewing",
          "allow_sso",
          "allow_storage_proxy",
          "manual_role_management",
          "manual_workspace_management",
          "storage_persistence");

  private static final List<String> OFF =
      List.of(
          "automax_enabled",
          "automax_token_exists",
          "cloud_instance",
          "disable_members_page",
          "disable_project_imports",
          "early_adopter",
          "email_configured",
          "embed_enabled",
          "secure_mode");
}
