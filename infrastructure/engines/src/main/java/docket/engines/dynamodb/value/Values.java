package docket.engines.dynamodb.value;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue.Type;

/** Attribute values in their canonical form, in which equal values are equal objects. */
public final class Values {
  private static final int MAX_DEPTH = 32;

  private Values() {}

  /** Checks a whole item: numbers become plain, sets sorted. */
  public static Map<String, AttributeValue> canonical(Map<String, AttributeValue> item) {
    return canonical(item, 0);
  }

  public static AttributeValue canonical(AttributeValue value) {
    return canonical(value, 0);
  }

  /**
   * The map itself where it is canonical already: the SDK's requests hold maps that nobody changes.
   */
  private static Map<String, AttributeValue> canonical(Map<String, AttributeValue> map, int depth) {
    LinkedHashMap<String, AttributeValue> result = null;
    for (var entry : map.entrySet()) {
      var value = canonical(entry.getValue(), depth);
      if (value != entry.getValue() && result == null) result = new LinkedHashMap<>(map);
      if (result != null) result.put(entry.getKey(), value);
    }
    return result == null ? map : result;
  }

  private static AttributeValue canonical(AttributeValue value, int depth) {
    if (depth > MAX_DEPTH) {
      throw new InvalidItem("Nesting Levels have exceeded supported limits");
    }
    return switch (value.type()) {
      case S, B, BOOL -> value;
      case N -> number(value);
      case SS -> set(value.ss(), "An string set  may not be empty", Values::strings);
      case NS ->
          set(
              value.ns().stream().map(Numbers::canonical).toList(),
              "An number set  may not be empty",
              Values::numbers);
      case BS -> set(value.bs(), "Binary sets should not be empty", Values::binaries);
      case L ->
          AttributeValue.fromL(
              value.l().stream().map(element -> canonical(element, depth + 1)).toList());
      case M -> AttributeValue.fromM(canonical(value.m(), depth + 1));
      case NUL -> nothing(value);
      case UNKNOWN_TO_SDK_VERSION ->
          throw new InvalidItem(
              "Supplied AttributeValue is empty, must contain exactly one of the supported datatypes");
    };
  }

  private static AttributeValue number(AttributeValue value) {
    var canonical = Numbers.canonical(value.n());
    return canonical.equals(value.n()) ? value : AttributeValue.fromN(canonical);
  }

  private static AttributeValue nothing(AttributeValue value) {
    if (value.nul()) return value;
    throw InvalidItem.parameter("Null attribute value types must have the value of true");
  }

  private static <T> AttributeValue set(
      List<T> elements, String ifEmpty, Function<Collection<T>, AttributeValue> sorted) {
    if (elements.isEmpty()) throw InvalidItem.parameter(ifEmpty);
    if (new HashSet<>(elements).size() < elements.size()) {
      throw InvalidItem.parameter("Input collection " + elements + " contains duplicates.");
    }
    return sorted.apply(elements);
  }

  public static AttributeValue strings(Collection<String> elements) {
    return AttributeValue.fromSs(elements.stream().sorted().toList());
  }

  public static AttributeValue numbers(Collection<String> elements) {
    return AttributeValue.fromNs(
        elements.stream().map(BigDecimal::new).sorted().map(Numbers::format).toList());
  }

  public static AttributeValue binaries(Collection<SdkBytes> elements) {
    return AttributeValue.fromBs(elements.stream().sorted(Values::compare).toList());
  }

  /** The name of the type as messages and attribute_type spell it. */
  public static String typeName(AttributeValue value) {
    return value.type() == Type.NUL ? "NULL" : value.type().name();
  }

  public static boolean isOrdered(AttributeValue value) {
    return value.type() == Type.S || value.type() == Type.N || value.type() == Type.B;
  }

  /** Order of two values of one ordered type: UTF-8 bytes, numeric value, unsigned bytes. */
  public static int compare(AttributeValue left, AttributeValue right) {
    return switch (left.type()) {
      case N -> new BigDecimal(left.n()).compareTo(new BigDecimal(right.n()));
      case B -> compare(left.b(), right.b());
      default -> Arrays.compareUnsigned(Bytes.utf8(left.s()), Bytes.utf8(right.s()));
    };
  }

  private static int compare(SdkBytes left, SdkBytes right) {
    return Arrays.compareUnsigned(left.asByteArrayUnsafe(), right.asByteArrayUnsafe());
  }
}
