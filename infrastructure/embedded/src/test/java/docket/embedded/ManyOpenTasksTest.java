package docket.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import docket.domain.json.Json;
import docket.embedded.Product.User;
import docket.engines.dynamodb.EngineOptions;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Invariant 11 of queue.md §13 where a person's own open tasks are too many to look at each. */
class ManyOpenTasksTest {
  private static final String CONFIG =
      "<View><Text name=\"t\" value=\"$text\"/><Choices name=\"c\" toName=\"t\"><Choice value=\"A\"/></Choices></View>";

  private static final int TASKS = 405;

  @TempDir Path folder;

  @Test
  void when_the_own_open_tasks_are_too_many_then_finished_is_said_after_a_minute_and_not_before()
      throws InterruptedException {
    var clock = new MovingClock();
    var engine = EngineOptions.test(folder.resolve("dynamodb"));
    try (var product = Product.start(folder, engine, clock)) {
      var owner = product.founder("owner@example.org");
      long project = project(owner);
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

  private static long project(User owner) {
    var body =
        Json.object()
            .put("title", "Finished")
            .put("label_config", CONFIG)
            .put("maximum_annotations", 2)
            .build();
    long project = owner.post("/api/projects/", body).expect(201).number("id");
    var tasks =
        IntStream.range(0, TASKS)
            .mapToObj(i -> (Json) Json.object().put("text", "task " + i).build())
            .toList();
    owner.post("/api/projects/%d/import".formatted(project), Json.array(tasks)).expect(201);
    return project;
  }

  /** Time that passes as the test says, on top of the machine's. */
  private static final class MovingClock extends Clock {
    private volatile Duration ahead = Duration.ZERO;

    void pass(Duration time) {
      ahead = ahead.plus(time);
    }

    @Override
    public Instant instant() {
      return Instant.now().plus(ahead);
    }

    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return this;
    }
  }
}
