package docket.store.dynamo;

import java.util.HashMap;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.ReturnConsumedCapacity;

/**
 * A slice of one partition of a table or an index, in key order.
 *
 * @param from lowest sort key, inclusive; null for the partition's start
 * @param to highest sort key, inclusive; null for the partition's end
 * @param limit items to read at most; 0 for as many as a page of 1 MB holds
 */
public record Range(
    String table,
    @Nullable String index,
    String partition,
    @Nullable String from,
    @Nullable String to,
    boolean descending,
    boolean consistent,
    int limit,
    @Nullable Map<String, AttributeValue> after) {

  /** A whole partition of a table, strongly consistent. */
  public static Range of(String table, String partition) {
    return new Range(table, null, partition, null, null, false, true, 0, null);
  }

  /** A whole partition of an index: never stronger than eventually consistent. */
  public static Range ofIndex(String table, String index, String partition) {
    return new Range(table, index, partition, null, null, false, false, 0, null);
  }

  public Range between(String lowest, String highest) {
    return new Range(
        table, index, partition, lowest, highest, descending, consistent, limit, after);
  }

  /** All sort keys with this prefix. */
  public Range startingWith(String prefix) {
    return between(prefix, prefix + '\uffff');
  }

  public Range limit(int items) {
    return new Range(table, index, partition, from, to, descending, consistent, items, after);
  }

  public Range backwards() {
    return new Range(table, index, partition, from, to, true, consistent, limit, after);
  }

  public Range eventually() {
    return new Range(table, index, partition, from, to, descending, false, limit, after);
  }

  public Range after(Map<String, AttributeValue> last) {
    return new Range(table, index, partition, from, to, descending, consistent, limit, last);
  }

  QueryRequest request(UnaryOperator<String> tableName) {
    var names = new HashMap<String, String>();
    var values = new HashMap<String, AttributeValue>();
    names.put("#pk", index == null ? "pk" : "qp");
    values.put(":pk", AttributeValue.fromS(partition));
    var condition = "#pk = :pk" + sortCondition(names, values);
    return QueryRequest.builder()
        .tableName(tableName.apply(table))
        .indexName(index)
        .keyConditionExpression(condition)
        .expressionAttributeNames(names)
        .expressionAttributeValues(values)
        .scanIndexForward(!descending)
        .consistentRead(consistent)
        .limit(limit == 0 ? null : limit)
        .exclusiveStartKey(after)
        .returnConsumedCapacity(ReturnConsumedCapacity.TOTAL)
        .build();
  }

  private String sortCondition(Map<String, String> names, Map<String, AttributeValue> values) {
    if (from == null && to == null) {
      return "";
    }
    names.put("#sk", index == null ? "sk" : "qs");
    if (from != null) {
      values.put(":from", AttributeValue.fromS(from));
    }
    if (to != null) {
      values.put(":to", AttributeValue.fromS(to));
    }
    if (from == null) {
      return " AND #sk <= :to";
    }
    return to == null ? " AND #sk >= :from" : " AND #sk BETWEEN :from AND :to";
  }
}
