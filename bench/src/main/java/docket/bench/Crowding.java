package docket.bench;

import docket.domain.json.Json;
import java.util.List;
import java.util.Locale;

/** Two hundred annotators on one project, three of them for each task. */
final class Crowding implements Scenario {
  private static final int ANNOTATORS = 200;
  private static final int OVERLAP = 3;

  private static final double MOST_TRIES = 2.5;

  /**
   * Write units of a grant that is had at once: one for the person, one for the task, and where the
   * task has no place left now, two for its move in the index.
   */
  private static final double GRANT = 2 + 2.0 / OVERLAP;

  /** Least write units of a lost try: the person's intent and the refused reservation. */
  private static final double LOST_TRY = 2;

  @Override
  public String name() {
    return "crowd";
  }

  @Override
  public boolean isUsual() {
    return false;
  }

  @Override
  public List<Row> run(Crowd crowd, Settings settings, int tasks) throws InterruptedException {
    var owner = crowd.owner();
    long project = Fixture.project(owner, "Crowd", OVERLAP);
    Fixture.fill(owner, project, tasks);
    var people = crowd.annotators(ANNOTATORS);
    crowd.join(project, ANNOTATORS);
    var round = new Labeling.Round(project, settings.round().toNanos(), false);
    double seconds = round.run(people);
    check(owner, project, round.labels());
    double tries = 1 + (round.next().mean().write() - GRANT) / LOST_TRY; // at most
    if (tries > MOST_TRIES) {
      throw new IllegalStateException(String.format(Locale.ROOT, "a grant took %.2f tries", tries));
    }
    System.out.printf(Locale.ROOT, "%nat most %.2f tries a grant%n%n", tries);
    var suffix = ", %d annotators, overlap %d".formatted(ANNOTATORS, OVERLAP);
    return List.of(
        Row.of("next" + suffix, tasks, round.next(), round.labels() / seconds),
        Row.of("submit" + suffix, tasks, round.submit(), round.labels() / seconds));
  }

  /** Not one label is lost or counted twice, and no task has one person too many. */
  private static void check(Person owner, long project, int labels) {
    var counted = owner.get("/api/projects/" + project).expectFine("project");
    if (counted.number("total_annotations_number") != labels) {
      throw new IllegalStateException(
          "%d labels were accepted, %d are counted"
              .formatted(labels, counted.number("total_annotations_number")));
    }
    var page = owner.get("/api/tasks?project=%d&page=1&page_size=100".formatted(project));
    for (var task : page.expectFine("task page").json().array("tasks").items()) {
      if (((Json.Obj) task).get("total_annotations") instanceof Json.Int(var people)
          && people > OVERLAP) {
        throw new IllegalStateException("a task has %d annotations".formatted(people));
      }
    }
  }
}
