package docket.bench;

import docket.domain.json.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;

/** Pages that people look at all day. */
final class Reading implements Scenario {
  private static final int PAGE = 30;
  private static final int PROJECTS = 100;

  @Override
  public String name() {
    return "read";
  }

  @Override
  public List<Row> run(Crowd crowd, Settings settings, int tasks) {
    var owner = crowd.owner();
    long project = Fixture.project(owner, "Read", 1);
    Fixture.fill(owner, project, tasks);
    long first = firstTask(owner, project);
    int last = (tasks + PAGE - 1) / PAGE;
    while (count(owner) < PROJECTS) {
      Fixture.project(owner, "Beside", 1);
    }
    var rows = new ArrayList<Row>();
    var probe = new Probe(owner, settings.reads(), tasks);
    rows.add(probe.measure("task page of 30, first", _ -> page(project, 1)));
    rows.add(probe.measure("task page of 30, middle", _ -> page(project, Math.max(1, last / 2))));
    rows.add(probe.measure("task page of 30, last", _ -> page(project, last)));
    rows.add(probe.measure("one task", i -> "/api/tasks/" + (first + i % 100)));
    rows.add(probe.measure("one project", _ -> "/api/projects/" + project));
    rows.add(probe.measure("list of 50 projects", _ -> "/api/projects/?page_size=50"));
    rows.add(probe.measure("list of 100 projects", _ -> "/api/projects/?page_size=" + PROJECTS));
    return rows;
  }

  private static String page(long project, int number) {
    return "/api/tasks?project=%d&page=%d&page_size=%d".formatted(project, number, PAGE);
  }

  private static long firstTask(Person owner, long project) {
    var page = owner.get(page(project, 1)).expectFine("task page").json();
    return Labeling.id((Json.Obj) page.array("tasks").items().getFirst());
  }

  private static long count(Person owner) {
    return owner.get("/api/projects/?page_size=1").expectFine("project list").number("count");
  }

  /** Sends the same kind of request again and again, one at a time. */
  private record Probe(Person person, int requests, int size) {
    Row measure(String operation, IntFunction<String> path) {
      for (int i = 0; i < requests / 10; i++) {
        person.get(path.apply(i)).expectFine(operation);
      }
      var samples = new Samples();
      long start = System.nanoTime();
      for (int i = 0; i < requests; i++) {
        samples.add(person.get(path.apply(i)).expectFine(operation));
      }
      return Row.of(operation, size, samples, requests / ((System.nanoTime() - start) / 1e9));
    }
  }
}
