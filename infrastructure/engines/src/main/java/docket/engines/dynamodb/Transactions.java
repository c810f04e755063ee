package docket.engines.dynamodb;

import docket.engines.dynamodb.value.InvalidItem;
import docket.engines.dynamodb.value.Values;
import docket.engines.sqlite.Session;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.CancellationReason;
import software.amazon.awssdk.services.dynamodb.model.ConditionCheck;
import software.amazon.awssdk.services.dynamodb.model.Delete;
import software.amazon.awssdk.services.dynamodb.model.Put;
import software.amazon.awssdk.services.dynamodb.model.ReturnValuesOnConditionCheckFailure;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsResponse;
import software.amazon.awssdk.services.dynamodb.model.Update;

/** Writes of several items, of which all happen or none. */
final class Transactions {
  private static final int MAX_ITEMS = 100;
  private static final int MAX_BYTES = 4 << 20;

  /**
   * One write of the transaction.
   *
   * @param key null if the request gives none that fits the table
   * @param write null if the table's schema speaks against it, which cancels the transaction
   */
  private record Entry(
      Table table,
      @Nullable Key key,
      @Nullable ItemWrite write,
      String problem,
      @Nullable ReturnValuesOnConditionCheckFailure onFailure) {}

  /**
   * What became of a transaction.
   *
   * @param found the items that it met, one an entry
   * @param changes empty if the transaction was cancelled or is a replay
   * @param reasons of the cancellation; empty if it was none
   */
  private record Decision(
      List<Image> found, List<Change> changes, List<CancellationReason> reasons) {
    /** Worked out after the commit: nobody has to wait for it. */
    Bill bill() {
      if (!changes.isEmpty()) {
        var bill = new Bill(Bill.Kind.WRITING_TRANSACTION);
        changes.forEach(change -> bill.add(change.table().name(), change.cost(2)));
        return bill;
      }
      return reasons.isEmpty() ? replayed() : cancelled();
    }

    private Bill cancelled() {
      var bill = new Bill(Bill.Kind.WRITING_TRANSACTION);
      for (var item : found)
        bill.add(item.table().name(), Units.ofTable(2 * Units.writing(item.size())));
      return bill;
    }

    /** A replayed transaction is answered by reading the items, and costs that. */
    private Bill replayed() {
      var bill = new Bill(Bill.Kind.READING_TRANSACTION);
      for (var item : found)
        bill.add(item.table().name(), Units.ofTable(2 * Units.reading(item.size(), true)));
      return bill;
    }
  }

  private final Engine engine;
  private final RequestTokens tokens;

  Transactions(Engine engine) {
    this.engine = engine;
    this.tokens = new RequestTokens(engine.clock());
  }

  TransactWriteItemsResponse write(TransactWriteItemsRequest request) {
    checkCount(request.transactItems());
    var entries = request.transactItems().stream().map(this::entry).toList();
    rejectRepeatedItems(entries);
    rejectTooLarge(entries);
    var decision = engine.database().write(session -> decide(session, request, entries));
    var bill = decision.bill();
    engine.meterWrites(Operation.TRANSACT_WRITE_ITEMS, bill);
    if (!decision.reasons().isEmpty()) throw Refusals.cancelled(decision.reasons());
    decision.changes().stream().map(Change::table).distinct().forEach(engine::announce);
    return TransactWriteItemsResponse.builder()
        .consumedCapacity(bill.reports(request.returnConsumedCapacity()))
        .build();
  }

  private Decision decide(Session session, TransactWriteItemsRequest request, List<Entry> entries) {
    var found = entries.stream().map(entry -> found(session, entry)).toList();
    if (tokens.isReplay(session, request)) return new Decision(found, List.of(), List.of());
    var changes = new ArrayList<Change>();
    var reasons = new ArrayList<CancellationReason>();
    for (int i = 0; i < entries.size(); i++)
      reasons.add(tryChange(entries.get(i), found.get(i), changes));
    if (changes.size() < entries.size()) return new Decision(found, List.of(), reasons);
    engine.items().apply(session, changes);
    tokens.remember(session, request);
    return new Decision(found, changes, List.of());
  }

  private static Image found(Session session, Entry entry) {
    return entry.key() == null
        ? Image.none(entry.table())
        : ItemStore.image(session, entry.table(), entry.key());
  }

  private static CancellationReason tryChange(Entry entry, Image before, List<Change> changes) {
    var write = entry.write();
    if (write == null) return Refusals.reason("ValidationError", entry.problem());
    if (!write.isAllowed(before)) {
      boolean tell =
          entry.onFailure() == ReturnValuesOnConditionCheckFailure.ALL_OLD && before.isThere();
      var reason = Refusals.reason("ConditionalCheckFailed", "The conditional request failed");
      return tell ? reason.toBuilder().item(before.attributes()).build() : reason;
    }
    try {
      changes.add(write.change(before));
      return Refusals.reason("None", null);
    } catch (InvalidItem invalid) {
      if (invalid.refusesRequest()) throw invalid;
      return Refusals.reason("ValidationError", invalid.text());
    }
  }

