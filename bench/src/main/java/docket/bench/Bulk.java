package docket.bench;

import java.util.List;

/**
 * So many tasks by import jobs, as large as a request's body may be; then what an annotator and a
 * manager feel of them. In a project of a million tasks this has to be as in one of a thousand.
 */
final class Bulk implements Scenario {
  private static final int PER_JOB = 40_000;
  private static final int STEPS = 20;

  @Override
  public String name() {
    return "bulk";
  }

  @Override
  public boolean isUsual() {
    return false;
  }

  @Override
  public List<Row> run(Crowd crowd, Settings settings, int tasks) throws InterruptedException {
    var owner = crowd.owner();
    long project = Fixture.project(owner, "Bulk", 1);
    var jobs = new Samples();
    long start = System.nanoTime();
    for (int from = 0; from < tasks; from += PER_JOB) {
      var body = Fixture.batch(from, Math.min(PER_JOB, tasks - from));
      var begun = owner.post("/api/projects/%d/import".formatted(project), body);
      jobs.add(begun.expectFine("import"));
      await(owner, "/api/projects/%d/imports/%d".formatted(project, begun.number("import")));
    }
    double seconds = (System.nanoTime() - start) / 1e9;
    var annotator = crowd.newcomers(project, 1).getFirst();
    var page = new Samples();
    var next = new Samples();
    var submit = new Samples();
    for (int i = 0; i < STEPS; i++) {
      page.add(
          owner
              .get("/api/tasks?project=%d&page=1&page_size=30".formatted(project))
              .expectFine("task page"));
      var served = annotator.get("/api/projects/%d/next".formatted(project)).expectFine("next");
      next.add(served);
      submit.add(
          annotator
              .post(
                  "/api/tasks/%d/annotations/".formatted(served.number("id")),
                  Labeling.submission(served.json()))
              .expectFine("submit"));
    }
    return List.of(
        Row.of("import by jobs (rate in tasks)", tasks, jobs, tasks / seconds),
        Row.of("first task page after it", tasks, page, 0),
        Row.of("next after it", tasks, next, 0),
        Row.of("submit after it", tasks, submit, 0));
  }

  private static void await(Person owner, String job) throws InterruptedException {
    while (true) {
      var state = owner.get(job).expectFine("import").word("status");
      if (state.equals("completed")) {
        return;
      }
      if (state.equals("failed")) {
        throw new IllegalStateException("%s failed: %s".formatted(job, owner.get(job).json()));
      }
      Thread.sleep(50);
    }
  }
}
