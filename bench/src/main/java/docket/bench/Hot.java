package docket.bench;

import docket.bench.GrantSimulation.Seen;
import docket.bench.GrantSimulation.Setup;
import java.util.List;
import java.util.Locale;

/**
 * Which keys of the tables get hot, and how many tries a grant takes, in a simulation: with
 * requests that all begin at the head of the index, and as the product serves them. Fails where the
 * product needs more tries than it may.
 */
final class Hot implements Scenario {
  private static final double MOST_TRIES = 2.5;
  private static final double MOST_LOST = 0.2;

  /** As many processes as such crowds mostly need, and many more. */
  private static final List<Setup> SETUPS =
      List.of(
          new Setup(50, 1, 4, false),
          new Setup(200, 1, 8, false),
          new Setup(1_000, 1, 16, false),
          new Setup(10_000, 1, 128, false),
          new Setup(10_000, 16, 128, false),
          new Setup(10, 1, 2, true),
          new Setup(50, 1, 4, true),
          new Setup(50, 1, 16, true),
          new Setup(200, 1, 8, true),
          new Setup(200, 1, 32, true),
          new Setup(1_000, 1, 16, true),
          new Setup(1_000, 1, 64, true),
          new Setup(3_000, 1, 64, true),
          new Setup(10_000, 1, 128, true),
          new Setup(10_000, 16, 128, true),
          new Setup(10_000, 16, 512, true));

  @Override
  public String name() {
    return "hot";
  }

  @Override
  public List<Row> run(Crowd crowd, Settings settings, int tasks) {
    System.out.printf(
        "%n| Annotators | Shards | Processes | Start | Index reads a grant | Tries a grant |"
            + " Lost writes a grant | Index shard WRU/s | Block WRU/s | Person WRU/s |%n"
            + "|--:|--:|--:|---|--:|--:|--:|--:|--:|--:|%n");
    for (var setup : SETUPS) {
      var seen = new GrantSimulation(setup, tasks).run();
      tell(setup, seen);
      if (setup.detours() && (seen.tries() > MOST_TRIES || seen.lost() > MOST_LOST)) {
        throw new IllegalStateException("too many tries: " + setup + " " + seen);
      }
    }
    System.out.println();
    return List.of();
  }

  private static void tell(Setup setup, Seen seen) {
    System.out.printf(
        Locale.ROOT,
        "| %,d | %d | %d | %s | %.2f | %.2f | %.3f | %.0f | %.0f | %.2f |%n",
        setup.annotators(),
        setup.shards(),
        setup.processes(),
        setup.detours() ? "detours" : "head",
        seen.queries(),
        seen.tries(),
        seen.lost(),
        seen.hottestShard(),
        seen.hottestBlock(),
        seen.hottestPerson());
  }
}