  private Entry entry(TransactWriteItem item) {
    int kinds =
        (item.put() == null ? 0 : 1)
            + (item.update() == null ? 0 : 1)
            + (item.delete() == null ? 0 : 1)
            + (item.conditionCheck() == null ? 0 : 1);
    if (kinds != 1)
      throw new InvalidItem("TransactItems can only contain one of Check, Put, Update or Delete");
    if (item.put() != null) return put(item.put());
    if (item.update() != null) return update(item.update());
    if (item.delete() != null) return delete(item.delete());
    return check(item.conditionCheck());
  }

  private Entry put(Put put) {
    var expressions =
        new Expressions(put.expressionAttributeNames(), put.expressionAttributeValues());
    var condition = expressions.condition(put.conditionExpression());
    expressions.done();
    var table = engine.catalog().table(put.tableName());
    return entry(
        table,
        put.item(),
        item -> ItemWrite.put(table, item, condition),
        put.returnValuesOnConditionCheckFailure());
  }

  private Entry update(Update update) {
    var expressions =
        new Expressions(update.expressionAttributeNames(), update.expressionAttributeValues());
    var parsed = expressions.update(update.updateExpression());
    var condition = expressions.condition(update.conditionExpression());
    expressions.done();
    var table = engine.catalog().table(update.tableName());
    return entry(
        table,
        update.key(),
        key -> ItemWrite.update(table, key, condition, parsed),
        update.returnValuesOnConditionCheckFailure());
  }

  private Entry delete(Delete delete) {
    var expressions =
        new Expressions(delete.expressionAttributeNames(), delete.expressionAttributeValues());
    var condition = expressions.condition(delete.conditionExpression());
    expressions.done();
    var table = engine.catalog().table(delete.tableName());
    return entry(
        table,
        delete.key(),
        key -> ItemWrite.delete(table, key, condition),
        delete.returnValuesOnConditionCheckFailure());
  }

  private Entry check(ConditionCheck check) {
    var expressions =
        new Expressions(check.expressionAttributeNames(), check.expressionAttributeValues());
    var condition = expressions.condition(check.conditionExpression());
    expressions.done();
    if (condition == null) throw new InvalidItem("The expression can not be empty;");
    var table = engine.catalog().table(check.tableName());
    return entry(
        table,
        check.key(),
        key -> ItemWrite.check(table, key, condition),
        check.returnValuesOnConditionCheckFailure());
  }

  private static Entry entry(
      Table table,
      Map<String, AttributeValue> attributes,
      Function<Map<String, AttributeValue>, ItemWrite> toWrite,
      @Nullable ReturnValuesOnConditionCheckFailure onFailure) {
    Key key = null;
    try {
      var keyAttributes = Values.canonical(table.schema().attributesOf(attributes));
      if (table.schema().fits(keyAttributes)) key = table.schema().keyOf(keyAttributes);
      return new Entry(table, key, toWrite.apply(Values.canonical(attributes)), "", onFailure);
    } catch (InvalidItem invalid) {
      if (invalid.refusesRequest()) throw invalid;
      return new Entry(table, key, null, invalid.text(), onFailure);
    }
  }

  private static void checkCount(List<?> items) {
    if (items.isEmpty()) throw outOfRange("greater than or equal to 1");
    if (items.size() > MAX_ITEMS) throw outOfRange("less than or equal to 100");
  }

  private static InvalidItem outOfRange(String bound) {
    return new InvalidItem(
        "1 validation error detected: Value at 'transactItems' failed to satisfy constraint: Member must have length "
            + bound);
  }

  private static void rejectRepeatedItems(List<Entry> entries) {
    record Place(long table, Key key) {}
    var places = new HashSet<Place>();
    for (var entry : entries) {
      if (entry.key() != null && !places.add(new Place(entry.table().id(), entry.key()))) {
        throw new InvalidItem("Transaction request cannot include multiple operations on one item");
      }
    }
  }

  private static void rejectTooLarge(List<Entry> entries) {
    long bytes = 0;
    for (var entry : entries) {
      if (entry.write() != null && entry.write().effect() instanceof ItemWrite.Effect.Put put)
        bytes += put.item().size();
    }
    if (bytes > MAX_BYTES)
      throw new InvalidItem(
          "Collection size of items exceeded, which can also be caused by the aggregate size of the items in the transaction exceeding the 4MB limit");
  }
}
