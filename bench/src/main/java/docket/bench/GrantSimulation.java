package docket.bench;

import docket.domain.id.ProjectId;
import docket.domain.id.TaskId;
import docket.store.queue.Detours;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Random;
import java.util.TreeSet;

/**
 * Annotators of one project who each label a task in ten seconds or so, overlap 1, against an index
 * that shows a change 50 to 400 ms late. Each request runs in any of several processes, which share
 * nothing. Nothing is stored and nobody waits: events run in the order of a simulated clock. Writes
 * are counted by partition key, by the prices of data-model.md §5: a grant writes person 1, task 1,
 * index 2; a submit writes annotation 2, task 2, person 2, index 1.
 */
final class GrantSimulation {
  private static final double MINUTE = 60;
  private static final double WORK_SECONDS = 10;
  private static final double SHORTEST_LAG = 0.05;
  private static final double LONGEST_LAG = 0.4;

  /** From the reading of the head to the write of the slot. */
  private static final double DECIDING = 0.02;

  /** How long a process passes over what it knows to be full. */
  private static final double KNOWN_SECONDS = 1;

  private static final int HEAD = 24;
  private static final int MOST_TRIES = 12;
  private static final double NANOS = 1e9;

  /**
   * What is simulated.
   *
   * @param shards parts of the index
   * @param processes that serve it
   * @param detours whether they look elsewhere when others are faster, and know for a moment what
   *     is full; else each request begins at the head and knows nothing
   */
  record Setup(int annotators, int shards, int processes, boolean detours) {}

  /**
   * What the simulated minute showed.
   *
   * @param queries of the index, a grant
   * @param tries strong readings of a task, a grant
   * @param lost writes, a grant
   */
  record Seen(
      double queries,
      double tries,
      double lost,
      double hottestShard,
      double hottestBlock,
      double hottestPerson) {}

  private record Event(double at, long number, Runnable action) {}

  /** One request: how often it may read the index again, and how often it has jumped. */
  private record Request(int person, Instance process, int triesLeft, int jumps) {
    Request jumping() {
      return new Request(person, process, triesLeft, jumps + 1);
    }

    /** Reads the head to its end from now on. */
    Request thorough() {
      return new Request(person, process, triesLeft, Detours.MOST_JUMPS);
    }
  }

  /** What one process remembers. */
  private final class Instance {
    private final Detours detours = new Detours(bound -> Math.floorMod(random.nextLong(), bound));
    private final Map<Long, Double> full = new HashMap<>();
    private int shard = random.nextInt(index.size());

    private boolean knows(long task) {
      return setup.detours() && now - full.getOrDefault(task, -MINUTE) < KNOWN_SECONDS;
    }

    private ProjectId part() {
      return new ProjectId(shard + 1L);
    }

    private long begin() {
      long from = setup.detours() ? detours.from(part(), nanos()) : Detours.HEAD;
      if (from == Detours.HEAD) {
        shard = random.nextInt(index.size());
      }
      return from;
    }
  }

  private final Random random = new Random(1);
  private final PriorityQueue<Event> events =
      new PriorityQueue<>((one, other) ->
          one.at() == other.at()
              ? Long.compare(one.number(), other.number())
              : Double.compare(one.at(), other.at()));
  private final List<TreeSet<Long>> index = new ArrayList<>();
  private final List<Instance> processes = new ArrayList<>();
  private final boolean[] taken;
  private final Map<String, Double> writes = new HashMap<>();
  private final Setup setup;
  private double now;
  private long number;
  private long queries;
  private long reads;
  private long lost;
  private long grants;

  GrantSimulation(Setup setup, int tasks) {
    this.setup = setup;
    int all = Math.max(tasks, (int) (setup.annotators() * (MINUTE / WORK_SECONDS + 2)));
    this.taken = new boolean[all];
    for (int shard = 0; shard < setup.shards(); shard++) {
      index.add(new TreeSet<>());
    }
    for (long task = 0; task < all; task++) {
      index.get(shardOf(task)).add(task);
    }
    for (int process = 0; process < setup.processes(); process++) {
      processes.add(new Instance());
    }
  }

