package docket.engines.dynamodb;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.Capacity;
import software.amazon.awssdk.services.dynamodb.model.ConsumedCapacity;
import software.amazon.awssdk.services.dynamodb.model.ReturnConsumedCapacity;

/** What one call consumed, by table, as answers report it. */
final class Bill {
  /** Only transactions tell apart what was read and what was written. */
  enum Kind {
    PLAIN,
    READING_TRANSACTION,
    WRITING_TRANSACTION
  }

  private final Kind kind;
  private final Map<String, Units> tables = new TreeMap<>();

  Bill(Kind kind) {
    this.kind = kind;
  }

  static Bill of(String table, Units units) {
    return new Bill(Kind.PLAIN).add(table, units);
  }

  Bill add(String table, Units units) {
    tables.merge(table, units, Units::plus);
    return this;
  }

  Map<String, Units> tables() {
    return tables;
  }

  /** The report on the only table; null if none is wanted. */
  @Nullable ConsumedCapacity report(@Nullable ReturnConsumedCapacity wanted) {
    var reports = reports(wanted);
    return reports == null || reports.isEmpty() ? null : reports.getFirst();
  }

  @Nullable List<ConsumedCapacity> reports(@Nullable ReturnConsumedCapacity wanted) {
    if (wanted == null || wanted == ReturnConsumedCapacity.NONE) return null;
    boolean detailed = wanted == ReturnConsumedCapacity.INDEXES;
    return tables.entrySet().stream()
        .map(table -> report(table.getKey(), table.getValue(), detailed))
        .toList();
  }

  private ConsumedCapacity report(String table, Units units, boolean detailed) {
    var total = units.total();
    var report = ConsumedCapacity.builder().tableName(table).capacityUnits(total);
    if (kind == Kind.READING_TRANSACTION) report.readCapacityUnits(total);
    if (kind == Kind.WRITING_TRANSACTION) report.writeCapacityUnits(total);
    if (!detailed) return report.build();
    report.table(capacity(units.table()));
    var indexes = new TreeMap<String, Capacity>();
    units.indexes().forEach((index, consumed) -> indexes.put(index, capacity(consumed)));
    if (!indexes.isEmpty()) report.globalSecondaryIndexes(indexes);
    return report.build();
  }

  private Capacity capacity(double units) {
    var capacity = Capacity.builder().capacityUnits(units);
    if (kind == Kind.READING_TRANSACTION) capacity.readCapacityUnits(units);
    if (kind == Kind.WRITING_TRANSACTION) capacity.writeCapacityUnits(units);
    return capacity.build();
  }
}
