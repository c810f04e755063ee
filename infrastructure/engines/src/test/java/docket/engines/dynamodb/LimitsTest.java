package docket.engines.dynamodb;

import static docket.engines.dynamodb.Tables.ALL;
import static docket.engines.dynamodb.Tables.KEYS;
import static docket.engines.dynamodb.Tables.THINGS;
import static docket.engines.dynamodb.Tables.key;
import static docket.engines.dynamodb.Tables.n;
import static docket.engines.dynamodb.Tables.s;
import static docket.engines.dynamodb.Tables.thing;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;

class LimitsTest extends EngineTest {
  private static void assertRefused(ThrowingCallable call, String message) {
    assertThatThrownBy(call)
        .isInstanceOfSatisfying(
            DynamoDbException.class,
            refused -> {
              assertThat(refused.awsErrorDetails().errorCode()).isEqualTo("ValidationException");
              assertThat(refused.awsErrorDetails().errorMessage()).contains(message);
              assertThat(refused.statusCode()).isEqualTo(400);
            });
  }

  private void put(Map<String, AttributeValue> item) {
    dynamo.putItem(p -> p.tableName(THINGS).item(item));
  }

  private Map<String, AttributeValue> get(String pk, String sk) {
    return dynamo.getItem(g -> g.tableName(THINGS).key(key(pk, sk)).consistentRead(true)).item();
  }

  @Nested
  class given_sizes_at_their_limits {
    @Test
    void when_an_item_has_400_KB_then_it_is_stored_and_with_one_byte_more_refused() {
      int names = "pk".length() + "p".length() + "sk".length() + "s".length() + "a".length();
      put(thing("p", "s", "a", "x".repeat(400 * 1024 - names)));
      assertRefused(
          () -> put(thing("p", "s", "a", "x".repeat(400 * 1024 - names + 1))),
          "Item size has exceeded the maximum allowed size");
      assertRefused(
          () ->
              dynamo.updateItem(u ->
                  u.tableName(THINGS)
                      .key(key("p", "s"))
                      .updateExpression("SET b = :b")
                      .expressionAttributeValues(Map.of(":b", s("y")))),
          "Item size to update has exceeded");
    }

    @Test
    void when_keys_are_longer_than_allowed_then_they_are_refused() {
      put(thing("p".repeat(2048), "s".repeat(1024)));
      assertRefused(
          () -> put(thing("p".repeat(2049), "s")),
          "hashkey has exceeded the maximum size limit of2048 bytes");
      assertRefused(() -> put(thing("p", "é".repeat(513))), "1024 bytes");
      assertRefused(() -> put(thing("", "s")), "empty string value. Key: pk");
      assertRefused(() -> put(thing("p", "s", "gk", "")), "IndexKey: gk");
      assertRefused(
          () -> put(thing("p", "s", "gk", 1)),
          "Type mismatch for Index Key gk Expected: S Actual: N IndexName: all");
    }

    @Test
    void when_a_transaction_has_too_many_items_or_one_item_twice_then_it_is_refused() {
      Supplier<Stream<TransactWriteItem>> puts =
          () ->
              Stream.iterate(0, i -> i + 1)
                  .map(i ->
                      TransactWriteItem.builder()
                          .put(p -> p.tableName(THINGS).item(thing("t", "s" + i)))
                          .build());
      dynamo.transactWriteItems(t -> t.transactItems(puts.get().limit(100).toList()));
      assertRefused(
          () -> dynamo.transactWriteItems(t -> t.transactItems(puts.get().limit(101).toList())),
          "less than or equal to 100");
      var twice = Stream.concat(puts.get().limit(1), puts.get().limit(1)).toList();
      assertRefused(
          () -> dynamo.transactWriteItems(t -> t.transactItems(twice)),
          "cannot include multiple operations on one item");
    }
  }

  @Nested
  class given_numbers {
    @ParameterizedTest
    @CsvSource({
      "1.0,1",
      "0100,100",
      "-0,0",
      "1e3,1000",
      "12345678901234567890123456789012345678,12345678901234567890123456789012345678",
      "0.10,0.1"
    })
    void when_they_are_stored_then_they_come_back_plain(String given, String stored) {
      put(thing("p", "s", "a", AttributeValue.fromN(given)));
      assertThat(get("p", "s").get("a")).isEqualTo(AttributeValue.fromN(stored));
    }

    @ParameterizedTest
    @CsvSource({
      "123456789012345678901234567890123456789,38 significant digits",
      "1e126,Number overflow",
      "1e-131,Number underflow",
      "one,numeric value"
    })
    void when_they_are_out_of_range_then_they_are_refused(String given, String message) {
      assertRefused(() -> put(thing("p", "s", "a", AttributeValue.fromN(given))), message);
    }