  /** As the store would: all tasks of a block are in one shard. */
  private int shardOf(long task) {
    return Math.floorMod(((task / TaskId.BLOCK) * 0x9E3779B97F4A7C15L) >>> 17, index.size());
  }

  Seen run() {
    for (int person = 0; person < setup.annotators(); person++) {
      ask(person, random.nextDouble() * WORK_SECONDS, MOST_TRIES);
    }
    while (!events.isEmpty() && events.peek().at() < MINUTE) {
      var event = events.poll();
      now = event.at();
      event.action().run();
    }
    double all = Math.max(1, grants);
    return new Seen(
        queries / all, reads / all, lost / all, hottest("open"), hottest("T#"), hottest("U#"));
  }

  private void after(double seconds, Runnable action) {
    events.add(new Event(now + seconds, number++, action));
  }

  private long nanos() {
    return (long) (now * NANOS);
  }

  private void ask(int person, double delay, int triesLeft) {
    after(
        delay,
        () -> {
          var process = processes.get(random.nextInt(processes.size()));
          look(new Request(person, process, triesLeft, 0), process.begin());
        });
  }

  private void look(Request request, long from) {
    var shard = index.get(request.process().shard);
    queries++;
    var entries = (from == Detours.HEAD ? shard : shard.tailSet(from)).iterator();
    if (!entries.hasNext() && from != Detours.HEAD) {
      request.process().detours.end(request.process().part());
      look(request.thorough(), Detours.HEAD);
    } else {
      tryOne(request, from, entries, 0, HEAD);
    }
  }

  /** Goes for the first that is free by a strong read, or jumps. */
  private void tryOne(Request request, long from, Iterator<Long> entries, int losses, int left) {
    boolean jumps = setup.detours() && request.jumps() < Detours.MOST_JUMPS;
    for (int unread = left; unread > 0 && entries.hasNext(); unread--) {
      long task = entries.next();
      if (!request.process().knows(task)) {
        reads++;
        request.process().full.put(task, now);
        if (!taken[(int) task]) {
          write("U#" + request.person(), 1);
          after(DECIDING, () -> take(request, task, from, losses));
          return;
        }
        if (jumps && losses + 1 >= Detours.MOST_TAKEN) {
          jump(request);
          return;
        }
        tryOne(request, from, entries, losses + 1, unread - 1);
        return;
      }
    }
    if (jumps) {
      jump(request);
    } else {
      retry(request);
    }
  }

  private void jump(Request request) {
    var process = request.process();
    var shard = index.get(process.shard);
    if (shard.isEmpty()) {
      retry(request);
    } else {
      var head = new TaskId(shard.first());
      look(request.jumping(), process.detours.jump(process.part(), head, nanos()));
    }
  }

  private void retry(Request request) {
    int triesLeft = request.triesLeft();
    double pause = triesLeft > 1 ? random.nextDouble() * 0.05 : 1;
    ask(request.person(), pause, Math.max(1, triesLeft - 1));
  }

  private void take(Request request, long task, long from, int losses) {
    write("T#" + task / TaskId.BLOCK, 1);
    if (taken[(int) task]) {
      lost++;
      if (!setup.detours()) {
        retry(request);
      } else if (losses + 1 >= Detours.MOST_TAKEN && request.jumps() < Detours.MOST_JUMPS) {
        jump(request);
      } else {
        look(request, from);
      }
      return;
    }
    taken[(int) task] = true;
    grants++;
    if (from != Detours.HEAD) {
      request.process().detours.found(request.process().part(), new TaskId(task));
    }
    int shard = shardOf(task);
    write("open" + shard, 2);
    double lag = SHORTEST_LAG + random.nextDouble() * (LONGEST_LAG - SHORTEST_LAG);
    after(lag, () -> index.get(shard).remove(task));
    double work = WORK_SECONDS * (0.5 + random.nextDouble());
    after(work, () -> submit(request.person(), task, shard));
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
        / MINUTE;
  }
}
