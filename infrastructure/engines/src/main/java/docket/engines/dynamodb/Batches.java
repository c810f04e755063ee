package docket.engines.dynamodb;

import docket.engines.dynamodb.value.InvalidItem;
import docket.engines.dynamodb.value.ItemSize;
import docket.engines.dynamodb.value.Values;
import docket.engines.sqlite.Session;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.BatchWriteItemRequest;
import software.amazon.awssdk.services.dynamodb.model.BatchWriteItemResponse;
import software.amazon.awssdk.services.dynamodb.model.KeysAndAttributes;
import software.amazon.awssdk.services.dynamodb.model.WriteRequest;

/** Reads and writes of many items, each for itself. */
final class Batches {
  private static final int MAX_WRITES = 25;
  private static final int MAX_READS = 100;
  private static final long MAX_BYTES = 16 << 20;

  private record Write(String table, WriteRequest request, ItemWrite write) {}

  private final Engine engine;

  Batches(Engine engine) {
    this.engine = engine;
  }

  BatchWriteItemResponse write(BatchWriteItemRequest request) {
    checkCount(request.requestItems(), MAX_WRITES);
    var writes = new ArrayList<Write>();
    request
        .requestItems()
        .forEach((table, entries) -> entries.forEach(entry -> writes.add(write(table, entry))));
    rejectDuplicates(writes.stream().map(Write::write).toList());
    var unprocessed = new LinkedHashMap<String, List<WriteRequest>>();
    writes.removeIf(write -> {
      boolean left = engine.faults().leavesUnprocessed(Operation.BATCH_WRITE_ITEM, write.table());
      if (left)
        unprocessed.computeIfAbsent(write.table(), key -> new ArrayList<>()).add(write.request());
      return left;
    });
    var bill = perform(writes);
    engine.meterWrites(Operation.BATCH_WRITE_ITEM, bill);
    return BatchWriteItemResponse.builder()
        .unprocessedItems(unprocessed)
        .consumedCapacity(bill.reports(request.returnConsumedCapacity()))
        .build();
  }

  private Bill perform(List<Write> writes) {
    var changes =
        engine
            .database()
            .write(session -> {
              var decided = writes.stream().map(write -> change(session, write.write())).toList();
              engine.items().apply(session, decided);
              return decided;
            });
    changes.stream().map(Change::table).distinct().forEach(engine::announce);
    var bill = new Bill(Bill.Kind.PLAIN);
    changes.forEach(change -> bill.add(change.table().name(), change.cost(1)));
    return bill;
  }

  private static Change change(Session session, ItemWrite write) {
    return write.change(ItemStore.image(session, write.table(), write.key()));
  }

  private Write write(String name, WriteRequest request) {
    var put = request.putRequest();
    var delete = request.deleteRequest();
    if ((put == null) == (delete == null)) {
      throw new InvalidItem(
          "Supplied AttributeValue has more than one datatypes set, must contain exactly one of the supported datatypes");
    }
    var table = engine.catalog().table(name);
    var write =
        put != null
            ? ItemWrite.put(table, Values.canonical(put.item()), null)
            : ItemWrite.delete(table, Values.canonical(delete.key()), null);
    return new Write(name, request, write);
  }

  private static void rejectDuplicates(List<ItemWrite> writes) {
    record Place(long table, Key key) {}
    var places = new HashSet<Place>();
    for (var write : writes) {
      if (!places.add(new Place(write.table().id(), write.key())))
        throw new InvalidItem("Provided list of item keys contains duplicates");
    }
  }

  private static void checkCount(Map<String, List<WriteRequest>> entries, int max) {
    int count = entries.values().stream().mapToInt(List::size).sum();
    if (entries.isEmpty() || entries.values().stream().anyMatch(List::isEmpty)) {
      throw new InvalidItem(
          "1 validation error detected: Value at 'requestItems' failed to satisfy constraint: Member must have length greater than or equal to 1");
    }
    if (count > max) {
      throw new InvalidItem(
          "1 validation error detected: Value at 'requestItems' failed to satisfy constraint: Map value must satisfy constraint: [Member must have length less than or equal to 25, Member must have length greater than or equal to 1]");
    }
  }

  BatchGetItemResponse get(BatchGetItemRequest request) {
    int count =
        request.requestItems().values().stream().mapToInt(entry -> entry.keys().size()).sum();
    if (count > MAX_READS)
      throw new InvalidItem("Too many items requested for the BatchGetItem call");
    if (count == 0)
      throw new InvalidItem(
          "1 validation error detected: Value at 'requestItems' failed to satisfy constraint: Member must have length greater than or equal to 1");
    var reading = new Reading(new Bill(Bill.Kind.PLAIN));
    request.requestItems().forEach((table, wanted) -> read(table, wanted, reading));
    engine.meterReads(Operation.BATCH_GET_ITEM, reading.bill);
    return BatchGetItemResponse.builder()
        .responses(reading.found)
        .unprocessedKeys(reading.unprocessed)
        .consumedCapacity(reading.bill.reports(request.returnConsumedCapacity()))
        .build();
  }

  /** What a BatchGetItem has gathered so far. */
  private static final class Reading {
    private final Bill bill;
    private final Map<String, List<Map<String, AttributeValue>>> found = new HashMap<>();
    private final Map<String, KeysAndAttributes> unprocessed = new HashMap<>();
    private long bytes;

    Reading(Bill bill) {
      this.bill = bill;
    }
  }

  private void read(String name, KeysAndAttributes wanted, Reading reading) {
    var expressions = new Expressions(wanted.expressionAttributeNames(), Map.of());
    var projection = expressions.projection(wanted.projectionExpression());
    expressions.done();
    var table = engine.catalog().table(name);
    var keys = keys(table, wanted);
    var items = new ArrayList<Map<String, AttributeValue>>();
    var left = new ArrayList<Map<String, AttributeValue>>();
    boolean consistent = Boolean.TRUE.equals(wanted.consistentRead());
    keys.forEach((key, attributes) -> {
      boolean skip =
          reading.bytes >= MAX_BYTES
              || engine.faults().leavesUnprocessed(Operation.BATCH_GET_ITEM, name);
      if (skip) {
        left.add(attributes);
        return;
      }
      var item = engine.database().read(session -> ItemStore.get(session, table, key));
      int size = ItemSize.of(item);
      reading.bytes += size;
      reading.bill.add(name, Units.ofTable(Units.reading(size, consistent)));
      if (!item.isEmpty()) items.add(item);
    });
    reading.found.put(name, items.stream().map(item -> Reads.projected(projection, item)).toList());
    if (!left.isEmpty()) reading.unprocessed.put(name, wanted.toBuilder().keys(left).build());
  }

  private static Map<Key, Map<String, AttributeValue>> keys(Table table, KeysAndAttributes wanted) {
    var keys = new LinkedHashMap<Key, Map<String, AttributeValue>>();
    for (var attributes : wanted.keys()) {
      if (keys.put(table.schema().keyOfOnly(Values.canonical(attributes)), attributes) != null) {
        throw new InvalidItem("Provided list of item keys contains duplicates");
      }
    }
    return keys;
  }
}
