package docket.domain.results;

/** What is wrong with the value of one region. */
sealed interface Problem {
  /** The geometry or structure does not hold. */
  record Geometry(String text) implements Problem {}

  /** The control's own value is none it takes. */
  record Value(String got, String options) implements Problem {}

  /** The words clients know (import-and-storage.md §2.10). */
  default String text(String control) {
    return switch (this) {
      case Geometry(var text) -> "Invalid geometry for control '%s': %s".formatted(control, text);
      case Value(var got, var options) ->
          "Invalid value for control '%s'. Got: %s Valid options: %s"
              .formatted(control, got, options);
    };
  }
}
