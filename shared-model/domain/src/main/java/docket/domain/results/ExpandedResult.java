package docket.domain.results;

import docket.domain.json.Json;
import docket.domain.labelconfig.Control;
import docket.domain.labelconfig.LabelConfig;
import docket.domain.labelconfig.ValueText;
import java.util.List;
import java.util.function.Predicate;

/**
 * What became of a prediction's result that may be minified (api.md §9): a bare label, a list of
 * labels or a value, for which the config has one control.
 */
public sealed interface ExpandedResult {
  /** The full list of regions. */
  record Expanded(Json.Arr result) implements ExpandedResult {}

  /** No control takes it, or several do. */
  record Refused(String text) implements ExpandedResult {}

  /** Expands a result; a list of objects is full already. */
  static ExpandedResult of(LabelConfig config, Json result) {
    return switch (result) {
      case Json.Arr(var items) when items.stream().allMatch(Json.Obj.class::isInstance) ->
          new Expanded(new Json.Arr(items));
      case Json.Arr list -> only(config, list, control -> takes(config, control, list));
      case Json.Obj value ->
          only(
              config,
              value,
              control -> value.has(control.tag().valueKey()) && takes(config, control, value));
      case Json.Null _ -> new Refused("Incorrect format for prediction result None");
      default -> only(config, result, control -> takes(config, control, result));
    };
  }

  private static ExpandedResult only(LabelConfig config, Json given, Predicate<Control> takes) {
    var takers = config.controls().stream().filter(takes).toList();
    String shown = ValueText.of(given);
    return switch (takers.size()) {
      case 1 -> new Expanded(Json.array(List.of(region(takers.getFirst(), given))));
      case 0 ->
          new Refused("No control tag of the labeling config takes the prediction result " + shown);
      default ->
          new Refused(
              "Several control tags of the labeling config take the prediction result " + shown);
    };
  }

  private static boolean takes(LabelConfig config, Control control, Json given) {
    return control.name().flags().isEmpty()
        && ResultCheck.errors(config, Json.array(List.of(region(control, given)))).isEmpty();
  }

  private static Json.Obj region(Control control, Json given) {
    String target =
        control.type().equals("Pairwise")
            ? control.name().text()
            : String.join(",", control.targetsOf(control.name().text()));
    return Json.object()
        .put("from_name", control.name().text())
        .put("to_name", target)
        .put("type", control.tag().resultType())
        .put(
            "value",
            given instanceof Json.Obj value
                ? value
                : Json.object().put(control.tag().valueKey(), own(control, given)))
        .build();
  }

  /** Controls whose value is a list get a bare value as its only element. */
  private static Json own(Control control, Json given) {
    return switch (control.type()) {
      case "Taxonomy" ->
          given instanceof Json.Str
              ? Json.of(List.of(List.of(given)))
              : isPath(given) ? Json.of(List.of(given)) : given;
      case "Rating", "Number", "DateTime", "Pairwise", "Ranker", "ReactCode", "Chat" -> given;
      default -> given instanceof Json.Str ? Json.of(List.of(given)) : given;
    };
  }

  private static boolean isPath(Json given) {
    return FieldCheck.strings(given) != null;
  }
}
