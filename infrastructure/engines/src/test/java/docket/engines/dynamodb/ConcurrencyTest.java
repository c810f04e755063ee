package docket.engines.dynamodb;

import static docket.engines.dynamodb.Tables.THINGS;
import static docket.engines.dynamodb.Tables.key;
import static docket.engines.dynamodb.Tables.n;
import static docket.engines.dynamodb.Tables.thing;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;

class ConcurrencyTest extends EngineTest {
  private static final int THREADS = 32;
  private static final int ROUNDS = 25;

  private void inAllThreads(Runnable work) throws InterruptedException {
    var threads =
        IntStream.range(0, THREADS).mapToObj(t -> Thread.ofPlatform().start(work)).toList();
    for (var thread : threads) thread.join();
  }

  private AttributeValue number(String sk, String name) {
    return dynamo
        .getItem(g -> g.tableName(THINGS).key(key("p", sk)).consistentRead(true))
        .item()
        .getOrDefault(name, n(0));
  }

  @Nested
  class given_one_hot_item {
    @Test
    void when_all_add_to_it_then_no_addition_is_lost() throws Exception {
      inAllThreads(() -> {
        for (int i = 0; i < ROUNDS; i++) {
          dynamo.updateItem(u ->
              u.tableName(THINGS)
                  .key(key("p", "s"))
                  .updateExpression("ADD hits :one")
                  .expressionAttributeValues(Map.of(":one", n(1))));
        }
      });
      assertThat(number("s", "hits")).isEqualTo(n(THREADS * ROUNDS));
      assertThat(dynamo.changes().after(0, 10_000)).hasSize(THREADS * ROUNDS);
    }

    @Test
    void when_all_write_on_the_version_they_read_then_as_many_versions_pass_as_writes_succeed()
        throws Exception {
      var won = new AtomicInteger();
      inAllThreads(() -> {
        for (int i = 0; i < ROUNDS; i++) won.addAndGet(raise() ? 1 : 0);
      });
      assertThat(number("s", "v")).isEqualTo(n(won.get()));
      assertThat(won.get()).isPositive();
    }

    private boolean raise() {
      var read = number("s", "v");
      try {
        dynamo.updateItem(u ->
            u.tableName(THINGS)
                .key(key("p", "s"))
                .updateExpression("SET v = if_not_exists(v, :zero) + :one")
                .conditionExpression("v = :read OR (attribute_not_exists(v) AND :read = :zero)")
                .expressionAttributeValues(Map.of(":read", read, ":one", n(1), ":zero", n(0))));
        return true;
      } catch (ConditionalCheckFailedException lost) {
        return false;
      }
    }
  }

  @Nested
  class given_transactions_between_two_accounts {
    @Test
    void when_all_move_money_then_the_sum_stays_and_no_reader_sees_half_a_transfer()
        throws Exception {
      dynamo.putItem(p -> p.tableName(THINGS).item(thing("p", "1", "money", 100)));
      dynamo.putItem(p -> p.tableName(THINGS).item(thing("p", "2", "money", 0)));
      var done = new AtomicInteger();
      inAllThreads(() -> {
        for (int i = 0; i < ROUNDS; i++) {
          done.addAndGet(move() ? 1 : 0);
          assertThat(sum()).isEqualTo(100);
        }
      });
      assertThat(done.get()).isEqualTo(100);
      assertThat(number("2", "money")).isEqualTo(n(100));
    }

    private int sum() {
      var both =
          dynamo.transactGetItems(t ->
              t.transactItems(
                  i -> i.get(g -> g.tableName(THINGS).key(key("p", "1"))),
                  i -> i.get(g -> g.tableName(THINGS).key(key("p", "2")))));
      return both.responses().stream()
          .mapToInt(response -> Integer.parseInt(response.item().getOrDefault("money", n(0)).n()))
          .sum();
    }

    private boolean move() {
      try {
        dynamo.transactWriteItems(t ->
            t.transactItems(
                i ->
                    i.update(u ->
                        u.tableName(THINGS)
                            .key(key("p", "1"))
                            .updateExpression("ADD money :m")
                            .conditionExpression("money > :zero")
                            .expressionAttributeValues(Map.of(":m", n(-1), ":zero", n(0)))),
                i ->
                    i.update(u ->
                        u.tableName(THINGS)
                            .key(key("p", "2"))
                            .updateExpression("ADD money :m")
                            .expressionAttributeValues(Map.of(":m", n(1))))));
        return true;
      } catch (TransactionCanceledException poor) {
        return false;
      }
    }
  }
}
