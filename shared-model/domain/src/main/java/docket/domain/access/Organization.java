package docket.domain.access;

import docket.domain.id.OrganizationId;
import docket.domain.id.UserId;
import docket.domain.json.Json;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * A tenant.
 *
 * @param inviteToken secret of the link that lets people join
 * @param defaultRole role of those who join by it
 * @param settings switches and policies, by their name on the wire; absent ones have their default
 */
public record Organization(
    OrganizationId id,
    String title,
    UserId createdBy,
    Instant createdAt,
    String inviteToken,
    Role defaultRole,
    Json.Obj settings,
    long version) {
  private static final String PERMISSIONS = "permissions";

  public boolean allowsLegacyTokens() {
    return flag("legacy_api_tokens_enabled", false);
  }

  public boolean allowsAccessTokens() {
    return flag("api_tokens_enabled", true);
  }

  /** Days that a personal access token lives. */
  public long tokenLifeDays() {
    return settings.get("api_token_ttl_days") instanceof Json.Int(var days) ? days : 73_000;
  }

  /** Minutes from sign-in to the end of a session. */
  public long maxSessionAge() {
    return settings.get("max_session_age") instanceof Json.Int(var minutes) ? minutes : 20_160;
  }

  /** Minutes without a request after which a session ends. */
  public long maxTimeBetweenActivity() {
    return settings.get("max_time_between_activity") instanceof Json.Int(var minutes)
        ? minutes
        : 7_200;
  }

  /** Whether the activity log has the bodies of requests too. */
  public boolean keepsBodiesOfActivity() {
    return flag("extra_data_on_activity_logs", false);
  }

  /** How long the activity log keeps a row. */
  public Duration activityRetention() {
    return Duration.ofDays(
        settings.get("activity_log_retention_days") instanceof Json.Int(var days) ? days : 3_650);
  }

  /** Who may do what here, as far as that is not the default. */
  public PermissionOverrides permissions() {
    return settings.get(PERMISSIONS) instanceof Json.Obj overrides
        ? PermissionOverrides.of(overrides)
        : PermissionOverrides.NONE;
  }

  public Organization withPermissions(PermissionOverrides overrides) {
    return withSettings(settings.with(PERMISSIONS, overrides.toJson()));
  }

  public Organization withSettings(Json.Obj changed) {
    return with(title, inviteToken, defaultRole, changed);
  }

  /** Whether annotators and reviewers learn who nobody else is (spec access.md §3.11). */
  public boolean hidesIdentities() {
    return settings.get("annotator_reviewer_firewall_enabled_at") instanceof Json.Str;
  }

  /** Whether annotators may not go back in the stream (spec access.md §1.6). */
  public boolean forbidsGoingBack() {
    return settings.get("label_stream_navigation_disabled_at") instanceof Json.Str;
  }

  /** Whether the quick view only shows (spec access.md §1.6). */
  public boolean hasReadOnlyQuickView() {
    return settings.get("read_only_quick_view_enabled_at") instanceof Json.Str;
  }

  /** What the history of the settings tells of a change; empty where nothing changes. */
  public Optional<Step> changedTo(Organization after) {
    return SettingsStep.of(this, after);
  }

  private boolean flag(String name, boolean absent) {
    return settings.get(name) instanceof Json.Bool(var value) ? value : absent;
  }

  public Organization with(String newTitle, String token, Role role, Json.Obj changed) {
    return new Organization(id, newTitle, createdBy, createdAt, token, role, changed, version + 1);
  }
}
