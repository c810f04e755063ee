package docket.bench;

import java.util.List;

/** Imports in batches of 1,000 small tasks, one after the other. */
final class Importing implements Scenario {
  @Override
  public String name() {
    return "import";
  }

  @Override
  public List<Row> run(Crowd crowd, Settings settings, int tasks) {
    long project = Fixture.project(crowd.owner(), "Import", 1);
    long start = System.nanoTime();
    var samples = Fixture.fill(crowd.owner(), project, tasks);
    double seconds = (System.nanoTime() - start) / 1e9;
    return List.of(
        Row.of("import, batches of 1,000 (rate in tasks)", tasks, samples, tasks / seconds));
  }
}
