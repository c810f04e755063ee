package docket.engines.dynamodb;

import docket.engines.dynamodb.expression.Condition;
import docket.engines.dynamodb.expression.Update;
import docket.engines.dynamodb.value.InvalidItem;
import docket.engines.dynamodb.value.ItemCodec;
import docket.engines.dynamodb.value.ItemSize;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** A checked write of one item, to be decided on the item's present state. */
record ItemWrite(Table table, Key key, @Nullable Condition condition, Effect effect) {
  private static final int MAX_ITEM = 400 * 1024;

  /** What is written if the condition holds. */
  sealed interface Effect {
    /**
     * @param stored the item's stored form, made before the writing thread needs it
     */
    record Put(Map<String, AttributeValue> item, int size, byte[] stored) implements Effect {}

    record Delete() implements Effect {}

    record Change(Map<String, AttributeValue> key, Update update) implements Effect {}

    /** The condition check of a transaction. */
    record Nothing() implements Effect {}
  }

  static ItemWrite put(
      Table table, Map<String, AttributeValue> item, @Nullable Condition condition) {
    var key = table.schema().keyOfNew(item);
    table.checkIndexKeys(item);
    int size = ItemSize.of(item);
    if (size > MAX_ITEM) throw new InvalidItem("Item size has exceeded the maximum allowed size");
    var effect = new Effect.Put(item, size, ItemCodec.encode(item));
    return new ItemWrite(table, key, condition, effect);
  }

  static ItemWrite delete(
      Table table, Map<String, AttributeValue> key, @Nullable Condition condition) {
    return new ItemWrite(table, table.schema().keyOfOnly(key), condition, new Effect.Delete());
  }

  static ItemWrite update(
      Table table, Map<String, AttributeValue> key, @Nullable Condition condition, Update update) {
    var stored = table.schema().keyOfOnly(key);
    for (var name : table.schema().names()) {
      if (update.attributes().contains(name)) {
        throw InvalidItem.parameter(
            "Cannot update attribute " + name + ". This attribute is part of the key");
      }
    }
    return new ItemWrite(table, stored, condition, new Effect.Change(key, update));
  }

  static ItemWrite check(Table table, Map<String, AttributeValue> key, Condition condition) {
    return new ItemWrite(table, table.schema().keyOfOnly(key), condition, new Effect.Nothing());
  }

  boolean isAllowed(Map<String, AttributeValue> before) {
    return condition == null || condition.holdsFor(before);
  }

  /**
   * @throws InvalidItem if the update does not fit the item, or the result is no valid item
   */
  Change change(Map<String, AttributeValue> before) {
    return switch (effect) {
      case Effect.Put(var item, var _, var stored) -> new Change(table, key, before, item, stored);
      case Effect.Delete() -> new Change(table, key, before, Map.of());
      case Effect.Change(var attributes, var update) ->
          new Change(table, key, before, updated(before, attributes, update));
      case Effect.Nothing() -> new Change(table, key, before, before);
    };
  }

  private Map<String, AttributeValue> updated(
      Map<String, AttributeValue> before, Map<String, AttributeValue> attributes, Update update) {
    var start = new HashMap<>(before);
    start.putAll(attributes);
    var after = update.apply(start);
    table.checkIndexKeys(after);
    if (ItemSize.of(after) > MAX_ITEM)
      throw new InvalidItem("Item size to update has exceeded the maximum allowed size");
    return after;
  }
}
