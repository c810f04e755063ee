package docket.bench;

import java.util.List;
import java.util.Locale;

/** Which keys of the tables get hot, and how many tries a grant takes, in a simulation. */
final class Hot implements Scenario {
  private static final List<Integer> CROWDS = List.of(50, 1_000, 10_000);
  private static final List<Integer> SHARDS = List.of(1, 16);

  @Override
  public String name() {
    return "hot";
  }

  @Override
  public List<Row> run(Crowd crowd, Settings settings, int tasks) {
    System.out.printf(
        "%n| Annotators | Shards | Start | Reads a grant | Lost writes a grant | Index shard WRU/s"
            + " | Block WRU/s | Person WRU/s |%n|--:|--:|---|--:|--:|--:|--:|--:|%n");
    for (int annotators : CROWDS) {
      for (int shards : SHARDS) {
        for (boolean spread : List.of(false, true)) {
          var seen = new GrantSimulation(annotators, shards, spread, tasks).run();
          System.out.printf(
              Locale.ROOT,
              "| %,d | %d | %s | %.2f | %.3f | %.0f | %.0f | %.2f |%n",
              annotators,
              shards,
              spread ? "spread" : "head",
              seen.readsPerGrant(),
              seen.lostPerGrant(),
              seen.hottestShard(),
              seen.hottestBlock(),
              seen.hottestPerson());
        }
      }
    }
    System.out.println();
    return List.of();
  }
}
