package docket.store.dynamo;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.BatchWriteItemRequest;
import software.amazon.awssdk.services.dynamodb.model.CancellationReason;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.ConsumedCapacity;
import software.amazon.awssdk.services.dynamodb.model.DeleteItemRequest;
import software.amazon.awssdk.services.dynamodb.model.GetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.KeysAndAttributes;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryResponse;
import software.amazon.awssdk.services.dynamodb.model.ReturnConsumedCapacity;
import software.amazon.awssdk.services.dynamodb.model.ReturnValue;
import software.amazon.awssdk.services.dynamodb.model.ReturnValuesOnConditionCheckFailure;
import software.amazon.awssdk.services.dynamodb.model.Select;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;
import software.amazon.awssdk.services.dynamodb.model.WriteRequest;

/**
 * The store's one door to DynamoDB: typed items in and out, conditional outcomes as values,
 * consumed units metered.
 */
public final class Dynamo {
  private static final int BATCH = 100;
  private static final int MOST_WRITES = 25;
  private static final int ATTEMPTS = 12;

  private final DynamoDbClient client;
  private final UnaryOperator<String> tableName;
  private final Contention contention = new Contention();

  /**
   * @param tableName from the logical name of a table to the deployed one
   */
  public Dynamo(DynamoDbClient client, UnaryOperator<String> tableName) {
    this.client = client;
    this.tableName = tableName;
  }

  /** Strongly consistent: for what feeds a decision. */
  public @Nullable Item get(String table, Key key) {
    return get(table, key, true);
  }

  /** Half the price; may be a moment old. */
  public @Nullable Item getEventually(String table, Key key) {
    return get(table, key, false);
  }

  private @Nullable Item get(String table, Key key, boolean consistent) {
    var answer =
        contention.retry(() ->
            client.getItem(
                GetItemRequest.builder()
                    .tableName(tableName.apply(table))
                    .key(key.attributes())
                    .consistentRead(consistent)
                    .returnConsumedCapacity(ReturnConsumedCapacity.TOTAL)
                    .build()));
    Units.read(answer.consumedCapacity());
    return answer.hasItem() && !answer.item().isEmpty() ? new Item(answer.item()) : null;
  }

  /** The items that exist, in the order of the keys asked; strongly consistent. */
  public List<Item> getAll(String table, List<Key> keys) {
    var found = new HashMap<Key, Item>();
    for (int from = 0; from < keys.size(); from += BATCH) {
      getBatch(table, keys.subList(from, Math.min(keys.size(), from + BATCH)), found);
    }
    return keys.stream().map(found::get).filter(Objects::nonNull).toList();
  }

  private void getBatch(String table, List<Key> keys, Map<Key, Item> found) {
    var name = tableName.apply(table);
    var attributes = keys.stream().distinct().map(Key::attributes).toList();
    var wanted = KeysAndAttributes.builder().keys(attributes).consistentRead(true).build();
    while (wanted != null) {
      var asked = wanted;
      var answer =
          contention.retry(() ->
              client.batchGetItem(
                  BatchGetItemRequest.builder()
                      .requestItems(Map.of(name, asked))
                      .returnConsumedCapacity(ReturnConsumedCapacity.TOTAL)
                      .build()));
      answer.consumedCapacity().forEach(Units::read);
      for (var attributesFound : answer.responses().getOrDefault(name, List.of())) {
        var item = new Item(attributesFound);
        found.put(item.key(), item);
      }
      wanted = answer.hasUnprocessedKeys() ? answer.unprocessedKeys().get(name) : null;
    }
  }

  /** Stores one change, or says that its condition failed. */
  public Commit write(Change change) {
    try {
      contention.retry(() -> send(change));
      return new Commit.Done();
    } catch (ConditionalCheckFailedException refused) {
      Units.refusedWrite();
      var found = refused.hasItem() && !refused.item().isEmpty() ? new Item(refused.item()) : null;
      var items = new ArrayList<@Nullable Item>();
      items.add(found);
      return new Commit.Refused(List.of(0), items);
    }
  }

