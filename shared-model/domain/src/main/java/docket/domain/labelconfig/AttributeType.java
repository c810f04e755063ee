package docket.domain.labelconfig;

import java.util.List;

/** What may stand in an attribute. */
sealed interface AttributeType {
  AttributeType TEXT = new Text();
  AttributeType FLAG = new OneOf(List.of("true", "false"));
  AttributeType NUMBER = new Number();

  record Text() implements AttributeType {}

  record Number() implements AttributeType {}

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
          case Number _ -> isNumber(value);
          case OneOf(var options) -> options.contains(value);
        };
  }

  /** The valid values, in words. */
  default String expected() {
    return switch (this) {
      case Text _ -> "text";
      case Number _ -> "a number";
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

  /** Reads the registry's short form: {@code text}, {@code name:bool}, {@code name:num} or {@code name:one|two}. */
  static AttributeType parse(String kind) {
    return switch (kind) {
      case "" -> TEXT;
      case "bool" -> FLAG;
      case "num" -> NUMBER;
      default -> new OneOf(List.of(kind.split("\\|", -1)));
    };
  }
}
