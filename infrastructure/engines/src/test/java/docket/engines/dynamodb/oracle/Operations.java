package docket.engines.dynamodb.oracle;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Consumer;
import java.util.function.Function;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.*;

/** A random sequence of operations on one table. */
final class Operations {
  /**
   * @param ordered whether the order of the answer's items means anything
   */
  record Call(Object request, boolean ordered, Function<DynamoDbClient, SdkPojo> function) {
    String description() {
      return request.toString();
    }

    SdkPojo on(DynamoDbClient client) {
      return function.apply(client);
    }
  }

  private final RandomRequests random;
  private final String table;

  Operations(Random random, String table) {
    this.random = new RandomRequests(random);
    this.table = table;
  }

  void createTable(DynamoDbClient client) {
    client.createTable(c ->
        c.tableName(table)
            .billingMode(BillingMode.PAY_PER_REQUEST)
            .attributeDefinitions(
                a -> a.attributeName("pk").attributeType("S"),
                a -> a.attributeName("sk").attributeType("S"),
                a -> a.attributeName("gk").attributeType("S"),
                a -> a.attributeName("gn").attributeType("N"))
            .keySchema(
                k -> k.attributeName("pk").keyType("HASH"),
                k -> k.attributeName("sk").keyType("RANGE"))
            .globalSecondaryIndexes(
                g ->
                    g.indexName("all")
                        .keySchema(
                            k -> k.attributeName("gk").keyType("HASH"),
                            k -> k.attributeName("gn").keyType("RANGE"))
                        .projection(p -> p.projectionType("ALL")),
                g ->
                    g.indexName("some")
                        .keySchema(k -> k.attributeName("gk").keyType("HASH"))
                        .projection(p -> p.projectionType("INCLUDE").nonKeyAttributes("a")),
                g ->
                    g.indexName("keys")
                        .keySchema(k -> k.attributeName("gk").keyType("HASH"))
                        .projection(p -> p.projectionType("KEYS_ONLY"))));
  }

  Call next() {
    random.begin(false);
    return switch (random.below(20)) {
      case 0, 1, 2, 3 -> put();
      case 4, 5, 6, 7, 8 -> update();
      case 9 -> delete();
      case 10, 11 -> get();
      case 12, 13 -> query();
      case 14, 15 -> queryIndex();
      case 16 -> scan();
      case 17 -> random.chance(50) ? batchWrite() : batchGet();
      case 18 -> transactWrite();
      default -> transactGet();
    };
  }

  Call everything() {
    var built = ScanRequest.builder().tableName(table).consistentRead(true).build();
    return new Call(built, false, client -> client.scan(built));
  }

  private ReturnConsumedCapacity capacity() {
    return random.oneOf(List.of(ReturnConsumedCapacity.INDEXES, ReturnConsumedCapacity.TOTAL));
  }

  private ReturnValuesOnConditionCheckFailure onFailure() {
    return random.oneOf(
        List.of(
            ReturnValuesOnConditionCheckFailure.ALL_OLD, ReturnValuesOnConditionCheckFailure.NONE));
  }

  private Call put() {
    var request =
        PutItemRequest.builder()
            .tableName(table)
            .item(random.item())
            .returnConsumedCapacity(capacity());
    if (random.chance(50))
      request
          .conditionExpression(random.condition(2))
          .returnValuesOnConditionCheckFailure(onFailure());
    if (random.chance(50)) request.returnValues(ReturnValue.ALL_OLD);
    placeholders(request::expressionAttributeNames, request::expressionAttributeValues);
    var built = request.build();
    return new Call(built, true, client -> client.putItem(built));
  }

  private Call update() {
    var returned =
        random.oneOf(
            List.of(
                ReturnValue.NONE,
                ReturnValue.ALL_OLD,
                ReturnValue.ALL_NEW,
                ReturnValue.UPDATED_OLD,
                ReturnValue.UPDATED_NEW));
    boolean parts = returned == ReturnValue.UPDATED_OLD || returned == ReturnValue.UPDATED_NEW;
    var request =
        UpdateItemRequest.builder()
            .tableName(table)
            .key(random.key())
            .updateExpression(random.update(parts))
            .returnConsumedCapacity(capacity())
            .returnValues(returned);
    // of an item that was not there, dynoxide returns the key as the old item
    if (returned == ReturnValue.ALL_OLD) request.conditionExpression("attribute_exists(pk)");
    else if (random.chance(30))
      request
          .conditionExpression(random.condition(1))
          .returnValuesOnConditionCheckFailure(onFailure());
    placeholders(request::expressionAttributeNames, request::expressionAttributeValues);
    var built = request.build();
    return new Call(built, true, client -> client.updateItem(built));
  }

