package docket.engines.dynamodb;

import docket.engines.dynamodb.value.ItemCodec;
import docket.engines.dynamodb.value.ItemSize;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * An item as it is at one moment, with what a write needs to know of it, each worked out once; for
 * one thread at a time.
 */
final class Image {
  private final Table table;
  private final Map<String, AttributeValue> attributes;
  private byte @Nullable [] stored;
  private int size = -1;
  private @Nullable List<Index.@Nullable Entry> entries;

  /**
   * @param attributes empty for no item
   */
  Image(Table table, Map<String, AttributeValue> attributes) {
    this.table = table;
    this.attributes = attributes;
  }

  /** The item of a stored form. */
  static Image of(Table table, byte[] stored) {
    var image = new Image(table, ItemCodec.decode(stored));
    image.stored = stored;
    return image;
  }

  static Image none(Table table) {
    return new Image(table, Map.of());
  }

  /** Works everything out now, before the writing thread needs it. */
  Image prepared() {
    stored();
    size();
    for (var entry : entries()) {
      if (entry != null) entry.prepare();
    }
    return this;
  }

  Table table() {
    return table;
  }

  Map<String, AttributeValue> attributes() {
    return attributes;
  }

  boolean isThere() {
    return !attributes.isEmpty();
  }

  byte[] stored() {
    if (stored == null) stored = ItemCodec.encode(attributes);
    return stored;
  }

  /** Bytes, as AWS counts them. */
  int size() {
    if (size < 0) size = ItemSize.of(attributes);
    return size;
  }

  /** What each index of the table holds of the item, in their order; null for nothing. */
  List<Index.@Nullable Entry> entries() {
    if (entries == null) {
      entries = new ArrayList<>(table.indexes().size());
      for (var index : table.indexes()) entries.add(index.entryOf(attributes));
    }
    return entries;
  }
}
