package docket.bench;

import docket.bench.Reply.Units;
import java.util.ArrayList;
import java.util.List;

/**
 * Whether next and submit cost the same in a small and in a large project: two new annotators walk
 * through each in the same way, and each request is compared unit for unit.
 */
final class SameUnits implements Scenario {
  private static final int STEPS = 12;

  private final List<Walk> walks = new ArrayList<>();

  /** Units of every request of one walk, in order. */
  private record Walk(int tasks, List<Units> next, List<Units> submit, List<Units> together) {}

  @Override
  public String name() {
    return "units";
  }

  @Override
  public List<Row> run(Crowd crowd, Settings settings, int tasks) {
    var owner = crowd.owner();
    long project = Fixture.project(owner, "Units", 2);
    Fixture.fill(owner, project, tasks);
    var people = crowd.newcomers(project, 2);
    var next = new Samples();
    var submit = new Samples();
    var together = new Samples();
    var walk = new Walk(tasks, new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
    settle();
    for (int i = 0; i < STEPS; i++) {
      var person = people.get(i % people.size());
      var served = person.get("/api/projects/%d/next".formatted(project)).expectFine("next");
      next.add(served);
      walk.next().add(served.units());
      var path = "/api/tasks/%d/annotations/".formatted(served.number("id"));
      boolean asksForNext = i >= STEPS / 2;
      var answer =
          person
              .post(asksForNext ? path + "?next=1" : path, Labeling.submission(served.json()))
              .expectFine("submit");
      (asksForNext ? together : submit).add(answer);
      (asksForNext ? walk.together() : walk.submit()).add(answer.units());
      settle();
    }
    walks.add(walk);
    compare(walk);
    return List.of(
        Row.of("next, request by request", tasks, next, 0),
        Row.of("submit, request by request", tasks, submit, 0),
        Row.of("submit?next=1, request by request", tasks, together, 0));
  }

  private void compare(Walk walk) {
    var first = walks.getFirst();
    if (!first.next().equals(walk.next())
        || !first.submit().equals(walk.submit())
        || !first.together().equals(walk.together())) {
      throw new IllegalStateException(
          "a project of %,d tasks costs other units than one of %,d:%n%s%n%s"
              .formatted(walk.tasks(), first.tasks(), first, walk));
    }
  }

  /** Lets index and change stream catch up, and the two-second caches run out: the dearest case. */
  private static void settle() {
    try {
      Thread.sleep(2_200);
    } catch (InterruptedException end) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(end);
    }
  }
}
