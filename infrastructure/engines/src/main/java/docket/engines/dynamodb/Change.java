package docket.engines.dynamodb;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** What a write makes of an item; for one thread at a time. */
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
  private final Image before;
  private final Image after;
  private @Nullable List<OfIndex> ofIndexes;

  Change(Table table, Key key, Image before, Image after) {
    this.table = table;
    this.key = key;
    this.before = before;
    this.after = after;
  }

  Table table() {
    return table;
  }

  Key key() {
    return key;
  }

  Image before() {
    return before;
  }

  Image after() {
    return after;
  }

  /** The attributes that make the item's key. */
  Map<String, AttributeValue> keyAttributes() {
    return table.schema().attributesOf((after.isThere() ? after : before).attributes());
  }

  boolean isNothing() {
    return before.attributes().equals(after.attributes());
  }

  List<OfIndex> ofIndexes() {
    if (ofIndexes == null) ofIndexes = find();
    return ofIndexes;
  }

  private List<OfIndex> find() {
    var changes = new ArrayList<OfIndex>(table.indexes().size());
    for (int i = 0; i < table.indexes().size(); i++) {
      var change =
          new OfIndex(table.indexes().get(i), before.entries().get(i), after.entries().get(i));
      if (!change.isNothing()) changes.add(change);
    }
    return changes;
  }

  /**
   * @param factor 2 in a transaction; it counts for the table only
   */
  Units cost(int factor) {
    var units = Units.ofTable(factor * Units.writing(Math.max(before.size(), after.size())));
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
      return (before == null ? 0 : before.cost()) + (after == null ? 0 : after.cost());
    }
    return Math.max(before.cost(), after.cost());
  }
}
