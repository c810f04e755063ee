package docket.engines.dynamodb;

import static docket.engines.dynamodb.Tables.THINGS;
import static docket.engines.dynamodb.Tables.key;
import static docket.engines.dynamodb.Tables.thing;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import docket.engines.faults.Crash;
import docket.engines.faults.CrashPoint;
import docket.engines.faults.CrashPoint.Moment;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.dynamodb.model.InternalServerErrorException;
import software.amazon.awssdk.services.dynamodb.model.ProvisionedThroughputExceededException;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;
import software.amazon.awssdk.services.dynamodb.model.TransactionConflictException;
import software.amazon.awssdk.services.dynamodb.model.WriteRequest;

class FaultsTest extends EngineTest {
  private void put(String sk) {
    dynamo.putItem(p -> p.tableName(THINGS).item(thing("p", sk)));
  }

  private boolean exists(String sk) {
    return dynamo.getItem(g -> g.tableName(THINGS).key(key("p", sk))).hasItem();
  }

  private void transact(String sk) {
    dynamo.transactWriteItems(
        t -> t.transactItems(i -> i.put(p -> p.tableName(THINGS).item(thing("p", sk)))));
  }

  @Nested
  class given_a_crash_point {
    private final CrashPoint point = new CrashPoint();

    @BeforeEach
    void watch() {
      dynamo.faults().crashAt(point);
    }

    private void writeThree() {
      put("1");
      exists("1");
      transact("2");
      put("3");
    }

    @Test
    void when_it_is_before_the_second_write_then_nothing_from_there_on_is_done() {
      point.arm(Moment.BEFORE, 2);
      assertThatThrownBy(this::writeThree)
          .isInstanceOf(Crash.class)
          .hasMessage("before write 2, TRANSACT_WRITE_ITEMS");
      assertThat(exists("1")).isTrue();
      assertThat(exists("2")).isFalse();
      assertThat(point.disarm()).isFalse();
    }

    @Test
    void when_it_is_after_the_second_write_then_that_one_is_done() {
      point.arm(Moment.AFTER, 2);
      assertThatThrownBy(this::writeThree).isInstanceOf(Crash.class);
      assertThat(exists("2")).isTrue();
      assertThat(exists("3")).isFalse();
      writeThree(); // it strikes once
    }

    @Test
    void when_there_are_fewer_writes_then_it_waits_until_it_is_called_off() {
      point.arm(Moment.AFTER, 4);
      writeThree();
      assertThat(point.disarm()).isTrue();
      put("4");
    }
  }

  @Nested
  class given_a_scripted_fault {
    @Test
    void when_it_throttles_the_second_put_then_only_that_one_fails() {
      dynamo
          .faults()
          .add(Fault.throttle().on(Operation.PUT_ITEM).table(THINGS).skipping(1).times(1));
      put("1");
      assertThatThrownBy(() -> put("2")).isInstanceOf(ProvisionedThroughputExceededException.class);
      put("3");
      assertThat(exists("2")).isFalse();
    }

    @Test
    void
        when_it_times_out_before_or_after_the_write_then_the_caller_cannot_tell_but_the_table_can() {
      dynamo.faults().add(Fault.timeoutBefore().on(Operation.PUT_ITEM).times(1));
      assertThatThrownBy(() -> put("1")).isInstanceOf(SdkClientException.class);
      dynamo.faults().add(Fault.timeoutAfter().on(Operation.PUT_ITEM).times(1));
      assertThatThrownBy(() -> put("2")).isInstanceOf(SdkClientException.class);
      assertThat(exists("1")).isFalse();
      assertThat(exists("2")).isTrue();
    }

    @Test
    void when_it_is_a_conflict_then_transactions_are_cancelled_and_plain_writes_refused() {
      dynamo.faults().add(Fault.conflict());
      assertThatThrownBy(() -> put("1")).isInstanceOf(TransactionConflictException.class);
      assertThatThrownBy(() -> transact("1"))
          .isInstanceOfSatisfying(
              TransactionCanceledException.class,
              cancelled ->
                  assertThat(cancelled.cancellationReasons().getFirst().code())
                      .isEqualTo("TransactionConflict"));
      dynamo.faults().clear();
      put("1");
    }

    @Test
    void when_it_is_a_crash_hook_then_it_runs_after_the_write_is_durable() {
      var seen = new boolean[1];
      dynamo.faults().add(Fault.after(() -> seen[0] = exists("1")).on(Operation.PUT_ITEM));
      put("1");
      assertThat(seen[0]).isTrue();
      dynamo.faults().add(Fault.internalError().on(Operation.GET_ITEM));
      assertThatThrownBy(() -> exists("1")).isInstanceOf(InternalServerErrorException.class);
    }

    @Test
    void when_it_leaves_batch_entries_unprocessed_then_they_come_back_to_the_caller() {
      dynamo.faults().add(Fault.unprocessed().on(Operation.BATCH_WRITE_ITEM).times(1));
      var writes =
          List.of(
              WriteRequest.builder().putRequest(p -> p.item(thing("p", "1"))).build(),
              WriteRequest.builder().putRequest(p -> p.item(thing("p", "2"))).build());
      var response = dynamo.batchWriteItem(b -> b.requestItems(Map.of(THINGS, writes)));
      assertThat(response.unprocessedItems().get(THINGS)).containsExactly(writes.getFirst());
      assertThat(exists("1")).isFalse();
      assertThat(exists("2")).isTrue();
    }
  }
}
