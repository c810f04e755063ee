package docket.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import docket.domain.json.Json;
import docket.embedded.Product.User;
import docket.platform.jobs.Worker;
import docket.store.blobs.Blobs;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An import of more tasks than its caller waits for, in several pieces. */
class LargeImportTest {
  private static final int TASKS = 4_100;

  @TempDir Path folder;

  @Test
  void when_many_tasks_come_then_each_is_there_once_in_their_order() throws InterruptedException {
    try (var product = Product.start(folder)) {
      var owner = product.founder("owner@example.org");
      long project = project(owner);
      long job = begin(owner, project);
      await(owner, "/api/projects/%d/imports/%d".formatted(project, job));
      repeat(product, owner, job);
      var page = owner.get("/api/tasks?project=%d&page=41&page_size=100".formatted(project));
      assertThat(page.expect(200).number("total")).isEqualTo(TASKS);
      assertThat(numbers(page.object().array("tasks").items(), true))
          .isEqualTo(LongStream.range(4_000, TASKS).boxed().toList());
      assertThat(numbers(page.object().array("tasks").items(), false))
          .isEqualTo(LongStream.rangeClosed(4_001, TASKS).boxed().toList());
      var blobs = product.docket().context().getBean(Blobs.class);
      awaitGone(blobs, "pieces/%d/%d/0".formatted(project, job));
    }
  }

  private static long project(User owner) {
    var body =
        Json.object()
            .put("title", "Large")
            .put("label_config", "<View><Text name=\"t\" value=\"$text\"/></View>")
            .build();
    return owner.post("/api/projects/", body).expect(201).number("id");
  }

  private static long begin(User owner, long project) {
    var tasks = new ArrayList<Json>();
    for (int i = 0; i < TASKS; i++) {
      tasks.add(Json.object().put("text", "Task").put("number", i).build());
    }
    return owner
        .post("/api/projects/%d/import".formatted(project), Json.array(tasks))
        .expect(201)
        .number("import");
  }

  private static void await(User owner, String job) throws InterruptedException {
    var deadline = Instant.now().plus(Duration.ofMinutes(2));
    while (!owner.get(job).expect(200).text("status").equals("completed")) {
      assertThat(Instant.now()).isBefore(deadline);
      Thread.sleep(100);
    }
  }

  /** The import is over before its pieces are cleared away. */
  private static void awaitGone(Blobs blobs, String piece) throws InterruptedException {
    var deadline = Instant.now().plus(Duration.ofSeconds(40));
    while (blobs.size(piece) != null) {
      assertThat(Instant.now()).isBefore(deadline);
      Thread.sleep(100);
    }
  }

  /** The queue may bring a message twice. */
  private static void repeat(Product product, User owner, long job) {
    var message =
        Json.object()
            .put(
                "organization",
                owner.get("/api/current-user/whoami").expect(200).number("active_organization"))
            .put("import", job)
            .build();
    product.docket().context().getBeansOfType(Worker.class).stream()
        .filter(worker -> worker.kind().equals("import"))
        .forEach(worker -> worker.work(message));
  }

  private static List<Long> numbers(List<Json> tasks, boolean ofData) {
    return tasks.stream()
        .map(task -> (Json.Obj) task)
        .map(task -> ofData ? task.object("data").get("number") : task.get("inner_id"))
        .map(number -> ((Json.Int) number).value())
        .toList();
  }
}
