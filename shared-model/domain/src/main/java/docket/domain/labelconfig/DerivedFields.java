package docket.domain.labelconfig;

import docket.domain.json.Json;
import docket.domain.json.Json.ObjectBuilder;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What a project keeps beside its config (api.md §6), recomputed at every change of the config.
 *
 * @param dataTypes data key → object tag
 */
public record DerivedFields(
    Json.Obj parsedLabelConfig,
    Json.Obj controlWeights,
    Json.Obj dataTypes,
    boolean configHasControlTags,
    boolean configSuitableForBulkAnnotation) {

  /**
   * Derives all fields.
   *
   * @param weights the project's weights so far; those of surviving controls and labels are kept,
   *     zero included
   */
  public static DerivedFields of(LabelConfig config, Json.Obj weights) {
    return new DerivedFields(
        parsed(config),
        weights(config, weights),
        dataTypes(config),
        !config.controls().isEmpty(),
        BulkRule.suits(config));
  }

  private static Json.Obj parsed(LabelConfig config) {
    var controls = Json.object();
    config.controls().forEach(control -> controls.put(control.name().text(), parsed(control)));
    return controls.build();
  }

  /** One control in the order of labeling-config.md §15. */
  private static Json.Obj parsed(Control control) {
    var entry = Json.object().put("type", control.type());
    entry.put("to_name", control.targets().stream().map(NamePattern::text).toList());
    entry.put("inputs", control.inputs().stream().map(DerivedFields::input).toList());
    entry.put("labels", control.labels().keySet());
    var attributes = Json.object();
    control.labels().forEach((label, element) -> attributes.put(label, labelAttributes(element)));
    entry.put("labels_attrs", attributes);
    putOptional(control, entry);
    return entry.build();
  }

  private static void putOptional(Control control, ObjectBuilder entry) {
    var regex = new LinkedHashMap<String, String>();
    control.name().flags().forEach(flag -> regex.put(flag, ".*"));
    control.targets().forEach(target -> target.flags().forEach(flag -> regex.put(flag, ".*")));
    if (!regex.isEmpty()) {
      entry.put("regex", regex);
    }
    control
        .conditional()
        .ifPresent(when ->
            entry.put("conditionals", Map.of("type", when.getKey(), "name", when.getValue())));
    if (control.hasDynamicLabels()) {
      entry.put("dynamic_labels", true);
    }
  }

  static Json.Obj input(ObjectTag object) {
    String attribute = object.dataAttribute();
    String source = object.source();
    return Json.object()
        .put("type", object.type())
        .put("valueType", object.valueType())
        .put(
            attribute.equals("valueList") ? "valueList" : "value",
            source.startsWith("$") ? source.substring(1) : source)
        .build();
  }

  private static Json.Obj labelAttributes(Element label) {
    var attributes = Json.object();
    label.attributes().forEach(attributes::put);
    String value = label.value();
    return label.has("value") || value == null
        ? attributes.build()
        : attributes.put("value", value).build();
  }

  private static Json.Obj weights(LabelConfig config, Json.Obj old) {
    var weights = Json.object();
    for (Control control : config.controls()) {
      var before = old.object(control.name().text());
      var labels = Json.object();
      control
          .labels()
          .keySet()
          .forEach(label -> labels.put(label, weight(before.object("labels"), label)));
      weights.put(
          control.name().text(),
          Json.object()
              .put("overall", weight(before, "overall"))
              .put("type", control.type())
              .put("labels", labels));
    }
    return weights.build();
  }

  private static Json weight(Json.Obj before, String key) {
    return switch (before.get(key)) {
      case Json.Int number -> number;
      case Json.Dec number -> number;
      case null, default -> Json.of(1.0);
    };
  }

  /** Keys come from any named tag; a Video is not displaced by what comes after it (api.md §6). */
  private static Json.Obj dataTypes(LabelConfig config) {
    var types = new LinkedHashMap<String, String>();
    config
        .dataUses()
        .forEach(use ->
            types.merge(
                use.reference().path(),
                use.tag(),
                (old, next) -> old.equals("Video") ? old : next));
    var fields = Json.object();
    types.forEach(fields::put);
    return fields.build();
  }
}
