package docket.engines.dynamodb;

import static docket.engines.dynamodb.Tables.ALL;
import static docket.engines.dynamodb.Tables.KEYS;
import static docket.engines.dynamodb.Tables.SOME;
import static docket.engines.dynamodb.Tables.THINGS;
import static docket.engines.dynamodb.Tables.key;
import static docket.engines.dynamodb.Tables.n;
import static docket.engines.dynamodb.Tables.s;
import static docket.engines.dynamodb.Tables.thing;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.ReturnValue;
import software.amazon.awssdk.services.dynamodb.model.ReturnValuesOnConditionCheckFailure;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;

@DisplayNameGeneration(ReplaceUnderscores.class)
class EmbeddedDynamoDbTest {
  @TempDir Path folder;
  EmbeddedDynamoDb dynamo;

  @BeforeEach
  void open() {
    dynamo = EmbeddedDynamoDb.open(EngineOptions.test(folder));
    Tables.createThings(dynamo);
  }

  @AfterEach
  void close() {
    dynamo.close();
  }

  @Nested
  class given_a_thing {
    final Map<String, AttributeValue> apple =
        thing("a", "1", "gk", "fruit", "gn", 7, "a", "red", "b", "round");

    @BeforeEach
    void put() {
      dynamo.putItem(p -> p.tableName(THINGS).item(apple));
    }

    @Test
    void when_it_is_read_then_all_attributes_come_back() {
      assertThat(dynamo.getItem(g -> g.tableName(THINGS).key(key("a", "1"))).item())
          .isEqualTo(apple);
      assertThat(dynamo.getItem(g -> g.tableName(THINGS).key(key("a", "2"))).hasItem()).isFalse();
    }

    @Test
    void when_it_is_put_only_if_absent_then_the_stored_thing_comes_with_the_refusal() {
      assertThatThrownBy(() ->
              dynamo.putItem(p ->
                  p.tableName(THINGS)
                      .item(thing("a", "1"))
                      .conditionExpression("attribute_not_exists(pk)")
                      .returnValuesOnConditionCheckFailure(
                          ReturnValuesOnConditionCheckFailure.ALL_OLD)))
          .isInstanceOfSatisfying(
              ConditionalCheckFailedException.class,
              failed -> assertThat(failed.item()).isEqualTo(apple));
    }

    @Test
    void when_it_is_updated_then_only_the_named_attributes_change() {
      var response =
          dynamo.updateItem(u ->
              u.tableName(THINGS)
                  .key(key("a", "1"))
                  .updateExpression("SET gn = gn + :one, c = if_not_exists(c, :one) REMOVE b")
                  .expressionAttributeValues(Map.of(":one", n(1)))
                  .returnValues(ReturnValue.ALL_NEW));
      assertThat(response.attributes())
          .isEqualTo(thing("a", "1", "gk", "fruit", "gn", 8, "a", "red", "c", 1));
    }

    @Test
    void when_the_size_of_a_text_is_asked_for_then_it_is_counted_in_UTF_16_units() {
      dynamo.putItem(p -> p.tableName(THINGS).item(thing("a", "1", "a", "\uD83D\uDE00é")));
      var found =
          dynamo.scan(s ->
              s.tableName(THINGS)
                  .filterExpression("size(a) = :n")
                  .expressionAttributeValues(Map.of(":n", n(3))));
      assertThat(found.count()).isEqualTo(1);
    }

    @Test
    void when_it_is_deleted_then_the_indexes_lose_it_too() {
      dynamo.deleteItem(d -> d.tableName(THINGS).key(key("a", "1")));
      dynamo.settleIndexes();
      assertThat(inIndex(ALL)).isEmpty();
    }

    @Test
    void when_the_indexes_have_settled_then_each_shows_its_projection() {
      dynamo.settleIndexes();
      assertThat(inIndex(ALL)).containsExactly(apple);
      assertThat(inIndex(SOME)).containsExactly(thing("a", "1", "gk", "fruit", "a", "red"));
      assertThat(inIndex(KEYS)).containsExactly(thing("a", "1", "gk", "fruit"));
    }

