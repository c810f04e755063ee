package docket.domain.labelconfig;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One element of a labeling config. Tag and attribute names are in canonical case where the
 * language knows them (labeling-config.md §1.1).
 *
 * @param body the trimmed text of an element without element children; the inner markup of
 *     HyperText
 * @param line 1-based line of its start tag
 */
public record Element(
    String tag, Map<String, String> attributes, List<Element> children, String body, int line) {
  public Element {
    attributes = Collections.unmodifiableMap(new LinkedHashMap<>(attributes));
    children = List.copyOf(children);
  }

  public @Nullable String attribute(String name) {
    return attributes.get(name);
  }

  /** The attribute's text, empty where it is absent. */
  public String text(String name) {
    return attributes.getOrDefault(name, "");
  }

  public boolean has(String name) {
    return attributes.containsKey(name);
  }

  /** Whether a boolean attribute is set; any other text than {@code true} is not. */
  public boolean flag(String name) {
    return "true".equals(attributes.get(name));
  }

  public boolean is(String name) {
    return tag.equals(name);
  }

  /**
   * What the element shows or stands for: its {@code value}, or its body where that is empty. Null
   * where it has neither.
   */
  public @Nullable String value() {
    String value = attributes.get("value");
    boolean bodyCounts = !body.isEmpty() && TagRegistry.takesBodyAsValue(tag);
    return bodyCounts && text("value").isEmpty() ? body : value;
  }

  /**
   * The stored text of a label or choice: alias before value (§4.1); empty where it has neither.
   */
  public String storedLabel() {
    String value = value();
    return !text("alias").isEmpty() ? text("alias") : value == null ? "" : value;
  }

  /** This element and all below it, in document order. */
  public Stream<Element> all() {
    return Stream.concat(Stream.of(this), children.stream().flatMap(Element::all));
  }
}
