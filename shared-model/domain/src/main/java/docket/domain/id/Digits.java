package docket.domain.id;

/** Numbers as parts of keys. */
public final class Digits {
  private Digits() {}

  /** A number of at least 0 with zeros in front, so that it sorts as text as the number does. */
  public static String padded(long number, int width) {
    var digits = Long.toString(number);
    return "0".repeat(Math.max(0, width - digits.length())) + digits;
  }
}
