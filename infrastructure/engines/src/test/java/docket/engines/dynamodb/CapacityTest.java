package docket.engines.dynamodb;

import static docket.engines.dynamodb.Tables.ALL;
import static docket.engines.dynamodb.Tables.THINGS;
import static docket.engines.dynamodb.Tables.key;
import static docket.engines.dynamodb.Tables.thing;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.Capacity;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.ReturnConsumedCapacity;

/**
 * The prices of data-model.md §1: per KB of the larger image, twice in transactions but for
 * indexes, 2 for a moved index key.
 */
class CapacityTest extends EngineTest {
  private double put(Object... attributes) {
    var item = thing("p", "s", attributes);
    return dynamo
        .putItem(p ->
            p.tableName(THINGS).item(item).returnConsumedCapacity(ReturnConsumedCapacity.TOTAL))
        .consumedCapacity()
        .capacityUnits();
  }

  private Map<String, Double> indexUnits(Object... attributes) {
    var item = thing("p", "s", attributes);
    var capacity =
        dynamo
            .putItem(p ->
                p.tableName(THINGS)
                    .item(item)
                    .returnConsumedCapacity(ReturnConsumedCapacity.INDEXES))
            .consumedCapacity();
    var units = new java.util.TreeMap<String, Double>();
    capacity
        .globalSecondaryIndexes()
        .forEach((index, consumed) -> units.put(index, consumed.capacityUnits()));
    return units;
  }

  @Nested
  class given_writes {
    @Test
    void when_an_item_shrinks_then_its_old_size_is_paid() {
      assertThat(put("a", "x".repeat(2500))).isEqualTo(3);
      assertThat(put("a", "x")).isEqualTo(3);
      assertThat(put("a", "x")).isEqualTo(1);
    }

    @Test
    void when_an_index_entry_comes_moves_stays_or_goes_then_each_has_its_price() {
      assertThat(indexUnits("gk", "g")).isEqualTo(Map.of("some", 1.0, "keys", 1.0));
      assertThat(indexUnits("gk", "h", "b", 1)).isEqualTo(Map.of("some", 2.0, "keys", 2.0));
      assertThat(indexUnits("gk", "h", "b", 2)).isEmpty();
      assertThat(indexUnits("gk", "h", "a", 2)).isEqualTo(Map.of("some", 1.0));
      assertThat(indexUnits("a", 2)).isEqualTo(Map.of("some", 1.0, "keys", 1.0));
    }

    @Test
    void when_a_transaction_writes_then_the_table_costs_double_and_the_index_does_not() {
      var capacity =
          dynamo
              .transactWriteItems(t ->
                  t.returnConsumedCapacity(ReturnConsumedCapacity.INDEXES)
                      .transactItems(i ->
                          i.put(
                              p -> p.tableName(THINGS).item(thing("p", "s", "gk", "g", "gn", 1)))))
              .consumedCapacity()
              .getFirst();
      assertThat(capacity.table().writeCapacityUnits()).isEqualTo(2);
      assertThat(capacity.globalSecondaryIndexes())
          .containsEntry(
              ALL, Capacity.builder().capacityUnits(1.0).writeCapacityUnits(1.0).build());
      assertThat(capacity.capacityUnits()).isEqualTo(5);
    }

    @Test
    void when_a_transaction_deletes_3_KB_then_it_costs_6() {
      put("a", "x".repeat(3000));
      var capacity =
          dynamo
              .transactWriteItems(t ->
                  t.returnConsumedCapacity(ReturnConsumedCapacity.TOTAL)
                      .transactItems(i -> i.delete(d -> d.tableName(THINGS).key(key("p", "s")))))
              .consumedCapacity()
              .getFirst();
      assertThat(capacity.capacityUnits()).isEqualTo(6);
    }
  }

  @Nested
  class given_the_meters {
    record Heard(Operation operation, String table, double rru, double wru) {}

    final List<Heard> heard = new ArrayList<>();

    @BeforeEach
    void listen() {
      put("a", "x".repeat(5000));
      dynamo.meters().reset();
      dynamo
          .meters()
          .listen((operation, table, rru, wru) -> heard.add(new Heard(operation, table, rru, wru)));
    }

    @Test
    void when_items_are_read_then_a_strong_read_costs_1_per_4_KB_and_an_eventual_one_half() {
      dynamo.getItem(g -> g.tableName(THINGS).key(key("p", "s")).consistentRead(true));
      dynamo.getItem(g -> g.tableName(THINGS).key(key("p", "s")));
      dynamo.transactGetItems(
          t -> t.transactItems(i -> i.get(g -> g.tableName(THINGS).key(key("p", "none")))));
      assertThat(dynamo.meters().byTable())
          .isEqualTo(Map.of(THINGS, new Meters.Units(2 + 1 + 2, 0)));
      assertThat(heard)
          .containsExactly(
              new Heard(Operation.GET_ITEM, THINGS, 2, 0),
              new Heard(Operation.GET_ITEM, THINGS, 1, 0),
              new Heard(Operation.TRANSACT_GET_ITEMS, THINGS, 2, 0));
    }

    @Test
    void when_a_condition_fails_then_the_write_is_paid_all_the_same() {
      assertThatThrownBy(() ->
              dynamo.deleteItem(d ->
                  d.tableName(THINGS)
                      .key(key("p", "s"))
                      .conditionExpression("attribute_not_exists(pk)")))
          .isInstanceOf(ConditionalCheckFailedException.class);
      assertThat(heard).containsExactly(new Heard(Operation.DELETE_ITEM, THINGS, 0, 5));
      assertThat(dynamo.meters().total()).isEqualTo(new Meters.Units(0, 5));
    }
  }
}
