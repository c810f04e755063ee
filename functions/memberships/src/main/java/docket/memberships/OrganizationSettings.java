package docket.memberships;

import docket.domain.access.Membership;
import docket.domain.access.Organization;
import docket.domain.json.Json;
import docket.domain.json.Json.ObjectBuilder;
import docket.platform.http.Caller;
import docket.platform.http.Fields;
import docket.platform.wire.Times;
import docket.store.access.Organizations;
import docket.store.json.JsonText;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.List;
import java.util.Objects;

/**
 * The switches of an organization, who may set them and what they may hold (spec access.md §1.6).
 */
@Singleton
final class OrganizationSettings {
  private static final String SCRIPTS = "custom_scripts_enabled";
  private static final String SCRIPTS_AT = "custom_scripts_enabled_at";
  private static final String NOTIFICATIONS = "email_notification_settings";
  private static final String EXTERNAL_ID = "external_id";
  private static final int LONGEST_ID = 255;
  private static final int LARGEST = 20_000;
  private static final int LEAST_DAYS = 30;
  private static final int MOST_DAYS = 3_650;

  /** What a setting may hold besides null. */
  private enum Shape {
    FLAG,
    TEXT,
    TIME,
    DAYS,
    OBJECT,
    LIST
  }

  /**
   * A setting.
   *
   * @param absent what is told where it was never set
   */
  private record Rule(String name, boolean ownersOnly, Shape shape, Json absent) {}

  private static final List<Rule> RULES =
      List.of(
          new Rule(NOTIFICATIONS, false, Shape.OBJECT, Json.EMPTY_OBJECT),
          new Rule("embed_enabled", true, Shape.FLAG, new Json.Bool(false)),
          new Rule("embed_domains", true, Shape.LIST, Json.EMPTY_ARRAY),
          new Rule("embed_settings", true, Shape.OBJECT, Json.EMPTY_OBJECT),
          new Rule("custom_interfaces_enabled", true, Shape.FLAG, new Json.Bool(false)),
          new Rule("interface_settings", true, Shape.OBJECT, Json.EMPTY_OBJECT),
          new Rule(
              "react_code_settings",
              true,
              Shape.OBJECT,
              Json.object().put("mode", "disabled").build()),
          new Rule(EXTERNAL_ID, true, Shape.TEXT, Json.NULL),
          new Rule("extra_data_on_activity_logs", true, Shape.FLAG, new Json.Bool(false)),
          new Rule("activity_log_retention_days", true, Shape.DAYS, Json.NULL),
          new Rule(SCRIPTS_AT, true, Shape.TIME, Json.NULL),
          new Rule("annotator_reviewer_firewall_enabled_at", true, Shape.TIME, Json.NULL),
          new Rule("label_stream_navigation_disabled_at", true, Shape.TIME, Json.NULL),
          new Rule("read_only_quick_view_enabled_at", true, Shape.TIME, Json.NULL));

  private final Organizations organizations;
  private final Clock clock;

  OrganizationSettings(Organizations organizations, Clock clock) {
    this.organizations = organizations;
    this.clock = clock;
  }

  /** Every setting with its value, as the API tells it. */
  static ObjectBuilder view(Organization organization) {
    var view = Json.object();
    for (var rule : RULES) {
      var value = organization.settings().get(rule.name());
      view.put(rule.name(), value == null ? rule.absent() : value);
    }
    var scripts = organization.settings().get(SCRIPTS_AT);
    view.put(SCRIPTS, scripts != null && !(scripts instanceof Json.Null));
    view.put(NOTIFICATIONS, notifications(organization));
    return view;
  }

  private static Json notifications(Organization organization) {
    var stored =
        organization.settings().get(NOTIFICATIONS) instanceof Json.Obj given
            ? given
            : Json.EMPTY_OBJECT;
    return stored.with(
        "notification_types",
        Json.array(
            List.of(
                Json.object()
                    .put("value", Notifications.WAITING)
                    .put("label", "Somebody waits for activation")
                    .build())));
  }

