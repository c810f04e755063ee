package docket.engines.dynamodb.expression;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** What a condition compares. */
public sealed interface Operand {
  /** Its value for the item, null if there is none. */
  @Nullable AttributeValue in(Map<String, AttributeValue> item);

  /** The top-level attributes it looks at. */
  default List<String> attributes() {
    return switch (this) {
      case Constant _ -> List.of();
      case Attribute(var path) -> List.of(path.attribute());
      case Size(var path) -> List.of(path.attribute());
    };
  }

  record Constant(AttributeValue value) implements Operand {
    @Override
    public AttributeValue in(Map<String, AttributeValue> item) {
      return value;
    }
  }

  record Attribute(DocumentPath path) implements Operand {
    @Override
    public @Nullable AttributeValue in(Map<String, AttributeValue> item) {
      return path.in(item);
    }
  }

  /** Length of a text in UTF-16 units, of binary in bytes, or the number of elements. */
  record Size(DocumentPath path) implements Operand {
    @Override
    public @Nullable AttributeValue in(Map<String, AttributeValue> item) {
      var value = path.in(item);
      int size = value == null ? -1 : sizeOf(value);
      return size < 0 ? null : AttributeValue.fromN(Integer.toString(size));
    }

    private static int sizeOf(AttributeValue value) {
      return switch (value.type()) {
        case S -> value.s().length();
        case B -> value.b().asByteArrayUnsafe().length;
        case SS -> value.ss().size();
        case NS -> value.ns().size();
        case BS -> value.bs().size();
        case L -> value.l().size();
        case M -> value.m().size();
        case N, BOOL, NUL, UNKNOWN_TO_SDK_VERSION -> -1;
      };
    }
  }
}
