package docket.domain.labelconfig;

import java.util.List;

/** What may stand in an attribute. */
sealed interface AttributeType {
  record Text() implements AttributeType {}

  record Numeric() implements AttributeType {}

  record OneOf(List<String> options) implements AttributeType {
    public OneOf {
      options = List.copyOf(options);
    }
  }

  /** Whether {@code value} may stand there; a reference to task data always may. */
  default boolean accepts(String value) {
    return value.isEmpty()
        || value.startsWith("$")
        || switch (this) {
          case Text _ -> true;
          case Numeric _ -> isNumber(value);
          case OneOf(var options) -> options.contains(value);
        };
  }

  /** The valid values, in words. */
  default String expected() {
    return switch (this) {
      case Text _ -> "text";
      case Numeric _ -> "a number";
      case OneOf(var options) -> String.join(", ", options);
    };
  }

  private static boolean isNumber(String value) {
    try {
      return Double.isFinite(Double.parseDouble(value.strip()));
    } catch (NumberFormatException _) {
      return false;
    }
  }

  /**
   * Reads the registry's short form: {@code text}, {@code name:bool}, {@code name:num} or {@code
   * name:one|two}.
   */
  static AttributeType parse(String kind) {
    return switch (kind) {
      case "" -> new Text();
      case "bool" -> new OneOf(List.of("true", "false"));
      case "num" -> new Numeric();
      default -> new OneOf(List.of(kind.split("\\|", -1)));
    };
  }
}
