package docket.exchange.exports;

import docket.domain.json.Json;
import docket.domain.labelconfig.Control;
import docket.domain.labelconfig.LabelConfig;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One annotation of one task, taken apart by control: what the table-like forms have a row for
 * (spec export.md §5). A task without annotations has one item without any; a task with nothing but
 * skips has none.
 *
 * @param annotation null for a task without annotations
 * @param outputs per control that the config names, the values of its results in their order
 */
record ExportItem(
    Json.Obj task, Json.@Nullable Obj annotation, Map<String, List<Json.Obj>> outputs) {

  static List<ExportItem> of(Json.Obj task, LabelConfig config) {
    var annotations = task.array("annotations").items();
    if (annotations.isEmpty()) {
      return List.of(new ExportItem(task, null, Map.of()));
    }
    var items = new ArrayList<ExportItem>();
    annotations.stream()
        .map(Json.Obj.class::cast)
        .filter(annotation ->
            !(annotation.get("was_cancelled") instanceof Json.Bool(var skipped) && skipped))
        .sorted(Comparator.comparing(ExportItem::createdAt).reversed())
        .forEach(
            annotation -> items.add(new ExportItem(task, annotation, outputs(annotation, config))));
    return items;
  }

  private static String createdAt(Json.Obj annotation) {
    var time = annotation.text("created_at");
    return time == null ? "" : time;
  }

  private static Map<String, List<Json.Obj>> outputs(Json.Obj annotation, LabelConfig config) {
    var outputs = new LinkedHashMap<String, List<Json.Obj>>();
    for (var each : annotation.array("result").items()) {
      if (each instanceof Json.Obj region && region.get("value") instanceof Json.Obj value) {
        var name = region.text("from_name");
        var type = name == null ? null : type(region, name, config);
        if (name != null && type != null) {
          outputs
              .computeIfAbsent(name, _ -> new ArrayList<>())
              .add(sized(value, region).with("type", Json.string(type)));
        }
      }
    }
    return outputs;
  }

  /**
   * The tag of the control that a result belongs to; chat messages need none. Null for a result of
   * no control.
   */
  private static @Nullable String type(Json.Obj region, String name, LabelConfig config) {
    if ("chatmessage".equals(region.text("type"))) {
      return "Chat";
    }
    return config.control(name).map(Control::type).orElse(null);
  }

  private static Json.Obj sized(Json.Obj value, Json.Obj region) {
    var sized = value;
    for (var side : List.of("original_width", "original_height")) {
      var length = region.get(side);
      if (length != null) {
        sized = sized.with(side, length);
      }
    }
    return sized;
  }

  Json.Obj data() {
    return task.object("data");
  }

  /** A field of the annotation; JSON null where the task has none. */
  Json of(String field) {
    var value = annotation == null ? null : annotation.get(field);
    return value == null ? Json.NULL : value;
  }

  /** E-mail of the annotator where it is known, else their id, else null. */
  Json annotator() {
    return of("completed_by") instanceof Json.Obj person
        ? known(person.get("email"))
        : of("completed_by");
  }

  private static Json known(@Nullable Json value) {
    return value == null ? Json.NULL : value;
  }

  /**
   * What a control's values look like in a cell: a single choice or text as such, one value with
   * several as an object, several regions as a list.
   */
  static Json pretty(List<Json.Obj> values) {
    if (values.stream().anyMatch(value -> "Chat".equals(value.text("type")))) {
      return Json.array(values.stream().map(value -> known(value.get("chatmessage"))).toList());
    }
    var plain = values.stream().map(ExportItem::reduced).toList();
    boolean alone = plain.size() == 1 && (isType(values, "Choices") || isType(values, "TextArea"));
    return alone ? plain.getFirst() : Json.array(plain);
  }

  private static boolean isType(List<Json.Obj> values, String type) {
    return type.equals(values.getFirst().text("type"));
  }

  private static Json reduced(Json.Obj value) {
    var only =
        switch (String.valueOf(value.text("type"))) {
          case "Choices" -> value.array("choices");
          case "TextArea" -> value.array("text");
          default -> Json.EMPTY_ARRAY;
        };
    return only.size() == 1 ? only.items().getFirst() : value.without("type");
  }
}
