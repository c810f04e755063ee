package docket.engines.dynamodb.value;

import java.io.ByteArrayOutputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Key values as bytes that sort like the values. */
public final class Bytes {
  private static final int NEGATIVE = 1;
  private static final int ZERO = 2;
  private static final int POSITIVE = 3;
  private static final int EXPONENT_BIAS = 0x4000;

  private Bytes() {}

  public static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  /**
   * @param value canonical, of type S, N or B
   */
  public static byte[] ofKey(AttributeValue value) {
    return switch (value.type()) {
      case N -> ofNumber(new BigDecimal(value.n()));
      case B -> value.b().asByteArray();
      default -> utf8(value.s());
    };
  }

  /** Sign, exponent, digits; all complemented for negative numbers, which therefore end in 0xFF. */
  private static byte[] ofNumber(BigDecimal number) {
    if (number.signum() == 0) return new byte[] {ZERO};
    var digits = number.unscaledValue().abs().toString().replaceFirst("0+$", "");
    int exponent = EXPONENT_BIAS + number.precision() - number.scale();
    boolean negative = number.signum() < 0;
    int mask = negative ? 0xFF : 0;
    var bytes = new ByteArrayOutputStream();
    bytes.write(negative ? NEGATIVE : POSITIVE);
    bytes.write((exponent >> 8) ^ mask);
    bytes.write((exponent & 0xFF) ^ mask);
    digits.chars().forEach(digit -> bytes.write(digit ^ mask));
    if (negative) bytes.write(0xFF);
    return bytes.toByteArray();
  }

  /** The smallest bytes greater than all that start with {@code prefix}; null if there are none. */
  public static byte @Nullable [] afterPrefix(byte[] prefix) {
    int last = prefix.length - 1;
    while (last >= 0 && prefix[last] == (byte) 0xFF) last--;
    if (last < 0) return null;
    var next = Arrays.copyOf(prefix, last + 1);
    next[last]++;
    return next;
  }
}
