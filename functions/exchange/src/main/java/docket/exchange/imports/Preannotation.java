package docket.exchange.imports;

import docket.domain.json.Json;
import docket.domain.labelconfig.Control;
import docket.domain.labelconfig.LabelConfig;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Turns named data fields of a task into one prediction (import-and-storage.md §2.11). */
record Preannotation(List<String> fields) {
  static final String VERSION = "preannotated";

  Preannotation {
    fields = List.copyOf(fields);
  }

  /** Fields that the data lack. */
  List<String> missing(Json.Obj data) {
    return fields.stream().filter(field -> !data.has(field)).toList();
  }

  /** One region per field with a value; empty when there is none. */
  Optional<Json.Arr> of(LabelConfig config, Json.Obj data) {
    var regions = new ArrayList<Json>();
    for (var field : fields) {
      var cell = data.get(field);
      if (cell != null && !(cell instanceof Json.Null)) {
        regions.add(region(config, field, cell));
      }
    }
    return regions.isEmpty() ? Optional.empty() : Optional.of(Json.array(regions));
  }

  private static Json region(LabelConfig config, String field, Json cell) {
    var control = config.control(field).orElse(null);
    var type = control == null ? "choices" : control.type().toLowerCase(Locale.ROOT);
    return Json.object()
        .put("from_name", field)
        .put("to_name", target(control))
        .put("type", type)
        .put("value", value(type, cell))
        .build();
  }

  private static String target(@org.jspecify.annotations.Nullable Control control) {
    return control == null || control.targets().isEmpty()
        ? "text"
        : control.targets().getFirst().text();
  }

  private static Json value(String type, Json cell) {
    if (cell instanceof Json.Obj) {
      return cell;
    }
    return switch (type) {
      case "textarea" -> Json.object().put("text", cell).build();
      case "rating", "number", "datetime" -> Json.object().put(type, cell).build();
      default ->
          Json.object().put(type, cell instanceof Json.Arr ? cell : Json.of(List.of(cell))).build();
    };
  }
}
