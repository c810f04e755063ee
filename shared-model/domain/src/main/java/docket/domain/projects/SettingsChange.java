package docket.domain.projects;

import docket.domain.json.Json;
import docket.domain.projects.Setting.Nested;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads a body against the catalogue: what it sets, and everything that is wrong with it. Keys of
 * no setting are ignored.
 */
public record SettingsChange(Json.Obj values, Map<String, List<String>> errors) {

  /** All settings at their defaults. */
  public static Json.Obj defaults() {
    return defaults(ProjectSettings.ALL);
  }

  private static Json.Obj defaults(List<Setting> settings) {
    var values = Json.object();
    for (var setting : settings) {
      values.put(
          setting.name(),
          setting.rule() instanceof Nested(var inner) ? defaults(inner) : setting.absent());
    }
    return values.build();
  }

  /** The settings that a body names. */
  public static SettingsChange read(Json.Obj body) {
    return read(body, ProjectSettings.ALL);
  }

  private static SettingsChange read(Json.Obj body, List<Setting> settings) {
    var values = new LinkedHashMap<String, Json>();
    var errors = new LinkedHashMap<String, List<String>>();
    for (var setting : settings) {
      var given = body.get(setting.name());
      if (given != null) {
        readOne(setting, given, values, errors);
      }
    }
    return new SettingsChange(new Json.Obj(values), errors);
  }

  private static void readOne(
      Setting setting, Json given, Map<String, Json> values, Map<String, List<String>> errors) {
    if (given instanceof Json.Null) {
      if (setting.nullable()) {
        values.put(setting.name(), Json.NULL);
      } else {
        errors.put(setting.name(), List.of("This field may not be null."));
      }
      return;
    }
    if (setting.rule() instanceof Nested(var inner) && given instanceof Json.Obj object) {
      var nested = read(object, inner);
      values.put(setting.name(), nested.values());
      nested
          .errors()
          .forEach((field, messages) -> errors.put(setting.name() + "." + field, messages));
      return;
    }
    setting
        .rule()
        .read(given)
        .ifPresentOrElse(
            value -> values.put(setting.name(), value),
            () -> errors.put(setting.name(), List.of(setting.rule().complaint())));
  }

  /** The settings after this change. Nested objects merge field by field. */
  public Json.Obj appliedTo(Json.Obj settings) {
    var after = new LinkedHashMap<>(settings.fields());
    values
        .fields()
        .forEach((name, value) -> {
          boolean merges = value instanceof Json.Obj && isNested(name);
          after.put(name, merges ? merged(settings.object(name), (Json.Obj) value) : value);
        });
    if (values.get("show_collab_predictions") instanceof Json.Bool(var shown) && !shown) {
      after.put("model_version", Json.string(""));
    }
    return new Json.Obj(after);
  }

  private static boolean isNested(String name) {
    return ProjectSettings.ALL.stream()
        .anyMatch(s -> s.name().equals(name) && s.rule() instanceof Nested);
  }

  private static Json.Obj merged(Json.Obj before, Json.Obj change) {
    var after = new LinkedHashMap<>(before.fields());
    after.putAll(change.fields());
    return new Json.Obj(after);
  }
}
