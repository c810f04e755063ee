package docket.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import com.amazonaws.services.lambda.runtime.events.SQSEvent.SQSMessage;
import docket.domain.json.Json;
import docket.embedded.Product.User;
import docket.engines.dynamodb.Fault;
import docket.engines.dynamodb.Operation;
import docket.platform.jobs.WorkHandler;
import docket.store.json.JsonText;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Work that fails each time: whoever waits for it is told, and its message stays failed. */
class GivenUpWorkTest {
  private static final String CONFIG = "<View><Text name=\"t\" value=\"$text\"/></View>";

  /** Enough for several steps of the work. */
  private static final int TASKS = 10_000;

  @TempDir Path folder;

  @Test
  void when_an_import_fails_each_time_then_its_job_says_so_and_nothing_is_half_told()
      throws InterruptedException {
    try (var product = Product.start(folder)) {
      var owner = product.founder("owner@example.org");
      long project = project(owner);
      long job = largeImport(owner, project);
      product.docket().cloud().dynamo().faults().add(noPieces());
      var path = "/api/projects/%d/imports/%d".formatted(project, job);
      var deadline = Instant.now().plus(Duration.ofSeconds(60));
      while (!owner.get(path).expect(200).text("status").equals("failed")) {
        assertThat(Instant.now()).isBefore(deadline);
        Thread.sleep(200);
      }
      product.docket().cloud().dynamo().faults().clear();
      long stored = owner.get("/api/projects/" + project).number("task_number");
      assertThat(stored).isLessThan(TASKS);
      assertThat(owner.get(path).text("error"))
          .contains(" %,d tasks were imported before it stopped".formatted(stored));
    }
  }

  @Test
  void when_the_process_died_in_the_last_try_then_the_next_delivery_only_tells_it() {
    try (var product = Product.start(folder)) {
      var owner = product.founder("owner@example.org");
      long project = project(owner);
      long job = largeImport(owner, project);
      product.docket().cloud().dynamo().faults().add(noPieces());
      long organization = owner.get("/api/current-user/whoami").number("active_organization");
      var message =
          Json.object()
              .put("kind", "import")
              .put("organization", organization)
              .put("import", job)
              .build();
      var event = new SQSEvent();
      event.setRecords(List.of(delivery(message, 6)));
      var response = new WorkHandler(product.docket().context()).handleRequest(event, null);
      assertThat(response.getBatchItemFailures()).hasSize(1);
      assertThat(
              owner
                  .get("/api/projects/%d/imports/%d".formatted(project, job))
                  .expect(200)
                  .text("status"))
          .isEqualTo("failed");
    }
  }

  private static SQSMessage delivery(Json message, int count) {
    var delivery = new SQSMessage();
    delivery.setMessageId("m");
    delivery.setBody(JsonText.text(message));
    delivery.setAttributes(Map.of("ApproximateReceiveCount", Integer.toString(count)));
    return delivery;
  }

  /** No piece of tasks can be stored, however often it is tried. */
  private static Fault noPieces() {
    return Fault.before(
            () -> {
              throw new IllegalStateException("the table is out of order");
            })
        .on(Operation.TRANSACT_WRITE_ITEMS);
  }

  private static long largeImport(User owner, long project) {
    var tasks =
        java.util.stream.IntStream.range(0, TASKS)
            .mapToObj(i -> (Json) Json.object().put("text", "task " + i).build())
            .toList();
    return owner
        .post("/api/projects/%d/import".formatted(project), Json.array(tasks))
        .expect(201)
        .number("import");
  }

  private static long project(User owner) {
    return owner
        .post(
            "/api/projects/",
            Json.object().put("title", "Given up").put("label_config", CONFIG).build())
        .expect(201)
        .number("id");
  }
}
