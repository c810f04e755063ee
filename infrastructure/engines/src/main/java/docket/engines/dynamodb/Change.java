package docket.engines.dynamodb;

import docket.engines.dynamodb.value.ItemCodec;
import docket.engines.dynamodb.value.ItemSize;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * What a write makes of an item; an empty map stands for no item. What several steps of a write
 * need is worked out once; for one thread at a time.
 */
final class Change {
  /** What the write makes of the item's entry in one index; null for no entry. */
  record OfIndex(Index index, Index.@Nullable Entry before, Index.@Nullable Entry after) {
    boolean isNothing() {
      if (before == null || after == null) return before == null && after == null;
      return !moves() && before.attributes().equals(after.attributes());
    }

    boolean moves() {
      return before != null && after != null && !before.key().equals(after.key());
    }
  }

  private final Table table;
  private final Key key;
  private final Map<String, AttributeValue> before;
  private final Map<String, AttributeValue> after;
  private byte @Nullable [] storedAfter;
  private @Nullable List<OfIndex> ofIndexes;

  Change(
      Table table, Key key, Map<String, AttributeValue> before, Map<String, AttributeValue> after) {
    this(table, key, before, after, null);
  }

  /**
   * @param storedAfter the stored form of {@code after}; null if it is not made yet
   */
  Change(
      Table table,
      Key key,
      Map<String, AttributeValue> before,
      Map<String, AttributeValue> after,
      byte @Nullable [] storedAfter) {
    this.table = table;
    this.key = key;
    this.before = before;
    this.after = after;
    this.storedAfter = storedAfter;
  }

  Table table() {
    return table;
  }

  Key key() {
    return key;
  }

  Map<String, AttributeValue> before() {
    return before;
  }

  Map<String, AttributeValue> after() {
    return after;
  }

  /** The stored form of what is there afterwards. */
  byte[] storedAfter() {
    if (storedAfter == null) storedAfter = ItemCodec.encode(after);
    return storedAfter;
  }

  boolean isNothing() {
    return before.equals(after);
  }

  List<OfIndex> ofIndexes() {
    if (ofIndexes == null) ofIndexes = find();
    return ofIndexes;
  }

  private List<OfIndex> find() {
    var changes = new ArrayList<OfIndex>(table.indexes().size());
    for (var index : table.indexes()) {
      var change = new OfIndex(index, index.entryOf(before), index.entryOf(after));
      if (!change.isNothing()) changes.add(change);
    }
    return changes;
  }

  /**
   * @param factor 2 in a transaction; it counts for the table only
   */
  Units cost(int factor) {
    var units =
        Units.ofTable(factor * Units.writing(Math.max(ItemSize.of(before), ItemSize.of(after))));
    for (var change : ofIndexes())
      units = units.plus(Units.ofIndex(change.index().name(), cost(change)));
    return units;
  }

  /**
   * A moved entry is deleted and inserted; an entry that stays is paid once, at the larger size.
   */
  private static double cost(OfIndex change) {
    var before = change.before();
    var after = change.after();
    if (before == null || after == null || change.moves()) {
      return (before == null ? 0 : size(before)) + (after == null ? 0 : size(after));
    }
    return Math.max(size(before), size(after));
  }

  private static double size(Index.Entry entry) {
    return Units.writing(ItemSize.of(entry.attributes()));
  }
}
