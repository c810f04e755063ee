package docket.engines.dynamodb.value;

import java.util.Collection;
import java.util.Map;
import java.util.function.ToIntFunction;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Item sizes in bytes, by the rules AWS documents for capacity and for the 400 KB limit. */
public final class ItemSize {
  private static final int CONTAINER = 3;
  private static final int ELEMENT = 1;

  private ItemSize() {}

  public static int of(Map<String, AttributeValue> item) {
    int size = 0;
    for (var attribute : item.entrySet()) {
      size += utf8Length(attribute.getKey()) + of(attribute.getValue());
    }
    return size;
  }

  public static int of(AttributeValue value) {
    return switch (value.type()) {
      case S -> utf8Length(value.s());
      case N -> Numbers.size(value.n());
      case B -> value.b().asByteArrayUnsafe().length;
      case SS -> sum(value.ss(), ItemSize::utf8Length);
      case NS -> sum(value.ns(), Numbers::size);
      case BS -> sum(value.bs(), bytes -> bytes.asByteArrayUnsafe().length);
      case L -> CONTAINER + sum(value.l(), element -> of(element) + ELEMENT);
      case M -> CONTAINER + of(value.m()) + value.m().size() * ELEMENT;
      case BOOL, NUL, UNKNOWN_TO_SDK_VERSION -> 1;
    };
  }

  private static <T> int sum(Collection<T> elements, ToIntFunction<T> size) {
    int sum = 0;
    for (var element : elements) sum += size.applyAsInt(element);
    return sum;
  }

  public static int utf8Length(String text) {
    int length = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c < 0x80) length += 1;
      else if (c < 0x800) length += 2;
      else if (Character.isSurrogate(c)) length += 2; // half of a four-byte sequence
      else length += 3;
    }
    return length;
  }
}
