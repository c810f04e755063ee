package docket.engines.dynamodb.expression;

import docket.engines.dynamodb.value.Values;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue.Type;

/** A parsed condition, filter or key condition. */
public sealed interface Condition {
  /**
   * @param item empty if there is none
   */
  boolean holdsFor(Map<String, AttributeValue> item);

  /** The top-level attributes it looks at. */
  default List<String> attributes() {
    return switch (this) {
      case Or(var left, var right) -> both(left.attributes(), right.attributes());
      case And(var left, var right) -> both(left.attributes(), right.attributes());
      case Not(var condition) -> condition.attributes();
      case Comparison(var _, var left, var right) -> both(left.attributes(), right.attributes());
      case Between(var operand, var low, var high) ->
          both(operand.attributes(), both(low.attributes(), high.attributes()));
      case In(var operand, var candidates) ->
          both(
              operand.attributes(),
              candidates.stream().flatMap(candidate -> candidate.attributes().stream()).toList());
      case Exists(var path) -> List.of(path.attribute());
      case HasType(var path, var _) -> List.of(path.attribute());
      case BeginsWith(var operand, var prefix) -> both(operand.attributes(), prefix.attributes());
      case Contains(var operand, var part) -> both(operand.attributes(), part.attributes());
    };
  }

  private static List<String> both(List<String> one, List<String> other) {
    return Stream.concat(one.stream(), other.stream()).toList();
  }

  record Or(Condition left, Condition right) implements Condition {
    @Override
    public boolean holdsFor(Map<String, AttributeValue> item) {
      return left.holdsFor(item) || right.holdsFor(item);
    }
  }

  record And(Condition left, Condition right) implements Condition {
    @Override
    public boolean holdsFor(Map<String, AttributeValue> item) {
      return left.holdsFor(item) && right.holdsFor(item);
    }
  }

  record Not(Condition condition) implements Condition {
    @Override
    public boolean holdsFor(Map<String, AttributeValue> item) {
      return !condition.holdsFor(item);
    }
  }

  /** {@code =} and {@code <>} take any types; the others need two values of one ordered type. */
  record Comparison(Comparator comparator, Operand left, Operand right) implements Condition {
    @Override
    public boolean holdsFor(Map<String, AttributeValue> item) {
      var one = left.in(item);
      var other = right.in(item);
      if (one == null || other == null) return comparator == Comparator.NOT_EQUAL;
      return comparator.holds(one, other);
    }
  }

  record Between(Operand operand, Operand low, Operand high) implements Condition {
    @Override
    public boolean holdsFor(Map<String, AttributeValue> item) {
      return new Comparison(Comparator.AT_LEAST, operand, low).holdsFor(item)
          && new Comparison(Comparator.AT_MOST, operand, high).holdsFor(item);
    }
  }

  record In(Operand operand, List<Operand> candidates) implements Condition {
    @Override
    public boolean holdsFor(Map<String, AttributeValue> item) {
      var value = operand.in(item);
      return value != null
          && candidates.stream().anyMatch(candidate -> value.equals(candidate.in(item)));
    }
  }

  record Exists(DocumentPath path) implements Condition {
    @Override
    public boolean holdsFor(Map<String, AttributeValue> item) {
      return path.in(item) != null;
    }
  }

  record HasType(DocumentPath path, Operand type) implements Condition {
    @Override
    public boolean holdsFor(Map<String, AttributeValue> item) {
      var value = path.in(item);
      var wanted = type.in(item);
      return value != null && wanted != null && Values.typeName(value).equals(wanted.s());
    }
  }

  record BeginsWith(Operand operand, Operand prefix) implements Condition {
    @Override
    public boolean holdsFor(Map<String, AttributeValue> item) {
      var value = operand.in(item);
      var start = prefix.in(item);
      if (value == null || start == null || value.type() != start.type()) return false;
      if (value.type() == Type.S) return value.s().startsWith(start.s());
      return value.type() == Type.B
          && startsWith(value.b().asByteArrayUnsafe(), start.b().asByteArrayUnsafe());
    }

    private static boolean startsWith(byte[] bytes, byte[] prefix) {
      return bytes.length >= prefix.length
          && Arrays.equals(bytes, 0, prefix.length, prefix, 0, prefix.length);
    }
  }

  /** A substring, a part of bytes, an element of a set or of a list. */
  record Contains(Operand operand, Operand part) implements Condition {
    @Override
    public boolean holdsFor(Map<String, AttributeValue> item) {
      var whole = operand.in(item);
      var wanted = part.in(item);
      return whole != null && wanted != null && contains(whole, wanted);
    }

    private static boolean contains(AttributeValue whole, AttributeValue wanted) {
      return switch (whole.type()) {
        case S -> wanted.type() == Type.S && whole.s().contains(wanted.s());
        case B ->
            wanted.type() == Type.B
                && contains(whole.b().asByteArrayUnsafe(), wanted.b().asByteArrayUnsafe());
        case SS -> wanted.type() == Type.S && whole.ss().contains(wanted.s());
        case NS -> wanted.type() == Type.N && whole.ns().contains(wanted.n());
        case BS -> wanted.type() == Type.B && whole.bs().contains(wanted.b());
        case L -> whole.l().contains(wanted);
        case N, M, BOOL, NUL, UNKNOWN_TO_SDK_VERSION -> false;
      };
    }

    private static boolean contains(byte[] bytes, byte[] part) {
      for (int start = 0; start + part.length <= bytes.length; start++) {
        if (Arrays.equals(bytes, start, start + part.length, part, 0, part.length)) return true;
      }
      return false;
    }
  }
}
