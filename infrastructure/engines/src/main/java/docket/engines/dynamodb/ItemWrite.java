package docket.engines.dynamodb;

import docket.engines.dynamodb.expression.Condition;
import docket.engines.dynamodb.expression.Update;
import docket.engines.dynamodb.value.InvalidItem;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** A checked write of one item, to be decided on the item's present state. */
record ItemWrite(Table table, Key key, @Nullable Condition condition, Effect effect) {
  private static final int MAX_ITEM = 400 * 1024;

  /** What is written if the condition holds. */
  sealed interface Effect {
    record Put(Image item) implements Effect {}

    record Delete() implements Effect {}

    record Change(Map<String, AttributeValue> key, Update update) implements Effect {}

    /** The condition check of a transaction. */
    record Nothing() implements Effect {}
  }

  static ItemWrite put(
      Table table, Map<String, AttributeValue> item, @Nullable Condition condition) {
    var key = table.schema().keyOfNew(item);
    table.checkIndexKeys(item);
    var image = new Image(table, item);
    if (image.size() > MAX_ITEM)
      throw new InvalidItem("Item size has exceeded the maximum allowed size");
    return new ItemWrite(table, key, condition, new Effect.Put(image.prepared()));
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

  boolean isAllowed(Image before) {
    return condition == null || condition.holdsFor(before.attributes());
  }

  /**
   * @throws InvalidItem if the update does not fit the item, or the result is no valid item
   */
  Change change(Image before) {
    return switch (effect) {
      case Effect.Put(var item) -> new Change(table, key, before, item);
      case Effect.Delete() -> new Change(table, key, before, Image.none(table));
      case Effect.Change(var attributes, var update) ->
          new Change(table, key, before, updated(before, attributes, update));
      case Effect.Nothing() -> new Change(table, key, before, before);
    };
  }

  private Image updated(Image before, Map<String, AttributeValue> attributes, Update update) {
    var start = new HashMap<>(before.attributes());
    start.putAll(attributes);
    var after = new Image(table, update.apply(start));
    table.checkIndexKeys(after.attributes());
    if (after.size() > MAX_ITEM)
      throw new InvalidItem("Item size to update has exceeded the maximum allowed size");
    return after;
  }
}
