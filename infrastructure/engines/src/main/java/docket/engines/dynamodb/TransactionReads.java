package docket.engines.dynamodb;

import docket.engines.dynamodb.expression.Projection;
import docket.engines.dynamodb.value.InvalidItem;
import docket.engines.dynamodb.value.ItemSize;
import docket.engines.dynamodb.value.Values;
import docket.engines.sqlite.Session;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.CancellationReason;
import software.amazon.awssdk.services.dynamodb.model.Get;
import software.amazon.awssdk.services.dynamodb.model.ItemResponse;
import software.amazon.awssdk.services.dynamodb.model.TransactGetItem;
import software.amazon.awssdk.services.dynamodb.model.TransactGetItemsRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactGetItemsResponse;

/** Reads of several items as they were at one moment. */
final class TransactionReads {
  private static final int MAX_ITEMS = 100;

  /**
   * @param key null if the request gives none that fits the table, which cancels the transaction
   */
  private record Wanted(Table table, @Nullable Key key, @Nullable Projection projection) {
    CancellationReason reason() {
      return key == null
          ? Refusals.reason("ValidationError", "The provided key element does not match the schema")
          : Refusals.reason("None", null);
    }
  }

  private final Engine engine;

  TransactionReads(Engine engine) {
    this.engine = engine;
  }

  TransactGetItemsResponse get(TransactGetItemsRequest request) {
    var wanted =
        request.transactItems().stream().map(TransactGetItem::get).map(this::wanted).toList();
    if (wanted.isEmpty() || wanted.size() > MAX_ITEMS) {
      throw new InvalidItem(
          "1 validation error detected: Value at 'transactItems' failed to satisfy constraint: Member must have length between 1 and 100");
    }
    if (wanted.stream().anyMatch(each -> each.key() == null)) {
      throw Refusals.cancelled(wanted.stream().map(Wanted::reason).toList());
    }
    var places = new HashSet<Object>();
    for (var each : wanted) {
      if (!places.add(Arrays.asList(each.table().id(), each.key()))) {
        throw new InvalidItem("Transaction request cannot include multiple operations on one item");
      }
    }
    var items =
        engine
            .database()
            .read(session ->
                session.snapshot(
                    snapshot -> wanted.stream().map(each -> item(snapshot, each)).toList()));
    var bill = new Bill(Bill.Kind.READING_TRANSACTION);
    var responses = new ArrayList<ItemResponse>();
    for (int i = 0; i < wanted.size(); i++) {
      bill.add(
          wanted.get(i).table().name(),
          Units.ofTable(2 * Units.reading(ItemSize.of(items.get(i)), true)));
      responses.add(response(items.get(i), wanted.get(i).projection()));
    }
    engine.meterReads(Operation.TRANSACT_GET_ITEMS, bill);
    return TransactGetItemsResponse.builder()
        .responses(responses)
        .consumedCapacity(bill.reports(request.returnConsumedCapacity()))
        .build();
  }

  private Wanted wanted(Get get) {
    var expressions = new Expressions(get.expressionAttributeNames(), Map.of());
    var projection = expressions.projection(get.projectionExpression());
    expressions.done();
    var table = engine.catalog().table(get.tableName());
    var key = Values.canonical(get.key());
    boolean fits = table.schema().fits(key) && key.size() == table.schema().attributes().size();
    return new Wanted(table, fits ? table.schema().keyOfOnly(key) : null, projection);
  }

  private static Map<String, AttributeValue> item(Session session, Wanted wanted) {
    return wanted.key() == null ? Map.of() : ItemStore.get(session, wanted.table(), wanted.key());
  }

  private static ItemResponse response(
      Map<String, AttributeValue> item, @Nullable Projection projection) {
    if (item.isEmpty()) return ItemResponse.builder().build();
    return ItemResponse.builder().item(Reads.projected(projection, item)).build();
  }
}