  /** Stores an unconditional change. */
  public void store(Change change) {
    if (!(write(change) instanceof Commit.Done)) {
      throw new IllegalStateException("an unconditional write was refused at " + change.key());
    }
  }

  /**
   * Applies a change and gives the item as it stands afterwards; null when its condition failed.
   */
  public @Nullable Item updated(Change change) {
    try {
      return contention.retry(() -> sendUpdate(change, ReturnValue.ALL_NEW));
    } catch (ConditionalCheckFailedException refused) {
      Units.refusedWrite();
      return null;
    }
  }

  private Item send(Change change) {
    if (change.isPut()) {
      return sendPut(change);
    }
    return change.isDelete() ? sendDelete(change) : sendUpdate(change, ReturnValue.NONE);
  }

  private Item sendPut(Change change) {
    var answer =
        client.putItem(
            PutItemRequest.builder()
                .tableName(tableName.apply(change.table()))
                .item(change.item().attributes())
                .conditionExpression(change.condition())
                .expressionAttributeNames(Change.orNull(change.names()))
                .expressionAttributeValues(Change.orNull(change.values()))
                .returnValuesOnConditionCheckFailure(ReturnValuesOnConditionCheckFailure.ALL_OLD)
                .returnConsumedCapacity(ReturnConsumedCapacity.TOTAL)
                .build());
    Units.written(answer.consumedCapacity());
    return change.item();
  }

  private Item sendDelete(Change change) {
    var answer =
        client.deleteItem(
            DeleteItemRequest.builder()
                .tableName(tableName.apply(change.table()))
                .key(change.key().attributes())
                .conditionExpression(change.condition())
                .expressionAttributeNames(Change.orNull(change.names()))
                .expressionAttributeValues(Change.orNull(change.values()))
                .returnValuesOnConditionCheckFailure(ReturnValuesOnConditionCheckFailure.ALL_OLD)
                .returnConsumedCapacity(ReturnConsumedCapacity.TOTAL)
                .build());
    Units.written(answer.consumedCapacity());
    return new Item(change.key().attributes());
  }

  private Item sendUpdate(Change change, ReturnValue returned) {
    var answer =
        client.updateItem(
            UpdateItemRequest.builder()
                .tableName(tableName.apply(change.table()))
                .key(change.key().attributes())
                .updateExpression(change.updateExpression())
                .conditionExpression(change.condition())
                .expressionAttributeNames(Change.orNull(change.names()))
                .expressionAttributeValues(Change.orNull(change.values()))
                .returnValues(returned)
                .returnValuesOnConditionCheckFailure(ReturnValuesOnConditionCheckFailure.ALL_OLD)
                .returnConsumedCapacity(ReturnConsumedCapacity.TOTAL)
                .build());
    Units.written(answer.consumedCapacity());
    return new Item(answer.attributes());
  }

  /** Stores all changes or none; at most 100, each of another item. */
  public Commit transact(List<Change> changes) {
    var request =
        TransactWriteItemsRequest.builder()
            .transactItems(
                changes.stream().map(c -> c.transactional(tableName.apply(c.table()))).toList())
            .returnConsumedCapacity(ReturnConsumedCapacity.TOTAL)
            .build();
    try {
      var answer = contention.retry(() -> client.transactWriteItems(request));
      answer.consumedCapacity().forEach(Units::written);
      return new Commit.Done();
    } catch (TransactionCanceledException cancelled) {
      Units.refusedWrite();
      return outcome(cancelled);
    }
  }

  /** Deletes items without a condition, each for itself; what is not there stays so. */
  public void deleteAll(String table, List<Key> keys) {
    for (int from = 0; from < keys.size(); from += MOST_WRITES) {
      deleteBatch(table, keys.subList(from, Math.min(keys.size(), from + MOST_WRITES)));
    }
  }

