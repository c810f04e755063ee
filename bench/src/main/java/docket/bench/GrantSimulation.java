package docket.bench;

import docket.domain.id.TaskId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Random;
import java.util.TreeMap;

/**
 * Annotators of one project who each label a task in ten seconds or so, overlap 1, against an index
 * that shows a change 50 to 400 ms late. Nothing is stored and nobody waits: events run in the
 * order of a simulated clock. Writes are counted by partition key, by the prices of data-model.md
 * §5: a grant writes person 1, task 1, index 2; a submit writes annotation 2, task 2, person 2,
 * index 1.
 */
final class GrantSimulation {
  private static final double MINUTES = 60;
  private static final double WORK_SECONDS = 10;
  private static final double SHORTEST_LAG = 0.05;
  private static final double LONGEST_LAG = 0.4;

  /** From the reading of the head to the write of the slot. */
  private static final double DECIDING = 0.02;

  private static final int HEAD = 24;
  private static final int MOST_TRIES = 12;

  /** What the simulated minute showed. */
  record Seen(
      double readsPerGrant,
      double lostPerGrant,
      double hottestShard,
      double hottestBlock,
      double hottestPerson) {}

  private record Event(double at, Runnable action) {}

  private final Random random = new Random(1);
  private final PriorityQueue<Event> events =
      new PriorityQueue<>((one, other) -> Double.compare(one.at(), other.at()));
  private final List<TreeMap<Long, Boolean>> index = new ArrayList<>();
  private final boolean[] taken;
  private final Map<String, Double> writes = new HashMap<>();
  private final int annotators;
  private final boolean spread;
  private double now;
  private long reads;
  private long lost;
  private long grants;

  GrantSimulation(int annotators, int shards, boolean spread, int tasks) {
    this.annotators = annotators;
    this.spread = spread;
    int all = Math.max(tasks, (int) (annotators * (MINUTES / WORK_SECONDS + 2)));
    this.taken = new boolean[all];
    for (int shard = 0; shard < shards; shard++) {
      index.add(new TreeMap<>());
    }
    for (long task = 0; task < all; task++) {
      index.get(shardOf(task)).put(task, Boolean.TRUE);
    }
  }

  /** As the store would: all tasks of a block are in one shard. */
  private int shardOf(long task) {
    return (int) Math.floorMod((task / TaskId.BLOCK) * 0x9E3779B97F4A7C15L >>> 17, index.size());
  }

  Seen run() {
    for (int person = 0; person < annotators; person++) {
      ask(person, random.nextDouble() * WORK_SECONDS, MOST_TRIES);
    }
    while (!events.isEmpty() && events.peek().at() < MINUTES) {
      var event = events.poll();
      now = event.at();
      event.action().run();
    }
    double all = Math.max(1, grants);
    return new Seen(reads / all, lost / all, hottest("open"), hottest("T#"), hottest("U#"));
  }

  private void ask(int person, double delay, int triesLeft) {
    events.add(new Event(now + delay, () -> look(person, triesLeft)));
  }

  /** Reads a piece of the index, and goes for its first task that is free by a strong read. */
  private void look(int person, int triesLeft) {
    var shard = index.get(random.nextInt(index.size()));
    long rank = spread ? (long) (random.nextDouble() * ranks()) : 0;
    var from = shard.keySet().stream().skip(Math.min(rank, Math.max(0, shard.size() - 1)));
    for (long task : from.limit(HEAD).toList()) {
      reads++;
      if (!taken[(int) task]) {
        write("U#" + person, 1);
        events.add(new Event(now + DECIDING, () -> take(person, task, triesLeft)));
        return;
      }
    }
    retry(person, triesLeft);
  }

  /** Eight times the entries that a shard loses while a change is on its way into the index. */
  private double ranks() {
    double grantsPerSecond = annotators / WORK_SECONDS / index.size();
    return annotators <= 10 ? 0 : 8 * grantsPerSecond * LONGEST_LAG;
  }

  private void retry(int person, int triesLeft) {
    ask(person, triesLeft > 1 ? random.nextDouble() * 0.05 : 1, Math.max(1, triesLeft - 1));
  }

  private void take(int person, long task, int triesLeft) {
    write("T#" + task / TaskId.BLOCK, 1);
    if (taken[(int) task]) {
      lost++;
      retry(person, triesLeft);
      return;
    }
    taken[(int) task] = true;
    grants++;
    int shard = shardOf(task);
    write("open" + shard, 2);
    double lag = SHORTEST_LAG + random.nextDouble() * (LONGEST_LAG - SHORTEST_LAG);
    events.add(new Event(now + lag, () -> index.get(shard).remove(task)));
    double work = WORK_SECONDS * (0.5 + random.nextDouble());
    events.add(new Event(now + work, () -> submit(person, task, shard)));
  }

  private void submit(int person, long task, int shard) {
    write("T#" + task / TaskId.BLOCK, 4);
    write("U#" + person, 2);
    write("open" + shard, 1);
    ask(person, 0, MOST_TRIES);
  }

  private void write(String key, double units) {
    writes.merge(key, units, Double::sum);
  }

  private double hottest(String prefix) {
    return writes.entrySet().stream()
            .filter(entry -> entry.getKey().startsWith(prefix))
            .mapToDouble(Map.Entry::getValue)
            .max()
            .orElse(0)
        / MINUTES;
  }
}
