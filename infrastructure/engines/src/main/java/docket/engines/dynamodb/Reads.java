package docket.engines.dynamodb;

import docket.engines.dynamodb.expression.Projection;
import docket.engines.dynamodb.value.ItemSize;
import docket.engines.dynamodb.value.Values;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.GetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.GetItemResponse;

/** Reads of single items. */
final class Reads {
  private final Engine engine;

  Reads(Engine engine) {
    this.engine = engine;
  }

  GetItemResponse get(GetItemRequest request) {
    var keyAttributes = Values.canonical(request.key());
    var expressions = new Expressions(request.expressionAttributeNames(), Map.of());
    var projection = expressions.projection(request.projectionExpression());
    expressions.done();
    var table = engine.catalog().table(request.tableName());
    var key = table.schema().keyOfOnly(keyAttributes);
    var item = engine.database().read(session -> ItemStore.get(session, table, key));
    boolean consistent = Boolean.TRUE.equals(request.consistentRead());
    var bill = Bill.of(table.name(), Units.ofTable(Units.reading(ItemSize.of(item), consistent)));
    engine.meterReads(Operation.GET_ITEM, bill);
    var response =
        GetItemResponse.builder().consumedCapacity(bill.report(request.returnConsumedCapacity()));
    if (!item.isEmpty()) response.item(projected(projection, item));
    return response.build();
  }

  static Map<String, AttributeValue> projected(
      @Nullable Projection projection, Map<String, AttributeValue> item) {
    return projection == null ? item : projection.of(item);
  }
}
