package docket.domain.labelconfig;

import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Which labels each control takes; worked out once per config, since every region of an import
 * asks.
 */
final class AcceptedLabels {
  private static final Set<String> UNLABELED_VIDEO = Set.of("VideoRectangle", "VideoVector");

  private final Map<String, Optional<Set<String>>> byControl = new HashMap<>();

  AcceptedLabels(List<Control> controls) {
    controls.forEach(control -> byControl.put(control.name().text(), of(controls, control)));
  }

  Optional<Set<String>> of(Control control) {
    return byControl.getOrDefault(control.name().text(), Optional.empty());
  }

  private static Optional<Set<String>> of(List<Control> controls, Control control) {
    var sources = Stream.concat(Stream.of(control), lenders(controls, control)).toList();
    if (sources.stream().anyMatch(Control::hasDynamicLabels)) {
      return Optional.empty();
    }
    var accepted = new LinkedHashSet<String>();
    sources.forEach(
        source -> source.labels().forEach((stored, label) -> add(accepted, stored, label)));
    return accepted.isEmpty()
        ? Optional.empty()
        : Optional.of(Collections.unmodifiableSet(accepted));
  }

  /**
   * The alias is what is stored, but files made by hand carry the value (labeling-config.md §9
   * "values or aliases").
   */
  private static void add(Set<String> accepted, String stored, Element label) {
    accepted.add(stored);
    String value = label.value();
    if (value != null && !value.isEmpty()) {
      accepted.add(value);
    }
  }

  /** Bare video shapes take the labels of a Labels control on the same video (§2.3 "Merged"). */
  private static Stream<Control> lenders(List<Control> controls, Control control) {
    if (!UNLABELED_VIDEO.contains(control.type())) {
      return Stream.empty();
    }
    return controls.stream()
        .filter(other -> other.type().equals("Labels") && other.sharesTargetWith(control));
  }
}
