package docket.store.dynamo;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.Delete;
import software.amazon.awssdk.services.dynamodb.model.Put;
import software.amazon.awssdk.services.dynamodb.model.ReturnValuesOnConditionCheckFailure;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.Update;

/**
 * One write with its condition, as part of a transaction or alone. State and person items change by
 * {@link #update}, never by a whole put: an older version of the code must not erase what it does
 * not know.
 */
public final class Change {
  private enum Kind {
    PUT,
    UPDATE,
    DELETE
  }

  private final String table;
  private final Kind kind;
  private final Key key;
  private final @Nullable Item item;
  private final Map<String, String> names = new HashMap<>();
  private final Map<String, AttributeValue> values = new HashMap<>();
  private final List<String> sets = new ArrayList<>();
  private final List<String> removes = new ArrayList<>();
  private final List<String> adds = new ArrayList<>();
  private final List<String> deletes = new ArrayList<>();
  private final List<String> conditions = new ArrayList<>();

  private Change(String table, Kind kind, Key key, @Nullable Item item) {
    this.table = table;
    this.kind = kind;
    this.key = key;
    this.item = item;
  }

  public static Change put(String table, Item item) {
    return new Change(table, Kind.PUT, item.key(), item);
  }

  public static Change update(String table, Key key) {
    return new Change(table, Kind.UPDATE, key, null);
  }

  public static Change delete(String table, Key key) {
    return new Change(table, Kind.DELETE, key, null);
  }

  /** Sets the attribute, or removes it where the value is null or an empty set. */
  public Change set(String attribute, @Nullable Object value) {
    if (value == null || (value instanceof Set<?> set && set.isEmpty())) {
      removes.add(name(attribute));
    } else {
      sets.add(name(attribute) + " = " + value(value));
    }
    return this;
  }

  /** Sets one entry of a map attribute that exists. */
  public Change setIn(String map, String entry, Object value) {
    sets.add(name(map) + "." + name(entry) + " = " + value(value));
    return this;
  }

  public Change removeIn(String map, String entry) {
    removes.add(name(map) + "." + name(entry));
    return this;
  }

  public Change remove(String attribute) {
    removes.add(name(attribute));
    return this;
  }

  /** Adds to a number (absent counts as 0); adding 0 changes nothing and is left out. */
  public Change add(String attribute, long amount) {
    if (amount != 0) {
      adds.add(name(attribute) + " " + value(amount));
    }
    return this;
  }

  public Change addTo(String set, long member) {
    adds.add(name(set) + " " + value(Set.of(member)));
    return this;
  }

  public Change deleteFrom(String set, long member) {
    deletes.add(name(set) + " " + value(Set.of(member)));
    return this;
  }

  public Change ifAbsent() {
    conditions.add("attribute_not_exists(" + name("pk") + ")");
    return this;
  }

  public Change ifPresent() {
    conditions.add("attribute_exists(" + name("pk") + ")");
    return this;
  }

  public Change ifAbsent(String attribute) {
    conditions.add("attribute_not_exists(" + name(attribute) + ")");
    return this;
  }

  public Change ifPresent(String attribute) {
    conditions.add("attribute_exists(" + name(attribute) + ")");
    return this;
  }

  public Change ifEquals(String attribute, Object value) {
    conditions.add(name(attribute) + " = " + value(value));
    return this;
  }

  /** Equal, or both absent. */
  public Change ifSame(String attribute, @Nullable Object value) {
    return value == null ? ifAbsent(attribute) : ifEquals(attribute, value);
  }

  /** The stored number equals the given one, an absent one counting as 0. */
  public Change ifVersion(String attribute, long version) {
    if (version == 0) {
      conditions.add(
          "(attribute_not_exists(%1$s) OR %1$s = %2$s)".formatted(name(attribute), value(0L)));
      return this;
    }
    return ifEquals(attribute, version);
  }

  public Change ifLess(String attribute, Object value) {
    conditions.add(
        "(attribute_not_exists(%1$s) OR %1$s < %2$s)".formatted(name(attribute), value(value)));
    return this;
  }

  Key key() {
    return key;
  }

  String table() {
    return table;
  }

  boolean isPut() {
    return kind == Kind.PUT;
  }

  boolean isDelete() {
    return kind == Kind.DELETE;
  }

  Item item() {
    if (item == null) {
      throw new IllegalStateException("not a put");
    }
    return item;
  }

  @Nullable String condition() {
    return conditions.isEmpty() ? null : String.join(" AND ", conditions);
  }

  Map<String, String> names() {
    return names;
  }

  Map<String, AttributeValue> values() {
    return values;
  }

  String updateExpression() {
    var clauses = new ArrayList<String>();
    clause(clauses, "SET ", sets);
    clause(clauses, "REMOVE ", removes);
    clause(clauses, "ADD ", adds);
    clause(clauses, "DELETE ", deletes);
    return String.join(" ", clauses);
  }

  TransactWriteItem transactional(String tableName) {
    return switch (kind) {
      case PUT -> TransactWriteItem.builder().put(asPut(tableName)).build();
      case UPDATE -> TransactWriteItem.builder().update(asUpdate(tableName)).build();
      case DELETE -> TransactWriteItem.builder().delete(asDelete(tableName)).build();
    };
  }

  private Put asPut(String tableName) {
    return Put.builder()
        .tableName(tableName)
        .item(item().attributes())
        .conditionExpression(condition())
        .expressionAttributeNames(orNull(names))
        .expressionAttributeValues(orNull(values))
        .returnValuesOnConditionCheckFailure(ReturnValuesOnConditionCheckFailure.ALL_OLD)
        .build();
  }

  private Update asUpdate(String tableName) {
    return Update.builder()
        .tableName(tableName)
        .key(key.attributes())
        .updateExpression(updateExpression())
        .conditionExpression(condition())
        .expressionAttributeNames(orNull(names))
        .expressionAttributeValues(orNull(values))
        .returnValuesOnConditionCheckFailure(ReturnValuesOnConditionCheckFailure.ALL_OLD)
        .build();
  }

  private Delete asDelete(String tableName) {
    return Delete.builder()
        .tableName(tableName)
        .key(key.attributes())
        .conditionExpression(condition())
        .expressionAttributeNames(orNull(names))
        .expressionAttributeValues(orNull(values))
        .returnValuesOnConditionCheckFailure(ReturnValuesOnConditionCheckFailure.ALL_OLD)
        .build();
  }

  static <T> @Nullable Map<String, T> orNull(Map<String, T> map) {
    return map.isEmpty() ? null : map;
  }

  private static void clause(List<String> clauses, String word, List<String> parts) {
    if (!parts.isEmpty()) {
      clauses.add(word + String.join(", ", parts));
    }
  }

  private String name(String attribute) {
    var placeholder = "#" + placeholder(attribute);
    names.put(placeholder, attribute);
    return placeholder;
  }

  private static String placeholder(String attribute) {
    for (int i = 0; i < attribute.length(); i++) {
      if (!isPlain(attribute.charAt(i))) {
        return attribute.replaceAll("[^A-Za-z0-9]", "_");
      }
    }
    return attribute;
  }

  private static boolean isPlain(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
  }

  private String value(Object value) {
    var placeholder = ":v" + values.size();
    values.put(placeholder, Item.Values.of(value));
    return placeholder;
  }
}
