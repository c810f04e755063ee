package docket.domain.labelconfig;

/**
 * One thing the rules of labeling-config.md §8 have to say about a config.
 *
 * @param attribute the attribute it is about; empty for the tag as a whole
 * @param line 1-based line of the tag
 */
public record Finding(
    Code code, Severity severity, String tag, String attribute, String message, int line) {
  /** The codes clients know. */
  public enum Code {
    ERR_XML,
    ERR_UNKNOWN_TAG,
    ERR_REQUIRED,
    ERR_DUPLICATE_NAME,
    ERR_TAG_NOT_FOUND,
    ERR_TAG_UNSUPPORTED,
    ERR_PARENT_TAG_UNEXPECTED,
    ERR_BAD_TYPE,
    ERR_GENERAL,
    ERR_NO_CHILDREN,
    ERR_DUPLICATE_VALUE,
    ERR_PAIRWISE
  }

  /** Whether the editor can work with it all the same. */
  public enum Severity {
    ERROR,
    WARNING
  }

  static Finding error(Code code, Element at, String attribute, String message) {
    return new Finding(code, Severity.ERROR, at.tag(), attribute, message, at.line());
  }

  static Finding warning(Code code, Element at, String attribute, String message) {
    return new Finding(code, Severity.WARNING, at.tag(), attribute, message, at.line());
  }
}
