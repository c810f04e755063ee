package docket.domain.access;

import docket.domain.json.Json;
import docket.domain.json.Json.ObjectBuilder;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Tells how two versions of an organization differ, as a step of the history of its settings: which
 * settings changed, and from what to what as far as that is a plain value. The secret of the invite
 * link is never told, only that there is another.
 */
final class SettingsStep {
  /** When the session policy was last stored: follows from the change, and is none itself. */
  private static final Set<String> FOLLOWING = Set.of("session_policy_updated_at");

  private static final String PERMISSIONS = "permissions";
  private static final String INVITE_LINK = "invite_link";
  private static final String SEVERAL = "settings_changed";
  private static final int LONGEST = 1_000;

  /** Settings that are changed together, and what that is called. */
  private static final Map<String, String> NAMES =
      Map.ofEntries(
          Map.entry("title", "title_changed"),
          Map.entry("contact_info", "contact_changed"),
          Map.entry("default_role", "default_role_changed"),
          Map.entry(INVITE_LINK, "invite_link_reset"),
          Map.entry(PERMISSIONS, "permissions_changed"),
          Map.entry("api_tokens_enabled", "token_settings_changed"),
          Map.entry("legacy_api_tokens_enabled", "token_settings_changed"),
          Map.entry("api_token_ttl_days", "token_settings_changed"),
          Map.entry("max_session_age", "session_policy_changed"),
          Map.entry("max_time_between_activity", "session_policy_changed"));

  private final List<String> changed = new ArrayList<>();
  private final ObjectBuilder before = Json.object();
  private final ObjectBuilder after = Json.object();

  private SettingsStep() {}

  /** Empty where nothing differs that a reader of settings would see. */
  static Optional<Step> of(Organization before, Organization after) {
    var step = new SettingsStep();
    step.compare("title", Json.of(before.title()), Json.of(after.title()));
    step.compare(
        "default_role", Json.of(before.defaultRole().code()), Json.of(after.defaultRole().code()));
    if (!before.inviteToken().equals(after.inviteToken())) {
      step.changed.add(INVITE_LINK);
    }
    var names = new TreeSet<>(before.settings().fields().keySet());
    names.addAll(after.settings().fields().keySet());
    names.stream()
        .filter(name -> !FOLLOWING.contains(name) && !name.equals(PERMISSIONS))
        .forEach(
            name -> step.compare(name, before.settings().get(name), after.settings().get(name)));
    step.permissions(before.settings().object(PERMISSIONS), after.settings().object(PERMISSIONS));
    return step.changed.isEmpty()
        ? Optional.empty()
        : Optional.of(step.between(before.version(), after.version()));
  }

  private void compare(String name, @Nullable Json old, @Nullable Json fresh) {
    var from = old == null ? Json.NULL : old;
    var to = fresh == null ? Json.NULL : fresh;
    if (!from.equals(to)) {
      changed.add(name);
      if (isPlain(from) && isPlain(to)) {
        before.put(name, from);
        after.put(name, to);
      }
    }
  }

  private static boolean isPlain(Json value) {
    return switch (value) {
      case Json.Null _, Json.Bool _, Json.Int _, Json.Dec _ -> true;
      case Json.Str(var text) -> text.length() <= LONGEST;
      case Json.Arr _, Json.Obj _ -> false;
    };
  }

  /** Of the decisions about permissions, those that differ; null stands for the default. */
  private void permissions(Json.Obj old, Json.Obj fresh) {
    var from = new LinkedHashMap<String, Json>();
    var to = new LinkedHashMap<String, Json>();
    var keys = new TreeSet<>(old.fields().keySet());
    keys.addAll(fresh.fields().keySet());
    for (var key : keys) {
      if (!Objects.equals(old.get(key), fresh.get(key))) {
        from.put(key, Objects.requireNonNullElse(old.get(key), Json.NULL));
        to.put(key, Objects.requireNonNullElse(fresh.get(key), Json.NULL));
      }
    }
    if (!from.isEmpty()) {
      changed.add(PERMISSIONS);
      before.put(PERMISSIONS, new Json.Obj(from));
      after.put(PERMISSIONS, new Json.Obj(to));
    }
  }

  private Step between(long old, long fresh) {
    var names = changed.stream().map(name -> NAMES.getOrDefault(name, SEVERAL)).distinct().toList();
    return new Step(
        names.size() == 1 ? names.getFirst() : SEVERAL,
        "v" + old,
        "v" + fresh,
        Json.object().put("changed", changed).put("before", before).put("after", after).build());
  }
}
