package docket.engines.dynamodb;

import static docket.engines.dynamodb.Tables.THINGS;
import static docket.engines.dynamodb.Tables.key;
import static docket.engines.dynamodb.Tables.n;
import static docket.engines.dynamodb.Tables.thing;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import docket.engines.dynamodb.ChangeRecord.Event;
import java.time.Duration;
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
