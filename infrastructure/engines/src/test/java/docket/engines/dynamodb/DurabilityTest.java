package docket.engines.dynamodb;

import static docket.engines.dynamodb.Tables.KEYS;
import static docket.engines.dynamodb.Tables.THINGS;
import static docket.engines.dynamodb.Tables.key;
import static docket.engines.dynamodb.Tables.n;
import static docket.engines.dynamodb.Tables.s;
import static docket.engines.dynamodb.Tables.thing;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import docket.engines.sqlite.StorageException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.IdempotentParameterMismatchException;

class DurabilityTest extends EngineTest {
  private Instant now = Instant.parse("2026-01-01T00:00:00Z");

  @Override
  EngineOptions options() {
    InstantSource source = () -> now;
    return super.options().withClock(source.withZone(ZoneOffset.UTC));
  }

  private void transact(String token, int value) {
    dynamo.transactWriteItems(t ->
        t.clientRequestToken(token)
            .transactItems(i ->
                i.update(u ->
                    u.tableName(THINGS)
                        .key(key("p", "s"))
                        .updateExpression("ADD hits :v")
                        .expressionAttributeValues(Map.of(":v", n(value))))));
  }

  private Object hits() {
    return dynamo
        .getItem(g -> g.tableName(THINGS).key(key("p", "s")))
        .item()
        .getOrDefault("hits", n(0));
  }

  @Nested
  class given_data_on_the_disk {
    @Test
    void when_the_engine_starts_again_then_tables_items_and_indexes_are_there() {
      dynamo.putItem(p -> p.tableName(THINGS).item(thing("p", "s", "gk", "g", "gn", 1)));
      long start = System.nanoTime();
      reopen();
      assertThat(Duration.ofNanos(System.nanoTime() - start))
          .isLessThan(Duration.ofSeconds(2)); // 300 ms on a quiet machine
      assertThat(dynamo.describeTable(d -> d.tableName(THINGS)).table().globalSecondaryIndexes())
          .hasSize(3);
      assertThat(
              dynamo
                  .query(q ->
                      q.tableName(THINGS)
                          .indexName(KEYS)
                          .keyConditionExpression("gk = :g")
                          .expressionAttributeValues(Map.of(":g", s("g"))))
                  .items())
          .containsExactly(thing("p", "s", "gk", "g"));
    }

    @Test
    void when_a_second_engine_opens_the_folder_then_it_is_told_who_has_it() {
      assertThatThrownBy(() -> EmbeddedDynamoDb.open(options()))
          .isInstanceOf(StorageException.class)
          .hasMessageContaining("open in another engine");
    }

    @Test
    void when_a_table_is_deleted_and_made_anew_then_it_is_empty() {
      dynamo.putItem(p -> p.tableName(THINGS).item(thing("p", "s")));
      dynamo.deleteTable(d -> d.tableName(THINGS));
      Tables.createThings(dynamo);
      assertThat(dynamo.scan(scan -> scan.tableName(THINGS)).items()).isEmpty();
      assertThat(dynamo.listTables().tableNames()).containsExactly(THINGS);
    }
  }

  @Nested
  class given_a_request_token {
    @Test
    void
        when_the_transaction_is_repeated_then_it_happens_once_even_across_a_restart_but_again_after_ten_minutes() {
      transact("token", 1);
      transact("token", 1);
      reopen();
      transact("token", 1);
      assertThat(hits()).isEqualTo(n(1));
      assertThatThrownBy(() -> transact("token", 2))
          .isInstanceOf(IdempotentParameterMismatchException.class);
      now = now.plus(Duration.ofMinutes(11));
      transact("token", 2);
      assertThat(hits()).isEqualTo(n(3));
    }
  }

  @Nested
  class given_a_request_token_and_an_item_of_many_attributes {
    @Test
    void when_the_retry_lists_them_in_another_order_then_it_is_the_same_request() {
      var item = thing("p", "s", "a", 1, "b", 2, "c", 3);
      var reversed = new LinkedHashMap<String, AttributeValue>();
      new TreeMap<>(item).descendingMap().forEach(reversed::put);
      for (var each : List.of(new TreeMap<>(item), reversed)) {
        dynamo.transactWriteItems(t ->
            t.clientRequestToken("put")
                .transactItems(i -> i.put(p -> p.tableName(THINGS).item(each))));
      }
      assertThat(dynamo.changes().after(0, 10)).hasSize(1);
    }
  }

  @Nested
  class given_a_time_to_live {
    @Test
    void when_an_item_has_expired_then_a_sweep_removes_it_and_the_stream_says_why() {
      dynamo.putItem(
          p -> p.tableName(THINGS).item(thing("p", "early", "until", now.getEpochSecond())));
      dynamo.updateTimeToLive(u ->
          u.tableName(THINGS).timeToLiveSpecification(t -> t.enabled(true).attributeName("until")));
      dynamo.putItem(
          p -> p.tableName(THINGS).item(thing("p", "late", "until", now.getEpochSecond() + 60)));
      dynamo.putItem(p -> p.tableName(THINGS).item(thing("p", "never")));
      assertThat(dynamo.sweepExpired()).isEqualTo(1);
      now = now.plus(Duration.ofMinutes(5));
      assertThat(dynamo.scan(scan -> scan.tableName(THINGS)).count()).isEqualTo(2);
      assertThat(dynamo.sweepExpired()).isEqualTo(1);
      assertThat(dynamo.scan(scan -> scan.tableName(THINGS)).items())
          .containsExactly(thing("p", "never"));
      assertThat(dynamo.changes().after(0, 10)).filteredOn(ChangeRecord::expired).hasSize(2);
    }
  }
}
