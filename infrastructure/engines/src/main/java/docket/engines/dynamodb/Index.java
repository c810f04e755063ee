package docket.engines.dynamodb;

import docket.engines.dynamodb.value.Bytes;
import docket.engines.dynamodb.value.InvalidItem;
import docket.engines.dynamodb.value.ItemCodec;
import docket.engines.dynamodb.value.ItemSize;
import docket.engines.dynamodb.value.Values;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * A global secondary index.
 *
 * @param included attributes projected besides the keys; null for all
 */
record Index(
    long id, String name, KeySchema schema, KeySchema tableSchema, @Nullable Set<String> included) {
  /** The part of an item that the index holds, under the index's key; for one thread at a time. */
  static final class Entry {
    private final Key key;
    private final Map<String, AttributeValue> attributes;
    private byte @Nullable [] stored;
    private double cost;

    private Entry(Key key, Map<String, AttributeValue> attributes) {
      this.key = key;
      this.attributes = attributes;
    }

    /** Works everything out now, before the writing thread needs it. */
    void prepare() {
      stored();
      cost();
    }

    Key key() {
      return key;
    }

    Map<String, AttributeValue> attributes() {
      return attributes;
    }

    byte[] stored() {
      if (stored == null) stored = ItemCodec.encode(attributes);
      return stored;
    }

    /** Units that writing it costs. */
    double cost() {
      if (cost == 0) cost = Units.writing(ItemSize.of(attributes));
      return cost;
    }
  }

  /** Null if the item lacks one of the index's key attributes. */
  @Nullable Entry entryOf(Map<String, AttributeValue> item) {
    if (item.isEmpty() || !schema.isCompleteIn(item)) return null;
    return new Entry(schema.keyOf(item), projected(item));
  }

  boolean projects(String attribute) {
    return included == null
        || included.contains(attribute)
        || schema.has(attribute)
        || tableSchema.has(attribute);
  }

  private Map<String, AttributeValue> projected(Map<String, AttributeValue> item) {
    if (included == null) return item;
    var projection = new HashMap<String, AttributeValue>();
    copy(included, item, projection);
    copy(schema.names(), item, projection);
    copy(tableSchema.names(), item, projection);
    return projection;
  }

  private static void copy(
      Collection<String> names, Map<String, AttributeValue> from, Map<String, AttributeValue> to) {
    for (var name : names) {
      var value = from.get(name);
      if (value != null) to.put(name, value);
    }
  }

  /** An item whose index key has the wrong type, is empty or too long cannot be written at all. */
  void check(Map<String, AttributeValue> item) {
    for (var attribute : schema.attributes()) {
      var value = item.get(attribute.name());
      if (value == null) continue;
      if (!attribute.fits(value)) throw mismatch(attribute, value);
      if (KeySchema.isEmpty(value)) throw empty(attribute);
      checkLength(attribute, Bytes.ofKey(value).length);
    }
  }

  private void checkLength(KeySchema.Attribute attribute, int length) {
    boolean isHash = attribute.equals(schema.hash());
    if (length <= (isHash ? 2048 : 1024)) return;
    var limit =
        isHash
            ? "Size of hashkey has exceeded the maximum size limit of2048 bytes"
            : "Aggregated size of all range keys has exceeded the size limit of 1024 bytes";
    throw InvalidItem.parameter(limit);
  }

  private InvalidItem mismatch(KeySchema.Attribute attribute, AttributeValue value) {
    return InvalidItem.parameter(
        "Type mismatch for Index Key %s Expected: %s Actual: %s IndexName: %s"
            .formatted(attribute.name(), attribute.type(), Values.typeName(value), name));
  }

  private InvalidItem empty(KeySchema.Attribute attribute) {
    return new InvalidItem(
        "One or more parameter values are not valid. A value specified for a secondary index key is not supported. The AttributeValue for a key attribute cannot contain an empty %s value. IndexName: %s, IndexKey: %s"
            .formatted(attribute.type().equals("S") ? "string" : "binary", name, attribute.name()),
        true);
  }
}
