package docket.domain.labelconfig;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A control of a config.
 *
 * @param targets the names in {@code toName}
 * @param inputs the objects these names belong to, as far as they exist
 * @param labels its labels or choices by their stored text: alias before value (labeling-config.md
 *     §15)
 */
public record Control(
    NamePattern name,
    Tag tag,
    Element element,
    List<NamePattern> targets,
    List<ObjectTag> inputs,
    Map<String, Element> labels) {
  public Control {
    targets = List.copyOf(targets);
    inputs = List.copyOf(inputs);
    labels = Collections.unmodifiableMap(new LinkedHashMap<>(labels));
  }

  /** The tag's name, {@code RectangleLabels}. */
  public String type() {
    return tag.name();
  }

  /** Whether its labels come from task data or a remote list and so are unknown to the config. */
  public boolean hasDynamicLabels() {
    return DataReference.whole(element.attribute("value")).isPresent()
        || !element.text("apiUrl").isEmpty();
  }

  /** Whether both are about one object. */
  public boolean sharesTargetWith(Control other) {
    return targets.stream().anyMatch(other.targets::contains);
  }

  /**
   * The name of the object that {@code fromName}, one of this control's names, goes with; see
   * {@link NamePattern}.
   */
  public List<String> targetsOf(String fromName) {
    var indices = name.indices(fromName).orElse(Map.of());
    return targets.stream().map(target -> target.at(indices)).toList();
  }

  /** The condition under which a per-region control is shown (§2.6.3). */
  Optional<Map.Entry<String, String>> conditional() {
    if (!element.flag("perRegion")) {
      return Optional.empty();
    }
    var kinds =
        Map.of("whenTagName", "tag", "whenLabelValue", "label", "whenChoiceValue", "choice");
    return List.of("whenTagName", "whenLabelValue", "whenChoiceValue").stream()
        .filter(attribute -> !element.text(attribute).isEmpty())
        .findFirst()
        .map(attribute -> Map.entry(kinds.getOrDefault(attribute, ""), element.text(attribute)));
  }
}