  private void deleteBatch(String table, List<Key> keys) {
    var name = tableName.apply(table);
    var left =
        keys.stream()
            .map(key -> WriteRequest.builder().deleteRequest(d -> d.key(key.attributes())).build())
            .toList();
    for (int attempt = 1; !left.isEmpty(); attempt++) {
      var wanted = Map.of(name, left);
      var answer =
          contention.retry(() ->
              client.batchWriteItem(
                  BatchWriteItemRequest.builder()
                      .requestItems(wanted)
                      .returnConsumedCapacity(ReturnConsumedCapacity.TOTAL)
                      .build()));
      answer.consumedCapacity().forEach(Units::written);
      left = answer.unprocessedItems().getOrDefault(name, List.of());
      if (!left.isEmpty()) {
        if (attempt == ATTEMPTS) {
          throw new Overloaded("deleting from " + table);
        }
        Contention.pause(attempt);
      }
    }
  }

  private static Commit outcome(TransactionCanceledException cancelled) {
    var failed = new ArrayList<Integer>();
    var found = new ArrayList<@Nullable Item>();
    boolean collided = false;
    var reasons = cancelled.cancellationReasons();
    for (int position = 0; position < reasons.size(); position++) {
      var reason = reasons.get(position);
      if ("ConditionalCheckFailed".equals(reason.code())) {
        failed.add(position);
        found.add(reason.hasItem() && !reason.item().isEmpty() ? new Item(reason.item()) : null);
      }
      collided |= "TransactionConflict".equals(reason.code());
    }
    if (!failed.isEmpty()) {
      return new Commit.Refused(failed, found);
    }
    if (collided) {
      return new Commit.Collided();
    }
    throw throttledOr(cancelled, reasons);
  }

  private static RuntimeException throttledOr(
      TransactionCanceledException cancelled, List<CancellationReason> reasons) {
    boolean throttled =
        reasons.stream()
            .anyMatch(r ->
                "ThrottlingError".equals(r.code())
                    || "ProvisionedThroughputExceeded".equals(r.code()));
    return throttled ? new Overloaded(cancelled) : cancelled;
  }

  /** One page of a query. */
  public Page query(Range range) {
    QueryResponse answer = contention.retry(() -> client.query(range.request(tableName)));
    Units.read(answer.consumedCapacity());
    var last =
        answer.hasLastEvaluatedKey() && !answer.lastEvaluatedKey().isEmpty()
            ? answer.lastEvaluatedKey()
            : null;
    return new Page(answer.items().stream().map(Item::new).toList(), last);
  }

  /** Every item of a range that is known to be small. */
  public List<Item> queryAll(Range range) {
    var items = new ArrayList<Item>();
    var next = range;
    while (next != null) {
      var page = query(next);
      items.addAll(page.items());
      next = page.last() == null ? null : range.after(page.last());
    }
    return items;
  }

  /** How many items a range has, counted up to a bound; none of them leaves the store. */
  public long count(Range range, long most) {
    long count = 0;
    Range next = range;
    while (next != null && count < most) {
      var request = next.request(tableName).toBuilder().select(Select.COUNT).build();
      var answer = contention.retry(() -> client.query(request));
      Units.read(answer.consumedCapacity());
      count += answer.count();
      boolean more = answer.hasLastEvaluatedKey() && !answer.lastEvaluatedKey().isEmpty();
      next = more ? range.after(answer.lastEvaluatedKey()) : null;
    }
    return Math.min(count, most);
  }

  /**
   * A page of a query.
   *
   * @param last where the next page starts; null at the end
   */
  public record Page(List<Item> items, @Nullable Map<String, AttributeValue> last) {}

  /** Units that a call consumed, booked on the current request. */
  static @Nullable Double units(@Nullable ConsumedCapacity consumed) {
    return consumed == null ? null : consumed.capacityUnits();
  }
}
