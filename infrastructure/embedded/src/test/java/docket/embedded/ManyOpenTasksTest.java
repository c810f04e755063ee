package docket.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import docket.domain.json.Json;
import docket.embedded.Product.User;
import docket.engines.dynamodb.EngineOptions;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Invariant 11 of queue.md §13 where a person's own open tasks are too many to look at each. */
class ManyOpenTasksTest {
  private static final String CONFIG =
      "<View><Text name=\"t\" value=\"$text\"/><Choices name=\"c\" toName=\"t\"><Choice value=\"A\"/></Choices></View>";

  private static final int TASKS = 405;
  private static final int BATCH = 1_000;

  @TempDir Path folder;

  @Test
  void when_the_own_open_tasks_are_too_many_then_finished_is_said_after_a_minute_and_not_before()
      throws InterruptedException {
    var clock = new MovingClock();
    var engine = EngineOptions.test(folder.resolve("dynamodb"));
    try (var product = Product.start(folder, engine, clock)) {
      var owner = product.founder("owner@example.org");
      long project =
          project(
              owner,
              IntStream.range(0, TASKS)
                  .mapToObj(i -> (Json) Json.object().put("text", "task " + i).build())
                  .toList());
      var path = "/api/projects/%d/next".formatted(project);
      for (int i = 0; i < TASKS; i++) {
        var served = owner.get(path).expect(200);
        var body =
            Json.object()
                .put("result", Json.EMPTY_ARRAY)
                .put("unique_id", served.text("unique_lock_id"))
                .build();
        owner.post("/api/tasks/%d/annotations/".formatted(served.number("id")), body).expect(201);
      }
      Thread.sleep(300); // the index comes to rest
      assertThat(owner.get(path).expect(404).text("reason")).isEqualTo("all_reserved");
      clock.pass(Duration.ofSeconds(59));
      assertThat(owner.get(path).expect(404).text("reason")).isEqualTo("all_reserved");
      clock.pass(Duration.ofSeconds(2));
      assertThat(owner.get(path).expect(404).text("reason")).isEqualTo("finished");
    }
  }

  @Test
  void when_more_own_open_tasks_lie_before_the_next_than_one_request_reads_then_it_is_served()
      throws InterruptedException {
    var engine = EngineOptions.test(folder.resolve("dynamodb"));
    try (var product = Product.start(folder, engine, Clock.systemUTC())) {
      var owner = product.founder("owner@example.org");
      long project =
          project(owner, IntStream.range(0, 5_000).mapToObj(ManyOpenTasksTest::answered).toList());
      load(owner, project, List.of(Json.object().put("text", "the last").build()));
      Thread.sleep(300); // the index comes to rest
      var served = owner.get("/api/projects/%d/next".formatted(project)).expect(200);
      assertThat(served.object().object("data").text("text")).isEqualTo("the last");
    }
  }

  private static Json answered(int number) {
    var annotation = Json.object().put("result", Json.EMPTY_ARRAY).build();
    return Json.object()
        .put("data", Json.object().put("text", "task " + number).build())
        .put("annotations", Json.array(List.of(annotation)))
        .build();
  }

  private static long project(User owner, List<Json> tasks) {
    var body =
        Json.object()
            .put("title", "Finished")
            .put("label_config", CONFIG)
            .put("maximum_annotations", 2)
            .build();
    long project = owner.post("/api/projects/", body).expect(201).number("id");
    for (int from = 0; from < tasks.size(); from += BATCH) {
      load(owner, project, tasks.subList(from, Math.min(tasks.size(), from + BATCH)));
    }
    return project;
  }

  private static void load(User owner, long project, List<Json> tasks) {
    owner.post("/api/projects/%d/import".formatted(project), Json.array(tasks)).expect(201);
  }

  /** Time that passes as the test says, on top of the machine's. */
}