    private List<Map<String, AttributeValue>> inIndex(String index) {
      return dynamo
          .query(q ->
              q.tableName(THINGS)
                  .indexName(index)
                  .keyConditionExpression("gk = :gk")
                  .expressionAttributeValues(Map.of(":gk", s("fruit"))))
          .items();
    }
  }

  @Nested
  class given_ten_things_under_one_key {
    @BeforeEach
    void put() {
      for (int i = 0; i < 10; i++) {
        var item = thing("a", "k" + i, "even", i % 2);
        dynamo.putItem(p -> p.tableName(THINGS).item(item));
      }
    }

    @Test
    void when_they_are_queried_backwards_in_pages_then_the_pages_join_up() {
      var pages =
          dynamo.queryPaginator(q ->
              q.tableName(THINGS)
                  .keyConditionExpression("pk = :pk AND sk BETWEEN :from AND :to")
                  .expressionAttributeValues(
                      Map.of(":pk", s("a"), ":from", s("k2"), ":to", s("k8")))
                  .scanIndexForward(false)
                  .limit(3));
      assertThat(pages.items())
          .extracting(item -> item.get("sk"))
          .containsExactly(s("k8"), s("k7"), s("k6"), s("k5"), s("k4"), s("k3"), s("k2"));
    }

    @Test
    void when_a_filter_drops_some_then_they_still_count_as_scanned() {
      var page =
          dynamo.query(q ->
              q.tableName(THINGS)
                  .keyConditionExpression("pk = :pk AND begins_with(sk, :k)")
                  .filterExpression("even = :zero")
                  .expressionAttributeValues(Map.of(":pk", s("a"), ":k", s("k"), ":zero", n(0))));
      assertThat(page.count()).isEqualTo(5);
      assertThat(page.scannedCount()).isEqualTo(10);
    }
  }

  @Nested
  class given_a_transaction {
    @Test
    void when_one_condition_fails_then_nothing_is_written_and_the_reasons_stand_in_order() {
      dynamo.putItem(p -> p.tableName(THINGS).item(thing("a", "1")));
      assertThatThrownBy(() ->
              dynamo.transactWriteItems(t ->
                  t.transactItems(
                      i -> i.put(p -> p.tableName(THINGS).item(thing("a", "2"))),
                      i ->
                          i.put(p ->
                              p.tableName(THINGS)
                                  .item(thing("a", "1", "new", 1))
                                  .conditionExpression("attribute_not_exists(pk)")
                                  .returnValuesOnConditionCheckFailure(
                                      ReturnValuesOnConditionCheckFailure.ALL_OLD)))))
          .isInstanceOfSatisfying(
              TransactionCanceledException.class,
              cancelled -> {
                assertThat(cancelled.cancellationReasons())
                    .extracting(r -> r.code())
                    .containsExactly("None", "ConditionalCheckFailed");
                assertThat(cancelled.cancellationReasons().get(1).item())
                    .isEqualTo(thing("a", "1"));
              });
      assertThat(dynamo.getItem(g -> g.tableName(THINGS).key(key("a", "2"))).hasItem()).isFalse();
    }

    @Test
    void when_all_conditions_hold_then_all_is_written() {
      dynamo.transactWriteItems(t ->
          t.transactItems(
              i -> i.put(p -> p.tableName(THINGS).item(thing("a", "2"))),
              i ->
                  i.update(u ->
                      u.tableName(THINGS)
                          .key(key("a", "3"))
                          .updateExpression("ADD hits :one")
                          .expressionAttributeValues(Map.of(":one", n(1))))));
      var both =
          dynamo.transactGetItems(t ->
              t.transactItems(
                  i -> i.get(g -> g.tableName(THINGS).key(key("a", "2"))),
                  i -> i.get(g -> g.tableName(THINGS).key(key("a", "3")))));
      assertThat(both.responses())
          .extracting(r -> r.item())
          .containsExactly(thing("a", "2"), thing("a", "3", "hits", 1));
    }
  }
}