  private Call delete() {
    var request =
        DeleteItemRequest.builder()
            .tableName(table)
            .key(random.key())
            .returnConsumedCapacity(capacity());
    if (random.chance(50))
      request
          .conditionExpression(random.condition(1))
          .returnValuesOnConditionCheckFailure(onFailure());
    if (random.chance(50)) request.returnValues(ReturnValue.ALL_OLD);
    placeholders(request::expressionAttributeNames, request::expressionAttributeValues);
    var built = request.build();
    return new Call(built, true, client -> client.deleteItem(built));
  }

  private Call get() {
    var request =
        GetItemRequest.builder()
            .tableName(table)
            .key(random.key())
            .returnConsumedCapacity(capacity())
            .consistentRead(random.chance(50));
    // dynoxide charges for what a projection leaves of the item, AWS for the item
    if (random.chance(50))
      request
          .projectionExpression(random.projection())
          .returnConsumedCapacity(ReturnConsumedCapacity.NONE);
    if (!random.names().isEmpty()) request.expressionAttributeNames(random.names());
    var built = request.build();
    return new Call(built, true, client -> client.getItem(built));
  }

  private Call query() {
    var request =
        QueryRequest.builder()
            .tableName(table)
            .returnConsumedCapacity(capacity())
            .consistentRead(random.chance(50))
            .scanIndexForward(random.chance(50));
    var filter = random.chance(40) ? random.condition(1) : null;
    var values = new java.util.HashMap<>(random.values());
    values.put(":pk", RandomRequests.s(random.oneOf(List.of("p", "q"))));
    var range =
        random.oneOf(
            List.of(
                "",
                " AND sk = :s",
                " AND sk > :s",
                " AND sk <= :s",
                " AND begins_with(sk, :s)",
                " AND sk BETWEEN :s AND :t"));
    if (range.contains(":s"))
      values.put(":s", RandomRequests.s(random.oneOf(List.of("s", "s1", "s2", "s3"))));
    if (range.contains(":t")) values.put(":t", RandomRequests.s("s" + random.below(5)));
    request
        .keyConditionExpression("pk = :pk" + range)
        .filterExpression(filter)
        .expressionAttributeValues(values);
    if (random.chance(40)) request.limit(1 + random.below(4));
    if (random.chance(20))
      request.exclusiveStartKey(
          Map.of("pk", values.get(":pk"), "sk", RandomRequests.s("s" + random.below(5))));
    if (random.chance(20)) request.select(Select.COUNT);
    else if (random.chance(30)) request.projectionExpression(random.projection());
    if (!random.names().isEmpty()) request.expressionAttributeNames(random.names());
    var built = request.build();
    return new Call(built, true, client -> client.query(built));
  }

  private Call queryIndex() {
    var index = random.oneOf(List.of("all", "some", "keys"));
    var request =
        QueryRequest.builder().tableName(table).indexName(index).returnConsumedCapacity(capacity());
    var filter = random.chance(30) ? random.condition(1) : null;
    var values = new java.util.HashMap<>(random.values());
    values.put(":gk", RandomRequests.s(random.oneOf(List.of("g", "h"))));
    var range =
        index.equals("all")
            ? random.oneOf(
                List.of("", " AND gn > :n", " AND gn <= :n", " AND gn BETWEEN :n AND :n"))
            : "";
    if (range.contains(":n"))
      values.put(":n", AttributeValue.fromN(random.oneOf(List.of("0", "1", "2.0", "-1"))));
    request
        .keyConditionExpression("gk = :gk" + range)
        .filterExpression(filter)
        .expressionAttributeValues(values);
    if (random.chance(20))
      request.select(
          random.oneOf(
              List.of(Select.COUNT, Select.ALL_PROJECTED_ATTRIBUTES, Select.ALL_ATTRIBUTES)));
    else if (random.chance(20)) request.projectionExpression(random.projection(index));
    if (!random.names().isEmpty()) request.expressionAttributeNames(random.names());
    var built = request.build();
    return new Call(built, false, client -> client.query(built));
  }

