package docket.engines.dynamodb;

import docket.engines.dynamodb.expression.Update;
import docket.engines.dynamodb.value.InvalidItem;
import docket.engines.dynamodb.value.Values;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.DeleteItemRequest;
import software.amazon.awssdk.services.dynamodb.model.DeleteItemResponse;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;
import software.amazon.awssdk.services.dynamodb.model.PutItemResponse;
import software.amazon.awssdk.services.dynamodb.model.ReturnValue;
import software.amazon.awssdk.services.dynamodb.model.ReturnValuesOnConditionCheckFailure;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemResponse;

/** Writes of single items. */
final class Writes {
  /** What a write met and, if its condition held, what it does. */
  private record Decision(Image before, @Nullable Change change) {}

  private final Engine engine;

  Writes(Engine engine) {
    this.engine = engine;
  }

  PutItemResponse put(PutItemRequest request) {
    onlyOldOrNone(request.returnValues());
    var item = Values.canonical(request.item());
    var expressions =
        new Expressions(request.expressionAttributeNames(), request.expressionAttributeValues());
    var condition = expressions.condition(request.conditionExpression());
    expressions.done();
    var write = ItemWrite.put(engine.catalog().table(request.tableName()), item, condition);
    var change = perform(Operation.PUT_ITEM, write, request.returnValuesOnConditionCheckFailure());
    var response =
        PutItemResponse.builder()
            .consumedCapacity(bill(change).report(request.returnConsumedCapacity()));
    if (request.returnValues() == ReturnValue.ALL_OLD && change.before().isThere())
      response.attributes(change.before().attributes());
    return response.build();
  }

  DeleteItemResponse delete(DeleteItemRequest request) {
    onlyOldOrNone(request.returnValues());
    var key = Values.canonical(request.key());
    var expressions =
        new Expressions(request.expressionAttributeNames(), request.expressionAttributeValues());
    var condition = expressions.condition(request.conditionExpression());
    expressions.done();
    var write = ItemWrite.delete(engine.catalog().table(request.tableName()), key, condition);
    var change =
        perform(Operation.DELETE_ITEM, write, request.returnValuesOnConditionCheckFailure());
    var response =
        DeleteItemResponse.builder()
            .consumedCapacity(bill(change).report(request.returnConsumedCapacity()));
    if (request.returnValues() == ReturnValue.ALL_OLD && change.before().isThere())
      response.attributes(change.before().attributes());
    return response.build();
  }

  UpdateItemResponse update(UpdateItemRequest request) {
    var key = Values.canonical(request.key());
    var expressions =
        new Expressions(request.expressionAttributeNames(), request.expressionAttributeValues());
    var update = expressions.update(request.updateExpression());
    var condition = expressions.condition(request.conditionExpression());
    expressions.done();
    var write =
        ItemWrite.update(engine.catalog().table(request.tableName()), key, condition, update);
    var change =
        perform(Operation.UPDATE_ITEM, write, request.returnValuesOnConditionCheckFailure());
    var response =
        UpdateItemResponse.builder()
            .consumedCapacity(bill(change).report(request.returnConsumedCapacity()));
    var attributes = returned(request.returnValues(), change, update);
    if (!attributes.isEmpty()) response.attributes(attributes);
    return response.build();
  }

  private static Map<String, AttributeValue> returned(
      @Nullable ReturnValue wanted, Change change, Update update) {
    return switch (wanted) {
      case ALL_OLD -> change.before().attributes();
      case ALL_NEW -> change.after().attributes();
      case UPDATED_OLD -> update.touched(change.before().attributes());
      case UPDATED_NEW -> update.touched(change.after().attributes());
      case NONE, UNKNOWN_TO_SDK_VERSION -> Map.of();
      case null -> Map.of();
    };
  }

  private Change perform(
      Operation operation,
      ItemWrite write,
      @Nullable ReturnValuesOnConditionCheckFailure onFailure) {
    var decision =
        engine
            .database()
            .write(session -> {
              var before = ItemStore.image(session, write.table(), write.key());
              if (!write.isAllowed(before)) return new Decision(before, null);
              var change = write.change(before);
              engine.items().apply(session, List.of(change));
              return new Decision(before, change);
            });
    var change = decision.change();
    if (change == null) {
      engine
          .meters()
          .written(operation, write.table().name(), Units.writing(decision.before().size()));
      throw Refusals.conditionFailed(
          onFailure == ReturnValuesOnConditionCheckFailure.ALL_OLD
              ? decision.before().attributes()
              : null);
    }
    engine.meterWrites(operation, bill(change));
    engine.announce(write.table());
    return change;
  }

  private static Bill bill(Change change) {
    return Bill.of(change.table().name(), change.cost(1));
  }

  private static void onlyOldOrNone(@Nullable ReturnValue wanted) {
    boolean allowed = wanted == null || wanted == ReturnValue.ALL_OLD || wanted == ReturnValue.NONE;
    if (!allowed) throw new InvalidItem("ReturnValues can only be ALL_OLD or NONE");
  }
}
