package docket.domain.results;

import docket.domain.labelconfig.Control;
import docket.domain.labelconfig.LabelConfig;
import java.util.LinkedHashSet;
import java.util.Set;

/**
 * The result types a control may produce: its tag in lower case, with the exceptions of
 * labeling-config.md §9.
 */
final class ExpectedTypes {
  private ExpectedTypes() {}

  static Set<String> of(LabelConfig config, Control control) {
    var types = new LinkedHashSet<String>();
    types.add(control.tag().resultType());
    switch (control.type()) {
      case "HyperTextLabels" -> types.add("htmllabels");
      case "Magicwand" -> types.add("brushlabels");
      case "VideoVector" -> types.add("videovectorlabels");
      case "Labels" ->
          config.controls().stream()
              .filter(other -> isShapeBeside(control, other))
              .forEach(shape -> addShape(types, shape));
      default -> {} // none but its own
    }
    return types;
  }

  private static boolean isShapeBeside(Control labels, Control other) {
    return other.tag().drawsRegions()
        && !other.tag().isLabelSet()
        && labels.sharesTargetWith(other);
  }

  private static void addShape(Set<String> types, Control shape) {
    types.add(shape.tag().resultType());
    types.add(shape.tag().resultType() + "labels");
  }
}
