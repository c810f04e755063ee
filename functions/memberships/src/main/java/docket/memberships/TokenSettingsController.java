package docket.memberships;

import docket.domain.access.Organization;
import docket.domain.json.Json;
import docket.platform.http.Call;
import docket.platform.http.Caller;
import docket.platform.http.Reply;
import docket.platform.wire.Times;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Patch;
import io.micronaut.http.annotation.Post;
import java.time.Clock;
import java.time.Instant;

/**
 * Which kinds of token an organization takes, and how long its sessions live (spec access.md §8.3,
 * §9.6).
 */
@Controller("/api")
final class TokenSettingsController {
  private static final long MAX_DAYS = 73_000;
  private static final String AGE = "max_session_age";
  private static final String IDLE = "max_time_between_activity";
  private static final String POLICY_CHANGED = "session_policy_updated_at";

  private final OrganizationAccess access;
  private final Clock clock;

  TokenSettingsController(OrganizationAccess access, Clock clock) {
    this.access = access;
    this.clock = clock;
  }

  @Get("/jwt/settings")
  Reply tokenSettings(Call call) {
    OrganizationAccess.mustAdminister(call.caller());
    return Reply.ok(tokenSettings(access.named(call.caller(), 0)));
  }

  @Post("/jwt/settings")
  Reply changeTokenSettings(Call call) {
    OrganizationAccess.mustAdminister(call.caller());
    var before = access.named(call.caller(), 0);
    var fields = call.fields();
    fields.requiredNumber("api_token_ttl_days");
    var days = Bodies.bounded(fields, "api_token_ttl_days", 1, MAX_DAYS);
    boolean access = fields.flag("api_tokens_enabled", before.allowsAccessTokens());
    boolean legacy = fields.flag("legacy_api_tokens_enabled", before.allowsLegacyTokens());
    fields.check();
    var settings =
        before
            .settings()
            .with("api_tokens_enabled", Json.bool(access))
            .with("legacy_api_tokens_enabled", Json.bool(legacy))
            .with("api_token_ttl_days", Json.of(days));
    return Reply.ok(tokenSettings(stored(call.caller(), before, settings)));
  }

  private static Json tokenSettings(Organization organization) {
    return Json.object()
        .put("api_tokens_enabled", organization.allowsAccessTokens())
        .put("legacy_api_tokens_enabled", organization.allowsLegacyTokens())
        .put("api_token_ttl_days", organization.tokenLifeDays())
        .build();
  }

  @Get("/session-policy")
  Reply policy(Call call) {
    OrganizationAccess.mustAdminister(call.caller());
    return Reply.ok(policy(access.named(call.caller(), 0)));
  }

  @Patch("/session-policy")
  Reply changePolicy(Call call) {
    OrganizationAccess.mustOwn(call.caller());
    var before = access.named(call.caller(), 0);
    var fields = call.fields();
    var age = Bodies.bounded(fields, AGE, 1, Integer.MAX_VALUE);
    var idle = Bodies.bounded(fields, IDLE, 1, Integer.MAX_VALUE);
    fields.check();
    var settings = before.settings().with(POLICY_CHANGED, Json.of(Times.text(clock.instant())));
    settings = age == null ? settings : settings.with(AGE, Json.number(age));
    settings = idle == null ? settings : settings.with(IDLE, Json.number(idle));
    return Reply.ok(policy(stored(call.caller(), before, settings)));
  }

  private static Json policy(Organization organization) {
    var changed = organization.settings().text(POLICY_CHANGED);
    Instant created = organization.createdAt();
    return Json.object()
        .put(AGE, organization.maxSessionAge())
        .put(IDLE, organization.maxTimeBetweenActivity())
        .put("created_at", Times.text(created))
        .put("updated_at", changed == null ? Times.text(created) : changed)
        .build();
  }

  private Organization stored(Caller caller, Organization before, Json.Obj settings) {
    var after = before.withSettings(settings);
    access.store(caller, before, after);
    return after;
  }
}
