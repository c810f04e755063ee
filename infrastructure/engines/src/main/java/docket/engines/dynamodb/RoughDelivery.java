package docket.engines.dynamodb;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.TreeMap;
import java.util.random.RandomGenerator;

/**
 * Hands a stream on as DynamoDB and Lambda may at their worst. Items are spread over shards, and
 * nothing is certain about the order of two shards; batches come again, also when later ones have
 * come. What is guaranteed holds: the changes of one item are in one shard and in their order, and
 * a shard that is read again is read on from there, so that its last change comes last.
 */
public final class RoughDelivery {
  private static final int MOST = 100_000;

  private final ChangeStream stream;
  private final int shards;
  private final int largest;
  private final RandomGenerator random;
  private long taken;

  /**
   * @param largest records of a batch
   */
  public RoughDelivery(ChangeStream stream, int shards, int largest, RandomGenerator random) {
    this.stream = stream;
    this.shards = shards;
    this.largest = largest;
    this.random = random;
    this.taken = stream.latest();
  }

  /** Records of one shard, whose numbers ascend within it. */
  public record Batch(String shard, List<ChangeRecord> records) {
    public Batch {
      records = List.copyOf(records);
    }
  }

  /** What has come since, each record at least once; empty for nothing. */
  public List<Batch> next() {
    var perShard = new TreeMap<String, List<ChangeRecord>>();
    for (var record : stream.after(taken, MOST)) {
      perShard.computeIfAbsent(shard(record), _ -> new ArrayList<>()).add(record);
      taken = record.sequence();
    }
    var waiting = new ArrayList<Deque<Batch>>();
    perShard.forEach((shard, records) -> waiting.add(repeating(batches(shard, records))));
    var batches = new ArrayList<Batch>();
    while (!waiting.isEmpty()) {
      var one = waiting.get(random.nextInt(waiting.size()));
      batches.add(one.removeFirst());
      waiting.removeIf(Deque::isEmpty);
    }
    return batches;
  }

  private String shard(ChangeRecord record) {
    int hash = (record.table() + record.keys()).hashCode();
    return "shard-" + Math.floorMod(hash, shards);
  }

  private List<Batch> batches(String shard, List<ChangeRecord> records) {
    var batches = new ArrayList<Batch>();
    int from = 0;
    while (from < records.size()) {
      int to = Math.min(records.size(), from + random.nextInt(1, largest + 1));
      batches.add(new Batch(shard, records.subList(from, to)));
      from = to;
    }
    return batches;
  }

  /** Goes back by a batch or two now and then. */
  private Deque<Batch> repeating(List<Batch> batches) {
    var all = new ArrayDeque<Batch>();
    for (int i = 0; i < batches.size(); i++) {
      all.add(batches.get(i));
      if (random.nextBoolean()) {
        int back = Math.max(0, i - random.nextInt(2));
        all.addAll(batches.subList(back, i + 1));
      }
    }
    return all;
  }
}
