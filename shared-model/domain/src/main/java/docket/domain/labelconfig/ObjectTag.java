package docket.domain.labelconfig;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** An object of a config: it has a name and shows data. */
public record ObjectTag(NamePattern name, Element element) {
  public String type() {
    return element.tag();
  }

  public @Nullable String valueType() {
    return element.attribute("valueType");
  }

  /**
   * The attribute with its data: {@code value}, {@code valueList}, or {@code data} of ReactCode.
   */
  public String source() {
    return switch (dataAttribute()) {
      case "value" -> String.valueOf(element.value());
      case String attribute -> element.text(attribute);
    };
  }

  String dataAttribute() {
    boolean plain = element.value() != null;
    return plain ? "value" : element.has("valueList") ? "valueList" : "data";
  }

  /** The task data it shows, if any. */
  public Optional<DataReference> reference() {
    return DataReference.first(source());
  }
}
