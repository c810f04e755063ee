package docket.engines.dynamodb;

import docket.engines.dynamodb.value.InvalidItem;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * A table's definition.
 *
 * @param streamed whether its changes are recorded in the stream
 * @param ttl the attribute that says in epoch seconds when an item expires; null if none does
 */
record Table(
    long id,
    String name,
    KeySchema schema,
    List<Index> indexes,
    boolean streamed,
    @Nullable String ttl,
    Instant created) {
  Table withIndexes(List<Index> other) {
    return new Table(id, name, schema, List.copyOf(other), streamed, ttl, created);
  }

  Table withTtl(@Nullable String attribute) {
    return new Table(id, name, schema, indexes, streamed, attribute, created);
  }

  Index index(String indexName) {
    return indexes.stream()
        .filter(index -> index.name().equals(indexName))
        .findFirst()
        .orElseThrow(
            () -> new InvalidItem("The table does not have the specified index: " + indexName));
  }

  void checkIndexKeys(Map<String, AttributeValue> item) {
    for (var index : indexes) index.check(item);
  }

  /** Epoch seconds, null if the item does not expire. */
  @Nullable Long expiryOf(Map<String, AttributeValue> item) {
    if (ttl == null) return null;
    var value = item.get(ttl);
    if (value == null || value.n() == null || !value.n().matches("-?\\d{1,18}")) return null;
    return Long.valueOf(value.n());
  }
}
