package docket.domain.labelconfig;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Finds the controls and objects of a tree, with the index flags of the Repeaters around them. */
final class NamedTags {
  private static final String DEFAULT_INDEX_FLAG = "{{idx}}";

  private record Named(NamePattern name, Element element, List<String> flags) {}

  private final List<Named> objects = new ArrayList<>();
  private final List<Named> controls = new ArrayList<>();

  private NamedTags() {}

  static NamedTags of(Element root) {
    var tags = new NamedTags();
    tags.visit(root, List.of());
    return tags;
  }

  private void visit(Element element, List<String> flags) {
    var inner = element.is("Repeater") ? with(flags, flagOf(element)) : flags;
    String name = element.text("name");
    if (!name.isEmpty()) {
      var named = new Named(new NamePattern(name, flags), element, flags);
      if (isControl(element)) {
        controls.add(named);
      }
      if (isObject(element)) {
        objects.add(named);
      }
    }
    element.children().forEach(child -> visit(child, inner));
  }

  private static List<String> with(List<String> flags, String flag) {
    var all = new ArrayList<>(flags);
    all.add(flag);
    return all;
  }

  private static String flagOf(Element repeater) {
    return repeater.text("indexFlag").isEmpty() ? DEFAULT_INDEX_FLAG : repeater.text("indexFlag");
  }

  /**
   * Anything with name and toName is a control, be its tag known or not, but Filter, whose target
   * is a control (§6).
   */
  static boolean isControl(Element element) {
    return isSelfReferencing(element)
        || (!element.text("toName").isEmpty() && !element.is("Filter"));
  }

  private static boolean isObject(Element element) {
    if (isSelfReferencing(element)) {
      return true;
    }
    boolean shows = element.value() != null || element.has("valueList");
    return shows && !isControl(element) && !element.is("Filter");
  }

  private static boolean isSelfReferencing(Element element) {
    return TagRegistry.find(element.tag()).filter(tag -> tag.role() == Tag.Role.SELF).isPresent();
  }

  List<ObjectTag> objects() {
    return objects.stream().map(named -> new ObjectTag(named.name(), named.element())).toList();
  }

  List<Control> controls() {
    var found = objects();
    return controls.stream().map(named -> control(named, found)).toList();
  }

  private static Control control(Named named, List<ObjectTag> objects) {
    var element = named.element();
    var targets =
        targetNames(element).stream().map(name -> new NamePattern(name, named.flags())).toList();
    var inputs =
        targets.stream()
            .flatMap(target ->
                objects.stream()
                    .filter(object -> object.name().text().equals(target.text()))
                    .limit(1))
            .toList();
    var tag = TagRegistry.find(element.tag()).orElseGet(() -> Tag.unknown(element.tag()));
    return new Control(named.name(), tag, element, targets, inputs, labels(element));
  }

  /** The comma parts of toName; self-referencing tags name themselves (labeling-config.md §1.4). */
  static List<String> targetNames(Element element) {
    String toName = isSelfReferencing(element) ? element.text("name") : element.text("toName");
    return Arrays.stream(toName.split(",", -1)).map(String::strip).toList();
  }

  private static Map<String, Element> labels(Element control) {
    var labels = new LinkedHashMap<String, Element>();
    control.children().forEach(child -> collect(child, labels));
    labels.remove("");
    return labels;
  }

  private static void collect(Element element, Map<String, Element> labels) {
    if (!element.text("name").isEmpty() && isControl(element)) {
      return; // a control inside a control keeps its labels to itself
    }
    if (element.is("Label") || element.is("Choice")) {
      labels.putIfAbsent(element.storedLabel(), element);
    }
    element.children().forEach(child -> collect(child, labels));
  }
}
