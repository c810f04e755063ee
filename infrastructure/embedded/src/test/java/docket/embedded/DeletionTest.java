package docket.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import docket.domain.json.Json;
import docket.domain.json.Json.Arr;
import docket.embedded.Product.User;
import docket.platform.jobs.Worker;
import docket.store.blobs.Blobs;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Deleting while something else goes on: what came after the request stays, what belongs to it
 * goes.
 */
class DeletionTest {
  private static final String CONFIG = "<View><Text name=\"t\" value=\"$text\"/></View>";

  @TempDir Path folder;

  @Test
  void when_tasks_come_in_after_all_were_deleted_then_a_late_or_repeated_message_leaves_them() {
    try (var product = Product.start(folder)) {
      var owner = product.founder("owner@example.org");
      long project = project(owner);
      var old = importTexts(owner, project, "old");
      owner.delete("/api/projects/%d/tasks/".formatted(project)).expect(204);
      importTexts(owner, project, "new");
      worker(product, "delete_tasks").work(deletion(owner, project, old));
      assertThat(owner.get("/api/tasks/?project=" + project).expect(200).number("total"))
          .isEqualTo(1);
      assertThat(owner.get("/api/projects/" + project).expect(200).number("task_number"))
          .isEqualTo(1);
    }
  }

  @Test
  void when_a_project_is_deleted_then_what_hung_on_it_goes_too() throws InterruptedException {
    try (var product = Product.start(folder)) {
      var owner = product.founder("owner@example.org");
      long project = project(owner);
      importTexts(owner, project, "old");
      var upload = firstUpload(owner, project);
      owner.delete("/api/projects/" + project).expect(204);
      var blobs = product.docket().context().getBean(Blobs.class);
      var deadline = Instant.now().plus(Duration.ofSeconds(40));
      while (blobs.size(upload) != null && Instant.now().isBefore(deadline)) {
        Thread.sleep(200);
      }
      assertThat(blobs.size(upload)).isNull();
    }
  }

  private static String firstUpload(User owner, long project) {
    var uploads =
        (Arr)
            owner
                .get("/api/projects/%d/file-uploads?all=true".formatted(project))
                .expect(200)
                .body();
    return String.valueOf(((Json.Obj) uploads.items().getFirst()).text("file"));
  }

  private static long project(User owner) {
    return owner
        .post(
            "/api/projects/",
            Json.object().put("title", "Deletion").put("label_config", CONFIG).build())
        .expect(201)
        .number("id");
  }

  /** The id of the imported task. */
  private static long importTexts(User owner, long project, String text) {
    var answer =
        owner.post(
            "/api/projects/%d/import?return_task_ids=true".formatted(project),
            Json.array(List.of(Json.object().put("text", text).build())));
    return ((Json.Int) answer.expect(201).object().array("task_ids").items().getFirst()).value();
  }

  private static Worker worker(Product product, String kind) {
    return product.docket().context().getBeansOfType(Worker.class).stream()
        .filter(worker -> worker.kind().equals(kind))
        .findFirst()
        .orElseThrow();
  }

  /** The message that a deletion of all tasks up to the given one sends. */
  private static Json.Obj deletion(User owner, long project, long last) {
    return Json.object()
        .put("organization", owner.get("/api/current-user/whoami").number("active_organization"))
        .put("project", project)
        .put("user", owner.id())
        .put("from", 0)
        .put("last", last)
        .build();
  }
}
