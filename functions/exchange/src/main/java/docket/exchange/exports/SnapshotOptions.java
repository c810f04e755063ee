package docket.exchange.exports;

import docket.domain.json.Json;
import docket.platform.http.Fields;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a snapshot takes and how it writes it, as its body says (spec export.md §2.1). */
final class SnapshotOptions {
  private static final List<String> MODES = List.of("only", "exclude");

  private enum Kind {
    FLAG,
    MODE,
    NUMBER,
    /** An object with the flag {@code only_id}. */
    ID_ONLY
  }

  private static final Map<String, Map<String, Kind>> GROUPS =
      Map.of(
          "task_filter_options",
          Map.of(
              "view", Kind.NUMBER,
              "skipped", Kind.MODE,
              "finished", Kind.MODE,
              "annotated", Kind.MODE,
              "reviewed", Kind.MODE,
              "only_with_annotations", Kind.FLAG),
          "annotation_filter_options",
          Map.of(
              "usual", Kind.FLAG,
              "ground_truth", Kind.FLAG,
              "skipped", Kind.FLAG,
              "reviewed", Kind.MODE),
          "serialization_options",
          Map.of(
              "drafts", Kind.ID_ONLY,
              "predictions", Kind.ID_ONLY,
              "annotations__completed_by", Kind.ID_ONLY,
              "include_annotation_history", Kind.FLAG,
              "interpolate_key_frames", Kind.FLAG));

  private SnapshotOptions() {}

  /** The options that are known; what is wrong with them is noted with the fields. */
  static Json.Obj of(Fields fields) {
    var options = Json.object();
    for (var group : GROUPS.keySet().stream().sorted().toList()) {
      switch (fields.value(group)) {
        case null -> {}
        case Json.Null _ -> {}
        case Json.Obj given -> options.put(group, group(fields, group, given));
        default -> fields.error(group, "Invalid data. Expected a dictionary.");
      }
    }
    return options.build();
  }

  private static Json.Obj group(Fields fields, String name, Json.Obj given) {
    var known = GROUPS.getOrDefault(name, Map.of());
    var kept = Json.object();
    given
        .fields()
        .forEach((option, value) -> {
          var kind = known.get(option);
          var read = kind == null || value instanceof Json.Null ? null : read(kind, value);
          if (read != null) {
            kept.put(option, read);
          } else if (kind != null && !(value instanceof Json.Null)) {
            fields.error(name, "%s: %s".formatted(option, expected(kind)));
          }
        });
    return kept.build();
  }

  private static @Nullable Json read(Kind kind, Json value) {
    return switch (kind) {
      case FLAG -> flag(value);
      case MODE -> value instanceof Json.Str(var mode) && MODES.contains(mode) ? value : null;
      case NUMBER -> value instanceof Json.Int ? value : null;
      case ID_ONLY -> {
        var only = value instanceof Json.Obj object ? object.get("only_id") : Json.NULL;
        yield only == null
            ? Json.EMPTY_OBJECT
            : flag(only) instanceof Json flag ? Json.EMPTY_OBJECT.with("only_id", flag) : null;
      }
    };
  }

  private static @Nullable Json flag(Json value) {
    return switch (value) {
      case Json.Bool flag -> flag;
      case Json.Int(var number) when number == 0 || number == 1 -> Json.bool(number == 1);
      case Json.Str(var word) when word.equalsIgnoreCase("true") -> Json.bool(true);
      case Json.Str(var word) when word.equalsIgnoreCase("false") -> Json.bool(false);
      default -> null;
    };
  }

  private static String expected(Kind kind) {
    return switch (kind) {
      case FLAG -> "Must be a valid boolean.";
      case MODE -> "Must be \"only\" or \"exclude\".";
      case NUMBER -> "A valid integer is required.";
      case ID_ONLY -> "Expected an object with the flag only_id.";
    };
  }
}
