package docket.domain.results;

import docket.domain.json.Json;
import docket.domain.labelconfig.Control;
import docket.domain.labelconfig.LabelConfig;
import docket.domain.labelconfig.ValueText;
import docket.domain.results.Problem.Geometry;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Holds one item against the config; the items of the same region are at hand, since labels borrow
 * the geometry of their sibling.
 */
final class RegionCheck {
  private static final List<String> REQUIRED = List.of("from_name", "to_name", "type", "value");

  private final LabelConfig config;
  private final Map<String, ValueShape> geometryById = new HashMap<>();

  RegionCheck(LabelConfig config, Json.Arr result) {
    this.config = config;
    for (Json each : result.items()) {
      if (each instanceof Json.Obj item) {
        remember(new Region(item));
      }
    }
  }

  private void remember(Region region) {
    String id = region.id();
    if (id != null) {
      Shapes.of(region.type()).ifPresent(shape -> geometryById.putIfAbsent(id, shape));
    }
  }

  List<String> errors(Json each) {
    if (!(each instanceof Json.Obj item)) {
      return List.of("must be a dictionary, got " + ValueText.of(each));
    }
    var missing =
        REQUIRED.stream()
            .filter(key -> !item.has(key))
            .map(key -> "Missing required field '" + key + "'")
            .toList();
    return missing.isEmpty() ? nameErrors(new Region(item)) : missing;
  }

  private List<String> nameErrors(Region region) {
    var control = config.control(region.fromName());
    var errors = new ArrayList<String>();
    if (control.isEmpty()) {
      errors.add("'from_name' '%s' not found in configuration".formatted(region.fromName()));
    }
    if (!Stream.of(region.toName().split(",", -1)).allMatch(config::names)) {
      errors.add("'to_name' '%s' not found in configuration".formatted(region.toName()));
    }
    if (errors.isEmpty()) {
      control.ifPresent(found -> errors.addAll(controlErrors(found, region)));
    }
    return errors;
  }

  private List<String> controlErrors(Control control, Region region) {
    String name = region.fromName();
    var errors = new ArrayList<String>();
    var types = ExpectedTypes.of(config, control);
    boolean typed = types.contains(region.type());
    if (!typed) {
      String actual =
          ValueText.of(Optional.ofNullable(region.item().get("type")).orElse(Json.NULL));
      errors.add(
          "Type '%s' does not match expected type '%s' for control '%s'"
              .formatted(actual, control.tag().resultType(), name));
    }
    var targets = control.targetsOf(name);
    if (!targets.containsAll(List.of(region.toName().split(",", -1)))
        && !namesItself(control, region)) {
      String options = ValueText.list(targets);
      errors.add(
          "'to_name' '%s' is not valid for control '%s'. Valid options: %s"
              .formatted(region.toName(), name, options));
    }
    if (typed) {
      valueProblems(control, region).forEach(problem -> errors.add(problem.text(name)));
    }
    return errors;
  }

  /** Pairwise results belong to the pair, not to one of its objects (labeling-config.md §5.4.8). */
  private static boolean namesItself(Control control, Region region) {
    return control.type().equals("Pairwise") && region.toName().equals(region.fromName());
  }

  private List<Problem> valueProblems(Control control, Region region) {
    if (!(region.item().get("value") instanceof Json.Obj value)) {
      return List.of(new Geometry("value must be a dictionary"));
    }
    var problems = new ArrayList<Problem>();
    shape(control, region)
        .ifPresent(
            shape -> shape.problems(value).forEach(text -> problems.add(new Geometry(text))));
    BrushSize.problem(region).ifPresent(problems::add);
    new OwnValue(config, control, region).problem().ifPresent(problems::add);
    return problems;
  }

  private Optional<ValueShape> shape(Control control, Region region) {
    boolean labels = region.type().equals("labels") && control.type().equals("Labels");
    if (!labels) {
      return Shapes.of(region.type());
    }
    String id = region.id();
    var sibling = id == null ? null : geometryById.get(id);
    if (sibling != null) {
      return Optional.of(sibling);
    }
    boolean spans =
        control.inputs().stream()
            .anyMatch(input -> !input.type().equals("Image") && !input.type().equals("Video"));
    return spans ? Optional.of(Shapes.LABELED_SPAN) : Optional.empty();
  }
}
