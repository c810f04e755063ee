package docket.bench;

import docket.bench.Reply.Units;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Whether next and submit cost the same in a small and in a large project: two new annotators walk
 * through each in the same way, and each request is compared unit for unit.
 */
final class SameUnits implements Scenario {
  private static final int STEPS = 12;

  private final Map<Integer, Walk> firsts = new HashMap<>();

  /** Units of every request of one walk, in order. */
  private record Walk(int tasks, List<Units> next, List<Units> submit, List<Units> together) {
    boolean costsLike(Walk other) {
      return next.equals(other.next)
          && submit.equals(other.submit)
          && together.equals(other.together);
    }
  }

  @Override
  public String name() {
    return "units";
  }

  @Override
  public List<Row> run(Crowd crowd, Settings settings, int tasks) {
    var rows = new ArrayList<Row>();
    for (int overlap : List.of(1, 2)) {
      rows.addAll(walk(crowd, tasks, overlap));
    }
    return rows;
  }

  private List<Row> walk(Crowd crowd, int tasks, int overlap) {
    var owner = crowd.owner();
    long project = Fixture.project(owner, "Units", overlap);
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
    compare(overlap, walk);
    var suffix = ", unit for unit, overlap " + overlap;
    return List.of(
        Row.of("next" + suffix, tasks, next, 0),
        Row.of("submit" + suffix, tasks, submit, 0),
        Row.of("submit?next=1" + suffix, tasks, together, 0));
  }

  private void compare(int overlap, Walk walk) {
    var first = firsts.computeIfAbsent(overlap, _ -> walk);
    if (!first.costsLike(walk)) {
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
