package docket.domain.labelconfig;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The attributes without which the anchor refuses a tag (api.md §12.2 rule 2). Only what hangs on a
 * {@code View} root through View, Labels and Choices is looked at, as there.
 */
final class SchemaCheck {
  private static final Set<String> CONTAINERS = Set.of("View", "Labels", "Choices");

  private SchemaCheck() {}

  static Optional<String> firstError(Element root) {
    return root.is("View") ? below(root, "View") : Optional.empty();
  }

  private static Optional<String> below(Element parent, String path) {
    var counts = new HashMap<String, Integer>();
    parent.children().forEach(child -> counts.merge(child.tag(), 1, Integer::sum));
    var seen = new HashMap<String, Integer>();
    for (Element child : parent.children()) {
      int index = seen.merge(child.tag(), 1, Integer::sum) - 1;
      boolean alone = counts.getOrDefault(child.tag(), 1) == 1;
      var error = at(child, path + "/" + child.tag() + (alone ? "" : "/" + index));
      if (error.isPresent()) {
        return error;
      }
    }
    return Optional.empty();
  }

  private static Optional<String> at(Element element, String path) {
    var missing = missing(element);
    if (missing.isPresent()) {
      return missing.map(
          key -> "Validation failed on %s: '%s' is a required property".formatted(path, key));
    }
    return CONTAINERS.contains(element.tag()) ? below(element, path) : Optional.empty();
  }

  private static Optional<String> missing(Element element) {
    return switch (element.tag()) {
      case "Image", "Text", "HyperText" ->
          isDecoration(element) ? Optional.empty() : firstMissing(element, "name", "value");
      case "Choices" -> firstMissing(element, "name", "toName", "Choice");
      case "Labels" -> firstMissing(element, "name", "toName", "Label");
      case "Label", "Choice" -> firstMissing(element, "value");
      case "TextArea", "Number" -> firstMissing(element, "name", "toName");
      default -> Optional.empty();
    };
  }

  /** HyperText with nothing but a body only decorates (labeling-config.md §3.3). */
  private static boolean isDecoration(Element element) {
    return element.is("HyperText") && !element.has("name") && !element.body().isEmpty();
  }

  private static Optional<String> firstMissing(Element element, String... keys) {
    return List.of(keys).stream().filter(key -> !present(element, key)).findFirst();
  }

  private static boolean present(Element element, String key) {
    Map<String, Boolean> alternatives =
        switch (key) {
          case "value" ->
              Map.of("value", element.value() != null, "list", element.has("valueList"));
          case "Choice", "Label" ->
              Map.of(
                  "value",
                  element.has("value"),
                  "view",
                  holds(element, "View"),
                  "child",
                  holds(element, key));
          default -> Map.of(key, element.has(key));
        };
    return alternatives.containsValue(true);
  }

  private static boolean holds(Element element, String tag) {
    return element.children().stream().anyMatch(child -> child.is(tag));
  }
}
