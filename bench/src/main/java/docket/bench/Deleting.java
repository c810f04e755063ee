package docket.bench;

import java.util.List;

/** Deletes every task of a project and waits until none is left. */
final class Deleting implements Scenario {
  @Override
  public String name() {
    return "delete";
  }

  @Override
  public List<Row> run(Crowd crowd, Settings settings, int tasks) throws InterruptedException {
    var owner = crowd.owner();
    long project = Fixture.project(owner, "Delete", 1);
    Fixture.fill(owner, project, tasks);
    var samples = new Samples();
    long start = System.nanoTime();
    samples.add(owner.delete("/api/projects/%d/tasks".formatted(project)).expectFine("delete"));
    while (owner.get("/api/projects/" + project).expectFine("project").number("task_number") > 0) {
      Thread.sleep(20);
    }
    double seconds = (System.nanoTime() - start) / 1e9;
    return List.of(Row.of("delete all tasks (rate in tasks)", tasks, samples, tasks / seconds));
  }
}
