package docket.engines.dynamodb;

import static docket.engines.dynamodb.Tables.THINGS;
import static docket.engines.dynamodb.Tables.key;
import static docket.engines.dynamodb.Tables.n;
import static docket.engines.dynamodb.Tables.thing;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import docket.engines.dynamodb.ChangeRecord.Event;
import docket.engines.dynamodb.value.ItemCodec;
import java.sql.DriverManager;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class ChangeStreamTest extends EngineTest {
  private void update(String sk, int value) {
    dynamo.updateItem(u ->
        u.tableName(THINGS)
            .key(key("p", sk))
            .updateExpression("SET a = :a")
            .expressionAttributeValues(Map.of(":a", n(value))));
  }

  @Nested
  class given_changes {
    @Test
    void when_they_are_read_then_each_has_both_images_and_a_write_without_change_has_no_record() {
      update("s", 1);
      update("s", 1);
      update("s", 2);
      dynamo.deleteItem(d -> d.tableName(THINGS).key(key("p", "s")));
      var records = dynamo.changes().after(0, 10);
      assertThat(records)
          .extracting(ChangeRecord::event)
          .containsExactly(Event.INSERT, Event.MODIFY, Event.REMOVE);
      var modify = records.get(1);
      assertThat(modify.table()).isEqualTo(THINGS);
      assertThat(modify.keys()).isEqualTo(key("p", "s"));
      assertThat(modify.oldImage()).isEqualTo(thing("p", "s", "a", 1));
      assertThat(modify.newImage()).isEqualTo(thing("p", "s", "a", 2));
      assertThat(records.get(0).oldImage()).isEmpty();
      assertThat(records.get(2).newImage()).isEmpty();
    }

    @Test
    void when_a_transaction_is_cancelled_then_it_leaves_no_record() {
      assertThatThrownBy(() ->
          dynamo.transactWriteItems(t ->
              t.transactItems(
                  i -> i.put(p -> p.tableName(THINGS).item(thing("p", "1"))),
                  i ->
                      i.conditionCheck(c ->
                          c.tableName(THINGS)
                              .key(key("p", "2"))
                              .conditionExpression("attribute_exists(pk)")))));
      assertThat(dynamo.changes().after(0, 10)).isEmpty();
    }

    @Test
    void when_all_consumers_are_past_a_record_then_it_is_trimmed_and_the_numbers_go_on() {
      for (int i = 0; i < 5; i++) update("s", i);
      var stream = dynamo.changes();
      stream.saveCheckpoint("quick", 5);
      stream.saveCheckpoint("slow", 3);
      assertThat(stream.trim()).isEqualTo(3);
      reopen();
      assertThat(dynamo.changes().after(0, 10))
          .extracting(ChangeRecord::sequence)
          .containsExactly(4L, 5L);
      assertThat(dynamo.changes().checkpoint("slow")).isEqualTo(3);
      assertThat(dynamo.changes().latest()).isEqualTo(5);
    }
  }

  @Nested
  class given_a_write_of_many_items {
    private void transact() {
      dynamo.transactWriteItems(t ->
          t.transactItems(
              i -> i.put(p -> p.tableName(THINGS).item(thing("p", "1"))),
              i -> i.put(p -> p.tableName(THINGS).item(thing("p", "2"))),
              i -> i.put(p -> p.tableName(THINGS).item(thing("p", "3")))));
    }

    private List<Long> numbers(long after, int limit) {
      return dynamo.changes().after(after, limit).stream().map(ChangeRecord::sequence).toList();
    }

    @Test
    void when_a_reader_stops_in_its_middle_then_it_goes_on_with_the_next_record() {
      transact();
      update("4", 1);
      assertThat(numbers(0, 2)).containsExactly(1L, 2L);
      assertThat(numbers(2, 2)).containsExactly(3L, 4L);
      assertThat(dynamo.changes().after(1, 1).getFirst().keys()).isEqualTo(key("p", "2"));
    }

    @Test
    void when_a_consumer_is_in_its_middle_then_all_of_it_stays_until_the_consumer_is_past_it() {
      transact();
      var stream = dynamo.changes();
      stream.saveCheckpoint("slow", 2);
      assertThat(stream.trim()).isZero();
      stream.saveCheckpoint("slow", 3);
      assertThat(stream.trim()).isEqualTo(3);
      assertThat(stream.latest()).isEqualTo(3);
      update("4", 1);
      assertThat(numbers(3, 9)).containsExactly(4L);
    }
  }

  @Nested
  class given_a_file_with_one_row_a_record {
    @Test
    void when_it_is_opened_then_what_nobody_has_read_is_still_there() throws Exception {
      dynamo.close();
      try (var file = DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("dynamodb.db"))) {
        try (var statement = file.createStatement()) {
          statement.execute(
              "CREATE TABLE stream(seq INTEGER PRIMARY KEY AUTOINCREMENT, at INTEGER, table_name TEXT, keys BLOB, old BLOB, new BLOB, expired INTEGER)");
          statement.execute("INSERT INTO checkpoints(consumer, seq) VALUES('slow', 6)");
        }
        try (var row = file.prepareStatement("INSERT INTO stream VALUES(7, 0, ?, ?, ?, ?, 1)")) {
          row.setString(1, THINGS);
          row.setBytes(2, ItemCodec.encode(key("p", "s")));
          row.setBytes(3, ItemCodec.encode(thing("p", "s", "a", 1)));
          row.setBytes(4, null);
          row.executeUpdate();
        }
      }
      reopen();
      update("s", 1);
      assertThat(dynamo.changes().after(6, 9))
          .satisfiesExactly(
              earlier -> {
                assertThat(earlier.sequence()).isEqualTo(7);
                assertThat(earlier.event()).isEqualTo(Event.REMOVE);
                assertThat(earlier.keys()).isEqualTo(key("p", "s"));
                assertThat(earlier.oldImage()).isEqualTo(thing("p", "s", "a", 1));
                assertThat(earlier.expired()).isTrue();
              },
              later -> assertThat(later.sequence()).isEqualTo(8));
    }
  }

  @Nested
  class given_a_consumer_that_waits {
    @Test
    void when_a_change_is_committed_then_it_wakes_at_once() throws Exception {
      assertThat(dynamo.changes().awaitAfter(0, Duration.ofMillis(10))).isFalse();
      var waiting = CompletableFuture.supplyAsync(this::await);
      update("s", 1);
      assertThat(waiting.get(5, TimeUnit.SECONDS)).isTrue();
    }

    private boolean await() {
      try {
        return dynamo.changes().awaitAfter(0, Duration.ofSeconds(20));
      } catch (InterruptedException interrupted) {
        return false;
      }
    }
  }
}
