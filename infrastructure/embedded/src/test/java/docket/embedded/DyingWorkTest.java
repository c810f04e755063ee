package docket.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import docket.domain.json.Json;
import docket.embedded.Product.User;
import docket.engines.dynamodb.Fault;
import docket.engines.dynamodb.Operation;
import docket.store.tables.Tables;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An error ends a function of the cloud in the middle; here it must not end what drives it. */
class DyingWorkTest {
  private static final int LARGE = 1_100;
  private static final int SMALL = 20;

  @TempDir Path folder;

  @Test
  void when_a_worker_dies_then_its_message_comes_again_and_the_work_is_done() {
    try (var product = Product.start(folder)) {
      var owner = product.founder("owner@example.org");
      long project = project(owner);
      product.docket().cloud().dynamo().faults().add(dying(Operation.TRANSACT_WRITE_ITEMS));
      bring(owner, project, LARGE);
      awaitTasks(owner, project, LARGE);
    }
  }

  @Test
  void when_a_consumer_of_changes_dies_then_they_come_again_and_are_counted_once() {
    try (var product = Product.start(folder)) {
      var owner = product.founder("owner@example.org");
      long project = project(owner);
      product.docket().cloud().dynamo().faults().add(dying(Operation.PUT_ITEM));
      bring(owner, project, SMALL);
      Waiting.until(() -> counted(owner, project).equals(Json.number(SMALL)));
    }
  }

  @Test
  void when_the_product_starts_again_then_what_a_dead_request_left_is_finished_without_waiting() {
    long project;
    try (var product = Product.start(folder)) {
      var owner = product.founder("owner@example.org");
      project = project(owner);
      product.docket().cloud().dynamo().faults().add(dying(Operation.TRANSACT_WRITE_ITEMS));
      assertThatThrownBy(() -> bring(owner, project, SMALL))
          .isInstanceOf(UncheckedIOException.class);
    }
    try (var product = Product.start(folder)) {
      var session = new Product.Session(product);
      var credentials =
          Json.object()
              .put("email", "owner@example.org")
              .put("password", "a long enough secret")
              .build();
      session.post("/api/auth/login", credentials).expect(200);
      var path = "/api/projects/" + project;
      Waiting.until(() -> session.get(path).expect(200).number("task_number") == SMALL);
    }
  }

  /** The first such write on the main table ends with an error. */
  private static Fault dying(Operation operation) {
    return Fault.before(
            () -> {
              throw new OutOfMemoryError("staged");
            })
        .on(operation)
        .table(Tables.CORE)
        .times(1);
  }

  private static void bring(User owner, long project, int tasks) {
    owner.post("/api/projects/%d/import".formatted(project), Desks.tasks(tasks)).expect(201);
  }

  private static Json counted(User owner, long project) {
    var columns =
        owner
            .get("/api/projects/%d/summary/".formatted(project))
            .expect(200)
            .object()
            .object("all_data_columns");
    var text = columns.get("text");
    return text == null ? Json.NULL : text;
  }

  private static void awaitTasks(User owner, long project, int wanted) {
    Waiting.until(() -> tasks(owner, project) >= wanted);
    assertThat(tasks(owner, project)).isEqualTo(wanted);
  }

  private static long tasks(User owner, long project) {
    return owner.get("/api/projects/" + project).expect(200).number("task_number");
  }

  private static long project(User owner) {
    return owner
        .post(
            "/api/projects/",
            Json.object().put("title", "Dying").put("label_config", Stream.CONFIG).build())
        .expect(201)
        .number("id");
  }
}
