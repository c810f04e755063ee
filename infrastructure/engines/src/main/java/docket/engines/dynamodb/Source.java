package docket.engines.dynamodb;

import docket.engines.dynamodb.value.InvalidItem;
import docket.engines.dynamodb.value.Values;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Where a Query or Scan reads: a table, or one of its indexes. */
record Source(Table table, @Nullable Index index) {
  static Source of(Table table, @Nullable String indexName) {
    return new Source(table, indexName == null ? null : table.index(indexName));
  }

  String sqlName() {
    return index == null ? "t" + table.id() : "i" + index.id();
  }

  KeySchema schema() {
    return index == null ? table.schema() : index.schema();
  }

  /** The columns that order the entries. */
  List<String> columns() {
    return index == null ? List.of("pk", "sk") : List.of("ipk", "isk", "pk", "sk");
  }

  /** The values of {@link #columns} for one entry. */
  List<byte[]> position(Map<String, AttributeValue> entry) {
    var key = table.schema().keyOf(entry);
    if (index == null) return List.of(key.pk(), key.sk());
    var indexKey = index.schema().keyOf(entry);
    return List.of(indexKey.pk(), indexKey.sk(), key.pk(), key.sk());
  }

  /** The attributes by which a caller goes on after an entry. */
  Map<String, AttributeValue> startKey(Map<String, AttributeValue> entry) {
    var key = new HashMap<>(table.schema().attributesOf(entry));
    key.putAll(schema().attributesOf(entry));
    return key;
  }

  /** Checks a start key that a caller gave; null if the request has none. */
  @Nullable List<byte[]> startPosition(@Nullable Map<String, AttributeValue> given) {
    if (given == null || given.isEmpty()) return null;
    var start = Values.canonical(given);
    if (!start.equals(startKey(start)) || !schema().fits(start) || !table.schema().fits(start)) {
      throw new InvalidItem("The provided starting key is invalid");
    }
    return position(start);
  }
}
