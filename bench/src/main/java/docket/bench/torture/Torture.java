package docket.bench.torture;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** Traffic, a kill, a restart, a recount; again and again. */
final class Torture {
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final int KEPT_ROUNDS = 8;
  private static final int MOWN_ROUNDS = 25;

  /** Most things that people do between two kills. */
  private static final int MOST_ACTS = 70;

  private final Settings settings;
  private final Victim victim;
  private final Crew crew;
  private final SplittableRandom random;
  private final List<Arena> arenas = new ArrayList<>();
  private final List<Client> clients = new ArrayList<>();
  private int made;
  private long acts;
  private long answers;
  private long batches;

  private Torture(Settings settings, Victim victim) {
    this.settings = settings;
    this.victim = victim;
    this.crew = Crew.gather(victim.address());
    this.random = new SplittableRandom(settings.seed());
    for (var annotator : crew.annotators()) {
      clients.add(new Labeler(annotator, this::arenas));
    }
    clients.add(new Importer(crew.owner(), this::arenas));
    clients.add(new Mower(crew.owner(), this::arenas));
    clients.add(new Exporter(crew.owner(), this::arenas));
  }

  /** Runs to the last kill or the first difference; false for the latter. */
  static boolean run(Settings settings, Path data) throws IOException, InterruptedException {
    var victim = Victim.start(data);
    var torture = new Torture(settings, victim);
    try {
      return torture.all();
    } finally {
      victim.stop();
    }
  }

  private List<Arena> arenas() {
    return List.copyOf(arenas);
  }

  private boolean all() throws IOException, InterruptedException {
    long start = System.nanoTime();
    int killed = 0;
    for (int round = 0; killed < settings.kills(); round++) {
      replaceArenas(round);
      killed += killings();
      var differences = differences();
      if (differences.isEmpty() && isLast(round, KEPT_ROUNDS)) {
        differences = Drain.of(crew, arenas.getFirst());
      }
      if (!differences.isEmpty()) {
        report(killed, differences);
        return false;
      }
      arenas.forEach(Arena::settle);
      progress(killed, start);
    }
    return true;
  }

  private static boolean isLast(int round, int rounds) {
    return round % rounds == rounds - 1;
  }

  /** Projects that have been in use for long are deleted, so that a recount stays quick. */
  private void replaceArenas(int round) {
    if (round == 0) {
      arenas.add(crew.arena(false, ++made));
      arenas.add(crew.arena(true, ++made));
      return;
    }
    if (round % KEPT_ROUNDS == 0) {
      replace(0, false);
    }
    if (round % MOWN_ROUNDS == 0) {
      replace(1, true);
    }
  }

  private void replace(int at, boolean mown) {
    var old = arenas.get(at);
    count(old);
    crew.owner().delete(old.path("")).expectFine("deleting a project");
    arenas.set(at, crew.arena(mown, ++made));
  }

  private void count(Arena arena) {
    answers += arena.answers.values().stream().filter(answer -> answer.told).count();
    batches += arena.batches.stream().filter(batch -> batch.told).count();
  }

  /** One kill under full traffic; now and then another while the product recovers. */
  private int killings() throws IOException, InterruptedException {
    var traffic = Traffic.start(clients, random.split());
    traffic.awaitActs(random.nextInt(1, MOST_ACTS));
    Thread.sleep(random.nextInt(50));
    victim.kill();
    acts += traffic.end();
    victim.restart();
    int kills = 1;
    if (random.nextInt(5) == 0) {
      Thread.sleep(random.nextInt(400));
      victim.kill();
      victim.restart();
      kills++;
    }
    for (var arena : arenas) {
      for (var answer : arena.pending()) {
        Labeler.repeat(arena, answer);
      }
    }
    return kills;
  }

  /** What is still wrong when background work has come to rest. */
  private List<String> differences() throws InterruptedException {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    List<String> before = List.of();
    while (true) {
      var all = new ArrayList<String>();
      for (var arena : arenas) {
        var recount = Recount.of(crew, arena);
        all.addAll(Inspection.differences(crew.ownerId(), arena, recount));
        recount.tidy(crew, arena);
      }
      if (all.isEmpty() || System.nanoTime() > deadline) {
        return all;
      }
      if (!all.equals(before)) { // it still goes on
        deadline = System.nanoTime() + PATIENCE.toNanos();
        before = all;
      }
      Thread.sleep(200);
    }
  }

  private void progress(int killed, long start) {
    System.out.printf(
        "%d kills, %d things done before them, %d s%n",
        killed, acts, (System.nanoTime() - start) / 1_000_000_000);
    if (killed >= settings.kills()) {
      arenas.forEach(this::count);
      System.out.printf(
          "seed %d: %d kills, 0 lost, 0 doubled, counters equal a recount each time; %d answers and"
              + " %d imports were confirmed%n",
          settings.seed(), killed, answers, batches);
    }
  }

  private void report(int killed, List<String> differences) {
    System.out.printf(
        "seed %d, kill %d: %d differences%n", settings.seed(), killed, differences.size());
    differences.stream().limit(40).forEach(System.out::println);
  }
}