  private Call scan() {
    var request =
        ScanRequest.builder()
            .tableName(table)
            .returnConsumedCapacity(capacity())
            .consistentRead(random.chance(50));
    if (random.chance(60)) request.filterExpression(random.condition(2));
    if (random.chance(20)) request.projectionExpression(random.projection());
    placeholders(request::expressionAttributeNames, request::expressionAttributeValues);
    var built = request.build();
    return new Call(built, false, client -> client.scan(built));
  }

  private Call batchWrite() {
    var writes = new ArrayList<WriteRequest>();
    for (int i = 0; i <= random.below(3); i++) {
      writes.add(
          random.chance(70)
              ? WriteRequest.builder().putRequest(p -> p.item(random.item())).build()
              : WriteRequest.builder().deleteRequest(d -> d.key(random.key())).build());
    }
    var built =
        BatchWriteItemRequest.builder()
            .requestItems(Map.of(table, writes))
            .returnConsumedCapacity(capacity())
            .build();
    return new Call(built, true, client -> client.batchWriteItem(built));
  }

  private Call batchGet() {
    var keys = new ArrayList<Map<String, AttributeValue>>();
    for (int i = 0; i <= random.below(3); i++) keys.add(random.key());
    var wanted = KeysAndAttributes.builder().keys(keys).consistentRead(random.chance(50)).build();
    var built =
        BatchGetItemRequest.builder()
            .requestItems(Map.of(table, wanted))
            .returnConsumedCapacity(capacity())
            .build();
    return new Call(built, false, client -> client.batchGetItem(built));
  }

  private Call transactGet() {
    var gets = new ArrayList<TransactGetItem>();
    for (int i = 0; i <= random.below(3); i++)
      gets.add(TransactGetItem.builder().get(g -> g.tableName(table).key(random.key())).build());
    var built =
        TransactGetItemsRequest.builder()
            .transactItems(gets)
            .returnConsumedCapacity(capacity())
            .build();
    return new Call(built, true, client -> client.transactGetItems(built));
  }

  private Call transactWrite() {
    var items = new ArrayList<TransactWriteItem>();
    for (int i = 0; i <= random.below(3); i++) {
      random.begin(true);
      items.add(transactItem());
    }
    var built =
        TransactWriteItemsRequest.builder()
            .transactItems(items)
            .returnConsumedCapacity(capacity())
            .build();
    return new Call(built, true, client -> client.transactWriteItems(built));
  }

  private TransactWriteItem transactItem() {
    return switch (random.below(5)) {
      case 0, 1 ->
          TransactWriteItem.builder()
              .put(put -> {
                put.tableName(table).item(random.item());
                if (random.chance(40))
                  put.conditionExpression(random.condition(1))
                      .returnValuesOnConditionCheckFailure(onFailure());
                placeholders(put::expressionAttributeNames, put::expressionAttributeValues);
              })
              .build();
      case 2, 3 ->
          TransactWriteItem.builder()
              .update(update -> {
                update.tableName(table).key(random.key()).updateExpression(random.update(false));
                placeholders(update::expressionAttributeNames, update::expressionAttributeValues);
              })
              .build();
      default ->
          TransactWriteItem.builder()
              .conditionCheck(check -> {
                check
                    .tableName(table)
                    .key(random.key())
                    .conditionExpression(random.condition(1))
                    .returnValuesOnConditionCheckFailure(onFailure());
                placeholders(check::expressionAttributeNames, check::expressionAttributeValues);
              })
              .build();
    };
  }

  private void placeholders(
      Consumer<Map<String, String>> names, Consumer<Map<String, AttributeValue>> values) {
    if (!random.names().isEmpty()) names.accept(random.names());
    if (!random.values().isEmpty()) values.accept(random.values());
  }
}
