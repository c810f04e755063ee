package docket.engines.dynamodb;

import static docket.engines.dynamodb.Tables.THINGS;
import static docket.engines.dynamodb.Tables.thing;
import static org.assertj.core.api.Assertions.assertThat;

import docket.engines.dynamodb.RoughDelivery.Batch;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class RoughDeliveryTest extends EngineTest {
  private static final int ITEMS = 8;
  private static final int ROUNDS = 6;

  private RoughDelivery rough(long seed) {
    return new RoughDelivery(dynamo.changes(), 3, 4, new SplittableRandom(seed));
  }

  private void write() {
    for (int round = 0; round < ROUNDS; round++) {
      for (int item = 0; item < ITEMS; item++) {
        var sk = Integer.toString(item);
        int value = round;
        dynamo.putItem(p -> p.tableName(THINGS).item(thing("p", sk, "a", value)));
      }
    }
  }

  private static List<ChangeRecord> records(List<Batch> batches) {
    return batches.stream().flatMap(batch -> batch.records().stream()).toList();
  }

  @Test
  void when_a_stream_is_delivered_then_every_change_comes_and_nothing_is_left_for_the_next_time() {
    var rough = rough(1);
    write();
    assertThat(records(rough.next()).stream().distinct()).hasSize(ITEMS * ROUNDS);
    assertThat(rough.next()).isEmpty();
  }

  @Test
  void when_it_is_rough_then_changes_come_twice_and_items_overtake_each_other() {
    var rough = rough(1);
    write();
    var records = records(rough.next());
    assertThat(records.size()).isGreaterThan(ITEMS * ROUNDS);
    var numbers = records.stream().distinct().map(ChangeRecord::sequence).toList();
    assertThat(numbers).isNotEqualTo(numbers.stream().sorted().toList());
  }

  @Test
  void when_shards_are_read_again_then_an_items_last_change_still_comes_last_and_none_is_skipped() {
    for (long seed = 1; seed <= 20; seed++) {
      var rough = rough(seed);
      write();
      var batches = rough.next();
      var shards = new HashMap<Object, String>();
      var perItem = new HashMap<Object, List<Long>>();
      for (var batch : batches) {
        for (var record : batch.records()) {
          assertThat(shards.computeIfAbsent(record.keys(), _ -> batch.shard()))
              .isEqualTo(batch.shard());
          perItem.computeIfAbsent(record.keys(), _ -> new ArrayList<>()).add(record.sequence());
        }
      }
      perItem.values().forEach(RoughDeliveryTest::assertReadOn);
    }
  }

  /** Each change is the one after the latest so far, or one that came before. */
  private static void assertReadOn(List<Long> sequences) {
    var sorted = sequences.stream().distinct().sorted().toList();
    assertThat(sequences.getLast()).isEqualTo(sorted.getLast());
    int seen = 0;
    for (var sequence : sequences) {
      int at = sorted.indexOf(sequence);
      assertThat(at).isLessThanOrEqualTo(seen);
      seen = Math.max(seen, at + 1);
    }
  }
}
