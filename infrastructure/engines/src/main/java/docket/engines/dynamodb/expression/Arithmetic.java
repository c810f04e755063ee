package docket.engines.dynamodb.expression;

import docket.engines.dynamodb.value.InvalidItem;
import docket.engines.dynamodb.value.Numbers;
import docket.engines.dynamodb.value.Values;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue.Type;

/** Sums, and unions and differences of sets, as updates make them. */
final class Arithmetic {
  private static final MathContext PRECISION = new MathContext(38, RoundingMode.HALF_UP);

  private Arithmetic() {}

  static AttributeValue sum(AttributeValue left, AttributeValue right, boolean minus) {
    if (left.type() != Type.N || right.type() != Type.N) throw wrongType();
    var one = new BigDecimal(left.n());
    var other = new BigDecimal(right.n());
    return AttributeValue.fromN(
        Numbers.format(minus ? one.subtract(other, PRECISION) : one.add(other, PRECISION)));
  }

  static AttributeValue append(AttributeValue left, AttributeValue right) {
    if (left.type() != Type.L || right.type() != Type.L) throw wrongType();
    return AttributeValue.fromL(Stream.concat(left.l().stream(), right.l().stream()).toList());
  }

  /** ADD: a missing value counts as 0 or as the empty set. */
  static AttributeValue add(@Nullable AttributeValue old, AttributeValue value) {
    if (old == null) return value;
    if (old.type() != value.type()) throw wrongType();
    return switch (value.type()) {
      case N -> sum(old, value, false);
      case SS -> Values.strings(union(old.ss(), value.ss()));
      case NS -> Values.numbers(union(old.ns(), value.ns()));
      case BS -> Values.binaries(union(old.bs(), value.bs()));
      default -> throw wrongType();
    };
  }

  /** DELETE: null if nothing is left, since there are no empty sets. */
  static @Nullable AttributeValue delete(AttributeValue old, AttributeValue value) {
    if (old.type() != value.type()) throw wrongType();
    return switch (value.type()) {
      case SS -> difference(old.ss(), value.ss(), Values::strings);
      case NS -> difference(old.ns(), value.ns(), Values::numbers);
      case BS -> difference(old.bs(), value.bs(), Values::binaries);
      default -> throw wrongType();
    };
  }

  private static <T> Collection<T> union(Collection<T> left, Collection<T> right) {
    var union = new LinkedHashSet<>(left);
    union.addAll(right);
    return union;
  }

  private static <T> @Nullable AttributeValue difference(
      Collection<T> left, Collection<T> right, Function<Collection<T>, AttributeValue> toSet) {
    var rest = new LinkedHashSet<>(left);
    rest.removeAll(right);
    return rest.isEmpty() ? null : toSet.apply(rest);
  }

  private static InvalidItem wrongType() {
    return new InvalidItem("An operand in the update expression has an incorrect data type");
  }
}