  /**
   * The settings with those of a body laid over them; what breaks a rule is noted in the fields.
   *
   * @throws docket.platform.http.ProblemException 403 where a setting is not the caller's to change
   */
  Json.Obj changed(Caller caller, Organization before, Fields fields) {
    var settings = before.settings();
    for (var rule : RULES) {
      if (fields.has(rule.name())) {
        mustMay(caller, rule.ownersOnly());
        settings = settings.with(rule.name(), value(rule, fields));
      }
    }
    var scripts = fields.flag(SCRIPTS);
    boolean areOn = before.settings().get(SCRIPTS_AT) instanceof Json.Str;
    if (scripts != null) {
      mustMay(caller, true);
      var since = areOn ? before.settings().get(SCRIPTS_AT) : Json.of(Times.text(clock.instant()));
      settings = settings.with(SCRIPTS_AT, scripts && since != null ? since : Json.NULL);
    }
    boolean turnsOn = settings.get(SCRIPTS_AT) instanceof Json.Str && !areOn;
    if (turnsOn && hasSharedMembers(before)) {
      fields.error(SCRIPTS, "Plugins need members who are active in no other organization.");
    }
    checkExternalId(before, settings, fields);
    return settings;
  }

  private void checkExternalId(Organization organization, Json.Obj settings, Fields fields) {
    var external = settings.text(EXTERNAL_ID);
    if (external != null
        && organizations
            .findByExternalId(external)
            .filter(holder -> !holder.equals(organization.id()))
            .isPresent()) {
      fields.error(EXTERNAL_ID, "Another organization has this id.");
    }
  }

  private static void mustMay(Caller caller, boolean ownersOnly) {
    if (ownersOnly) {
      OrganizationAccess.mustOwn(caller);
    }
  }

  private static Json value(Rule rule, Fields fields) {
    if (fields.isNull(rule.name())) {
      return Json.NULL;
    }
    var value = fields.value(rule.name());
    boolean fits =
        switch (rule.shape()) {
          case FLAG -> fields.flag(rule.name()) != null;
          case TEXT -> value instanceof Json.Str(var text) && text.length() <= LONGEST_ID;
          case TIME -> value instanceof Json.Str(var text) && Times.parse(text).isPresent();
          case DAYS ->
              value instanceof Json.Int(var days) && days >= LEAST_DAYS && days <= MOST_DAYS;
          case OBJECT -> value instanceof Json.Obj && isSmall(value);
          case LIST -> value instanceof Json.Arr && isSmall(value);
        };
    if (!fits) {
      fields.error(
          rule.name(),
          switch (rule.shape()) {
            case FLAG -> "Must be a valid boolean.";
            case TEXT -> "Ensure this field has no more than %d characters.".formatted(LONGEST_ID);
            case TIME -> "Enter a valid date and time.";
            case DAYS -> "Must be %d to %d days.".formatted(LEAST_DAYS, MOST_DAYS);
            case OBJECT -> "Must be an object of at most %d characters.".formatted(LARGEST);
            case LIST -> "Must be a list of at most %d characters.".formatted(LARGEST);
          });
      return Json.NULL;
    }
    return rule.shape() == Shape.FLAG
        ? Json.of(fields.flag(rule.name()))
        : Objects.requireNonNullElse(value, Json.NULL);
  }

  private static boolean isSmall(Json value) {
    return JsonText.bytes(value).length <= LARGEST;
  }

  /** Whether a member is active elsewhere too: scripts of one tenant must not meet them there. */
  private boolean hasSharedMembers(Organization organization) {
    return organizations.members(organization.id()).stream()
        .filter(Membership::isActive)
        .anyMatch(member ->
            organizations.membershipsOf(member.user()).stream()
                .anyMatch(
                    other -> other.isActive() && !other.organization().equals(organization.id())));
  }
}
