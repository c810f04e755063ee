package docket.bench;

import docket.bench.Reply.Units;
import docket.domain.json.Json;
import docket.store.json.JsonText;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * What a million labels cost in DynamoDB on demand, from the units of requests just measured; and
 * the two requests that could ruin it: the next task of somebody who has many open tasks of their
 * own, and clients that go on asking a project that has nothing for them.
 */
final class Cost implements Scenario {
  /** Dollars for a million units on demand, us-east-1 (aws.amazon.com/dynamodb/pricing). */
  private static final double READ_PRICE = 0.125;

  private static final double WRITE_PRICE = 0.625;

  private static final int STEPS = 100;
  private static final int CLIENTS = 1_000;
  private static final int HOUR = 3_600;

  @Override
  public String name() {
    return "cost";
  }

  @Override
  public boolean isUsual() {
    return false;
  }

  @Override
  public List<Row> run(Crowd crowd, Settings settings, int tasks) {
    var owner = crowd.owner();
    var rows = new ArrayList<Row>();
    long project = Fixture.project(owner, "Cost", 1);
    var imported = Fixture.fill(owner, project, Math.max(tasks, 2 * STEPS));
    var labels = label(crowd.newcomers(project, 1).getFirst(), project);
    double perTask = dollars(imported.mean()) / Math.min(Fixture.BATCH, tasks);
    System.out.printf(
        Locale.ROOT,
        "%n%.2f read units x $%.3f + %.2f write units x $%.3f = $%.2f a million labels"
            + " (submit?next=1); import $%.2f a million tasks%n%n",
        labels.mean().read(),
        READ_PRICE,
        labels.mean().write(),
        WRITE_PRICE,
        dollars(labels.mean()),
        perTask);
    rows.add(Row.of("a label in the middle of its work", tasks, labels, 0));
    rows.add(manyOpenTasks(crowd, tasks));
    rows.add(drained(crowd, tasks));
    return rows;
  }

  /** Dollars for a million requests with these units. */
  private static double dollars(Units units) {
    return units.read() * READ_PRICE + units.write() * WRITE_PRICE;
  }

  private static Samples label(Person person, long project) {
    var samples = new Samples();
    var served = person.get("/api/projects/%d/next".formatted(project)).expectFine("next").json();
    for (int i = 0; i < STEPS; i++) {
      var answer =
          person
              .post(
                  "/api/tasks/%d/annotations/?next=1".formatted(Labeling.id(served)),
                  Labeling.submission(served))
              .expectFine("submit");
      samples.add(answer);
      served = answer.json().object("next");
    }
    return samples;
  }

  /** The importer has annotated every task but a few, each of which wants one person more. */
  private static Row manyOpenTasks(Crowd crowd, int tasks) {
    var owner = crowd.owner();
    long project = Fixture.project(owner, "Own open tasks", 2);
    for (int from = 0; from < tasks; from += Fixture.BATCH) {
      var body = Annotated.batch(from, Math.min(Fixture.BATCH, tasks - from));
      owner.post("/api/projects/%d/import".formatted(project), body).expectFine("import");
    }
    Fixture.fill(owner, project, STEPS + 1);
    return Row.of("a label with so many own open tasks", tasks, label(owner, project), 0);
  }

  /** Somebody holds the only task; everybody else asks for it. */
  private static Row drained(Crowd crowd, int tasks) {
    var owner = crowd.owner();
    long project = Fixture.project(owner, "Drained", 1);
    owner
        .post(
            "/api/projects/%d/import".formatted(project),
            JsonText.bytes(Json.array(List.of(Json.object().put("text", "The last").build()))))
        .expectFine("import");
    var people = crowd.newcomers(project, 2);
    var path = "/api/projects/%d/next".formatted(project);
    people.getFirst().get(path).expectFine("next");
    var polls = new Samples();
    long wait = 1;
    for (int i = 0; i < STEPS; i++) {
      var answer = people.getLast().get(path);
      if (answer.status() != 404) {
        throw new IllegalStateException("a reserved task was served twice");
      }
      polls.add(answer);
      wait = answer.json().get("retry_after") instanceof Json.Int(var seconds) ? seconds : wait;
    }
    double hourly = dollars(polls.mean()) / 1e6 * CLIENTS * HOUR / wait;
    System.out.printf(
        Locale.ROOT,
        "%n%d clients that ask a drained project every %d s: %.2f read units each, $%.4f an"
            + " hour%n%n",
        CLIENTS,
        wait,
        polls.mean().read(),
        hourly);
    return Row.of("next in a drained project", tasks, polls, 0);
  }
}
