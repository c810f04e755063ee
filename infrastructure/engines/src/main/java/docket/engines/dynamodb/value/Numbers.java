package docket.engines.dynamodb.value;

import java.math.BigDecimal;

/** Decimal numbers of up to 38 significant digits, from 1E-130 to 9.99…E+125 in magnitude. */
public final class Numbers {
  private static final int MAX_DIGITS = 38;
  private static final int MAX_EXPONENT = 125;
  private static final int MIN_EXPONENT = -130;
  private static final int MAX_LENGTH =
      1_000; // no honest number is longer; BigDecimal is slow on millions

  private Numbers() {}

  /** Reads {@code text}; 1, 1.0 and 10E-1 become the same text, without exponent. */
  public static String canonical(String text) {
    return isPlainInteger(text) ? text : format(parse(text));
  }

  public static BigDecimal parse(String text) {
    try {
      if (text.length() > MAX_LENGTH) throw new NumberFormatException(text);
      return checked(new BigDecimal(text));
    } catch (NumberFormatException notANumber) {
      var shown = text.isEmpty() ? "" : ": " + text;
      throw new InvalidItem("The parameter cannot be converted to a numeric value" + shown);
    }
  }

  public static String format(BigDecimal number) {
    return checked(number).toPlainString();
  }

  private static BigDecimal checked(BigDecimal number) {
    if (number.signum() == 0) return BigDecimal.ZERO;
    var stripped = number.stripTrailingZeros();
    long exponent = (long) stripped.precision() - stripped.scale() - 1;
    if (exponent > MAX_EXPONENT) {
      throw new InvalidItem(
          "Number overflow. Attempting to store a number with magnitude larger than supported range");
    }
    if (exponent < MIN_EXPONENT) {
      throw new InvalidItem(
          "Number underflow. Attempting to store a number with magnitude smaller than supported range");
    }
    if (stripped.precision() > MAX_DIGITS) {
      throw new InvalidItem("Attempting to store more than 38 significant digits in a Number");
    }
    return stripped;
  }

  private static boolean isPlainInteger(String text) {
    if (text.isEmpty() || text.length() > 18) return false;
    if (text.charAt(0) == '0') return text.length() == 1;
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) < '0' || text.charAt(i) > '9') return false;
    }
    return true;
  }

  /** Bytes a number takes: one for two significant digits, one more, and one for a minus sign. */
  static int size(String canonical) {
    int first = -1;
    int last = -1;
    int point = canonical.indexOf('.');
    for (int i = 0; i < canonical.length(); i++) {
      char c = canonical.charAt(i);
      if (c < '1' || c > '9') continue;
      if (first < 0) first = i;
      last = i;
    }
    if (first < 0) return 1;
    int digits = last - first + 1 - (point > first && point < last ? 1 : 0);
    return (digits + 1) / 2 + 1 + (canonical.charAt(0) == '-' ? 1 : 0);
  }
}
