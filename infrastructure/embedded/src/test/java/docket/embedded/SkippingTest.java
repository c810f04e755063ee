package docket.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import docket.domain.json.Json;
import docket.embedded.Product.Answer;
import docket.embedded.Product.User;
import java.nio.file.Path;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A person who skips a great many tasks, which stay for others (spec queue.md §6). */
class SkippingTest {
  private static final String CONFIG =
      "<View><Text name=\"t\" value=\"$text\"/><Choices name=\"c\" toName=\"t\"><Choice value=\"A\"/></Choices></View>";

  /** More than several slices of the open index. */
  private static final int TASKS = 330;

  @TempDir Path folder;

  @Test
  void when_somebody_skips_on_and_on_then_they_are_served_each_other_task_at_the_same_cost() {
    try (var product = Product.start(folder)) {
      var owner = product.founder("owner@example.org");
      long project = project(owner);
      var annotator = annotator(owner, project);
      long last = 0;
      double most = 0;
      for (int i = 0; i < TASKS; i++) {
        var served = next(annotator, project).expect(200);
        assertThat(served.number("id")).isGreaterThan(last);
        last = served.number("id");
        most = Math.max(most, reads(served));
        skip(annotator, served);
      }
      assertThat(most).isLessThan(20);
      assertThat(next(annotator, project).expect(404).text("reason")).isEqualTo("finished");
      assertThat(next(owner, project).expect(200).number("id")).isLessThan(last);
    }
  }

  @Test
  void when_a_skip_behind_the_cursor_is_taken_back_then_its_task_is_served_after_all() {
    try (var product = Product.start(folder)) {
      var owner = product.founder("owner@example.org");
      long project = project(owner);
      var annotator = annotator(owner, project);
      var first = next(annotator, project).expect(200);
      long skipped = skip(annotator, first).number("id");
      for (int i = 1; i < TASKS; i++) {
        skip(annotator, next(annotator, project).expect(200));
      }
      owner.delete("/api/annotations/" + skipped).expect(204);
      assertThat(next(annotator, project).expect(200).number("id")).isEqualTo(first.number("id"));
    }
  }

  private static Answer next(User user, long project) {
    return user.get("/api/projects/%d/next".formatted(project));
  }

  private static Answer skip(User user, Answer served) {
    var body =
        Json.object()
            .put("result", Json.EMPTY_ARRAY)
            .put("was_cancelled", true)
            .put("unique_id", served.text("unique_lock_id"))
            .build();
    return user.post("/api/tasks/%d/annotations/".formatted(served.number("id")), body).expect(201);
  }

  private static double reads(Answer answer) {
    return Double.parseDouble(answer.units().replaceAll("read=([0-9.]+).*", "$1"));
  }

  private static User annotator(User owner, long project) {
    var annotator = owner.colleague("annotator@example.org", "AN");
    owner
        .post(
            "/api/projects/%d/members/".formatted(project),
            Json.object().put("user", annotator.id()).build())
        .expect(201);
    return annotator;
  }

  private static long project(User owner) {
    var workspace =
        owner
            .post("/api/workspaces/", Json.object().put("title", "Skipping").build())
            .expect(201)
            .number("id");
    var body =
        Json.object()
            .put("title", "Skipping")
            .put("workspace", workspace)
            .put("label_config", CONFIG)
            .put("skip_queue", "REQUEUE_FOR_OTHERS")
            .put("is_published", true)
            .build();
    long project = owner.post("/api/projects/", body).expect(201).number("id");
    var tasks =
        IntStream.range(0, TASKS)
            .mapToObj(i -> (Json) Json.object().put("text", "task " + i).build())
            .toList();
    owner.post("/api/projects/%d/import".formatted(project), Json.array(tasks)).expect(201);
    return project;
  }
}
