package docket.engines.dynamodb;

import docket.engines.dynamodb.value.ItemSize;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** What a write makes of an item; an empty map stands for no item. */
record Change(
    Table table, Key key, Map<String, AttributeValue> before, Map<String, AttributeValue> after) {
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

  boolean isNothing() {
    return before.equals(after);
  }

  List<OfIndex> ofIndexes() {
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
