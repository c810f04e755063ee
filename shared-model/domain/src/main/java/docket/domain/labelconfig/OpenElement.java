package docket.domain.labelconfig;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/** An element whose end tag has not been read yet. */
final class OpenElement {
  private final String tag;
  private final Map<String, String> attributes;
  private final @Nullable OpenElement parent;
  private final int line;
  private final boolean markup;
  private final List<Element> children = new ArrayList<>();
  private final StringBuilder text = new StringBuilder();

  private OpenElement(XMLStreamReader reader, @Nullable OpenElement parent) {
    this.markup = parent != null && parent.holdsMarkup();
    this.tag = markup ? reader.getLocalName() : TagRegistry.canonicalTag(reader.getLocalName());
    this.attributes = attributes(reader, tag);
    this.parent = parent;
    this.line = reader.getLocation().getLineNumber();
  }

  static OpenElement of(XMLStreamReader reader, @Nullable OpenElement parent) {
    return new OpenElement(reader, parent);
  }

  private static Map<String, String> attributes(XMLStreamReader reader, String tag) {
    var attributes = new LinkedHashMap<String, String>();
    for (int i = 0; i < reader.getAttributeCount(); i++) {
      attributes.putIfAbsent(
          TagRegistry.canonicalAttribute(tag, reader.getAttributeLocalName(i)),
          reader.getAttributeValue(i));
    }
    return attributes;
  }

  @Nullable OpenElement parent() {
    return parent;
  }

  /**
   * HyperText takes its inner markup as it stands (labeling-config.md §1.1 "Body text"); nothing in
   * it is a tag of the language.
   */
  private boolean holdsMarkup() {
    return markup || tag.equals("HyperText");
  }

  void add(String characters) {
    text.append(markup || tag.equals("HyperText") ? escaped(characters) : characters);
  }

  void add(OpenElement child) {
    if (holdsMarkup()) {
      text.append(child.asMarkup());
    } else {
      children.add(child.close());
    }
  }

  Element close() {
    boolean bodyCounts = children.isEmpty();
    return new Element(tag, attributes, children, bodyCounts ? text.toString().strip() : "", line);
  }

  private String asMarkup() {
    var start = new StringBuilder("<").append(tag);
    attributes.forEach((name, value) ->
        start.append(' ').append(name).append("=\"").append(quoted(value)).append('"'));
    return text.isEmpty() ? start + "/>" : start + ">" + text + "</" + tag + ">";
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }

  private static String quoted(String text) {
    return escaped(text).replace("\"", "&quot;");
  }
}
