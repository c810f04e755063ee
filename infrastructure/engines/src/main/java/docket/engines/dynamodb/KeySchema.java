package docket.engines.dynamodb;

import docket.engines.dynamodb.value.Bytes;
import docket.engines.dynamodb.value.InvalidItem;
import docket.engines.dynamodb.value.Values;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** The one or two attributes by which a table or an index finds its entries. */
record KeySchema(Attribute hash, @Nullable Attribute range) {
  /**
   * @param type S, N or B
   */
  record Attribute(String name, String type) {
    boolean fits(AttributeValue value) {
      return Values.typeName(value).equals(type);
    }
  }

  private static final int MAX_HASH = 2048;
  private static final int MAX_RANGE = 1024;

  List<Attribute> attributes() {
    return range == null ? List.of(hash) : List.of(hash, range);
  }

  List<String> names() {
    return range == null ? List.of(hash.name()) : List.of(hash.name(), range.name());
  }

  boolean has(String name) {
    return hash.name().equals(name) || (range != null && range.name().equals(name));
  }

  /** The stored key of an item that is known to have one. */
  Key keyOf(Map<String, AttributeValue> item) {
    var sk = range == null ? new byte[0] : Bytes.ofKey(value(item, range));
    return new Key(Bytes.ofKey(value(item, hash)), sk);
  }

  boolean isCompleteIn(Map<String, AttributeValue> item) {
    return item.containsKey(hash.name()) && (range == null || item.containsKey(range.name()));
  }

  /** Whether the item has a key of the right types. */
  boolean fits(Map<String, AttributeValue> item) {
    for (var attribute : attributes()) {
      var value = item.get(attribute.name());
      if (value == null || !attribute.fits(value)) return false;
    }
    return true;
  }

  Map<String, AttributeValue> attributesOf(Map<String, AttributeValue> item) {
    var key = new HashMap<String, AttributeValue>();
    for (var name : names()) {
      var value = item.get(name);
      if (value != null) key.put(name, value);
    }
    return key;
  }

  /** Checks the key attributes of an item that is to be put. */
  Key keyOfNew(Map<String, AttributeValue> item) {
    for (var attribute : attributes()) {
      var value = item.get(attribute.name());
      if (value == null)
        throw InvalidItem.parameter("Missing the key " + attribute.name() + " in the item");
      if (!attribute.fits(value)) throw mismatch(attribute, value);
    }
    return checked(item);
  }

  /** Checks a key given by itself. */
  Key keyOfOnly(Map<String, AttributeValue> key) {
    if (!fits(key) || key.size() != attributes().size())
      throw new InvalidItem("The provided key element does not match the schema");
    return checked(key);
  }

  private Key checked(Map<String, AttributeValue> item) {
    attributes().forEach(attribute -> rejectEmpty(attribute, value(item, attribute)));
    var key = keyOf(item);
    if (key.pk().length > MAX_HASH) {
      throw InvalidItem.parameter(
          "Size of hashkey has exceeded the maximum size limit of2048 bytes");
    }
    if (key.sk().length > MAX_RANGE) {
      throw InvalidItem.parameter(
          "Aggregated size of all range keys has exceeded the size limit of 1024 bytes");
    }
    return key;
  }

  private static void rejectEmpty(Attribute attribute, AttributeValue value) {
    if (!isEmpty(value)) return;
    throw new InvalidItem(
        "One or more parameter values are not valid. The AttributeValue for a key attribute cannot contain an empty %s value. Key: %s"
            .formatted(attribute.type().equals("S") ? "string" : "binary", attribute.name()));
  }

  static boolean isEmpty(AttributeValue value) {
    return switch (value.type()) {
      case S -> value.s().isEmpty();
      case B -> value.b().asByteArrayUnsafe().length == 0;
      default -> false;
    };
  }

  private static InvalidItem mismatch(Attribute attribute, AttributeValue value) {
    return InvalidItem.parameter(
        "Type mismatch for key %s expected: %s actual: %s"
            .formatted(attribute.name(), attribute.type(), Values.typeName(value)));
  }

  private static AttributeValue value(Map<String, AttributeValue> item, Attribute attribute) {
    var value = item.get(attribute.name());
    if (value == null) throw new IllegalStateException("No key attribute " + attribute.name());
    return value;
  }
}