    @Test
    void when_they_are_index_keys_then_they_sort_by_value() {
      var numbers =
          List.of("-1e100", "-20", "-3", "-0.5", "0", "1e-100", "0.5", "3", "20", "1e100");
      for (int i = 0; i < numbers.size(); i++)
        put(
            thing(
                "p",
                "s" + i * 7 % 10,
                "gk",
                "g",
                "gn",
                AttributeValue.fromN(numbers.get(i * 7 % 10))));
      var sorted =
          dynamo.query(q ->
              q.tableName(THINGS)
                  .indexName(ALL)
                  .keyConditionExpression("gk = :g")
                  .expressionAttributeValues(Map.of(":g", s("g"))));
      assertThat(sorted.items())
          .extracting(item -> item.get("sk"))
          .containsExactly(
              s("s0"), s("s1"), s("s2"), s("s3"), s("s4"), s("s5"), s("s6"), s("s7"), s("s8"),
              s("s9"));
    }
  }

  @Nested
  class given_sets {
    @Test
    void when_they_are_empty_or_hold_an_element_twice_then_they_are_refused() {
      assertRefused(
          () -> put(thing("p", "s", "a", AttributeValue.fromSs(List.of()))), "may not be empty");
      assertRefused(
          () -> put(thing("p", "s", "a", AttributeValue.fromNs(List.of("1", "1.0")))),
          "contains duplicates");
    }

    @Test
    void when_the_last_element_is_deleted_then_the_attribute_vanishes() {
      put(thing("p", "s", "a", AttributeValue.fromSs(List.of("x"))));
      dynamo.updateItem(u ->
          u.tableName(THINGS)
              .key(key("p", "s"))
              .updateExpression("DELETE a :x")
              .expressionAttributeValues(Map.of(":x", AttributeValue.fromSs(List.of("x")))));
      assertThat(get("p", "s")).isEqualTo(thing("p", "s"));
    }
  }

  @Nested
  class given_expressions {
    @ParameterizedTest
    @CsvSource(
        delimiter = '|',
        value = {
          "SET status = :v | reserved keyword: status",
          "SET a = :w | attribute value: :w",
          "SET #a = :v | attribute name: #a",
          "SET a = :v, a.b = :v | Two document paths overlap",
          "SET a = :v SET b = :v | can only be used once",
          "SET pk = :v | part of the key",
          "SET a = b + :v | attribute that does not exist in the item",
          "SET a.b = :v | document path provided in the update expression is invalid",
          "SET a :v | Syntax error",
          "REMOVE a | unused in expressions: keys: {:v}",
        })
    void when_an_update_is_wrong_then_it_is_refused(String update, String message) {
      assertRefused(
          () ->
              dynamo.updateItem(u ->
                  u.tableName(THINGS)
                      .key(key("p", "s"))
                      .updateExpression(update)
                      .expressionAttributeValues(Map.of(":v", n(1)))),
          message);
    }

    @ParameterizedTest
    @CsvSource(
        delimiter = '|',
        value = {
          "((a = :v)) | redundant parentheses",
          "a < :v AND | Syntax error",
          "a = a | must be distinct",
          "foo(a) | Invalid function name; function: foo",
          "size(a) | Syntax error",
          "a BETWEEN :v AND :v OR attribute_exists(:v) | requires a document path",
        })
    void when_a_condition_is_wrong_then_it_is_refused(String condition, String message) {
      assertRefused(
          () ->
              dynamo.putItem(p ->
                  p.tableName(THINGS)
                      .item(thing("p", "s"))
                      .conditionExpression(condition)
                      .expressionAttributeValues(Map.of(":v", n(1)))),
          message);
    }

    @Test
    void when_a_query_reads_more_than_1_MB_then_its_page_ends_there_whatever_the_filter_leaves() {
      for (int i = 0; i < 5; i++) put(thing("big", "s" + i, "a", "x".repeat(300 * 1024)));
      var page =
          dynamo.query(q ->
              q.tableName(THINGS)
                  .keyConditionExpression("pk = :p")
                  .filterExpression("attribute_exists(nothing)")
                  .expressionAttributeValues(Map.of(":p", s("big"))));
      assertThat(page.count()).isZero();
      assertThat(page.scannedCount()).isBetween(3, 4);
      assertThat(page.lastEvaluatedKey()).isNotEmpty();
    }

    @Test
    void when_an_index_does_not_hold_what_is_asked_then_the_query_is_refused() {
      assertRefused(
          () ->
              dynamo.query(q ->
                  q.tableName(THINGS)
                      .indexName(KEYS)
                      .keyConditionExpression("gk = :g")
                      .projectionExpression("a")
                      .expressionAttributeValues(Map.of(":g", s("g")))),
          "does not project [a]");
      assertRefused(
          () ->
              dynamo.query(q ->
                  q.tableName(THINGS)
                      .indexName(KEYS)
                      .consistentRead(true)
                      .keyConditionExpression("gk = :g")
                      .expressionAttributeValues(Map.of(":g", s("g")))),
          "Consistent reads are not supported");
    }
  }
}
