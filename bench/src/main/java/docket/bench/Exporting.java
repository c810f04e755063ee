package docket.bench;

import java.util.List;

/** Everything as JSON, by a snapshot where a direct answer would be too large. */
final class Exporting implements Scenario {
  @Override
  public String name() {
    return "export";
  }

  @Override
  public List<Row> run(Crowd crowd, Settings settings, int tasks) throws InterruptedException {
    var owner = crowd.owner();
    long project = Fixture.project(owner, "Export", 1);
    Fixture.fill(owner, project, tasks);
    return List.of(
        export(owner, project, "export JSON, taken and downloaded (rate in tasks)", tasks));
  }

  static Row export(Person owner, long project, String operation, int tasks)
      throws InterruptedException {
    long start = System.nanoTime();
    var samples = new Samples();
    var path = "/api/projects/%d/exports".formatted(project);
    var created = owner.post(path, docket.domain.json.Json.EMPTY_OBJECT).expectFine("snapshot");
    samples.add(created);
    long id = created.number("id");
    while (!owner.get(path + "/" + id).expectFine("snapshot").word("status").equals("completed")) {
      Thread.sleep(20);
    }
    samples.add(download(owner, path + "/" + id + "/download"));
    double seconds = (System.nanoTime() - start) / 1e9;
    return Row.of(operation, tasks, samples, tasks / seconds);
  }

  private static Reply download(Person owner, String path) {
    return owner.follow(path).expectFine("download");
  }
}
