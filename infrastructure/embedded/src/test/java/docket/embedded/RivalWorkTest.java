package docket.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import docket.domain.id.OrganizationId;
import docket.domain.id.ProjectId;
import docket.domain.json.Json;
import docket.embedded.Still.User;
import docket.engines.dynamodb.Fault;
import docket.engines.dynamodb.Operation;
import docket.platform.jobs.Worker;
import docket.store.tables.Tables;
import docket.store.tasks.Tasks;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Something else comes between two writes of an import or an export, staged at the write. */
class RivalWorkTest {
  private static final int TASKS = 60;

  @TempDir Path folder;

  private Still product;
  private User owner;
  private long organization;
  private long project;

  @BeforeEach
  void start() {
    product = Still.open(folder);
    owner = product.founder("owner@example.org");
    organization = owner.get("/api/current-user/whoami").number("active_organization");
    project = Desks.project(owner, Json.object(), 0);
    product.settle();
  }

  @AfterEach
  void stop() {
    product.close();
  }

  private String path(String rest) {
    return "/api/projects/%d%s".formatted(project, rest);
  }

  /** Runs it before the first write of tasks. */
  private void beforeTasks(Runnable rival) {
    product
        .cloud()
        .dynamo()
        .faults()
        .add(Fault.before(rival).on(Operation.TRANSACT_WRITE_ITEMS).table(Tables.CORE).times(1));
  }

  private void balance() {
    Books.balance(product, new OrganizationId(organization), project);
  }

  @Test
  void when_another_worker_takes_an_import_on_then_its_tasks_are_there_once_and_it_did_not_fail() {
    beforeTasks(product::settle);
    owner.post(path("/import"), Desks.tasks(TASKS)).expect(503);
    product.settle();
    balance();
    assertThat(product.bean(Tasks.class).count(new ProjectId(project))).isEqualTo(TASKS);
    assertThat(owner.get(path("/imports/1")).expect(200).text("status")).isEqualTo("completed");
  }

  @Test
  void when_the_overlap_changes_while_tasks_are_written_then_they_follow() {
    beforeTasks(() -> {
      owner.patch(path(""), Json.object().put("maximum_annotations", 2).build()).expect(200);
      rewriting().work(message()); // before there is a task to change
      product.drop(rewriting().kind());
    });
    owner.post(path("/import"), Desks.tasks(TASKS)).expect(201);
    product.settle();
    balance();
    var tasks = product.bean(Tasks.class);
    assertThat(
            tasks.blocks(new ProjectId(project)).stream()
                .flatMap(block ->
                    tasks.inBlock(new OrganizationId(organization), block.number()).stream()))
        .hasSize(TASKS)
        .allMatch(task -> task.state().overlap() == 2);
  }

  private Worker rewriting() {
    return product.beans(Worker.class).stream()
        .filter(worker -> worker.kind().equals("overlap"))
        .findFirst()
        .orElseThrow();
  }

  private Json.Obj message() {
    return Json.object().put("organization", organization).put("project", project).build();
  }

  @Test
  void when_another_worker_takes_a_snapshot_too_then_it_is_complete() {
    owner.post(path("/import"), Desks.tasks(TASKS)).expect(201);
    product.settle();
    product
        .cloud()
        .dynamo()
        .faults()
        .add(
            Fault.before(product::settle)
                .on(Operation.PUT_ITEM)
                .table(Tables.JOBS)
                .skipping(1)
                .times(1));
    long export = owner.post(path("/exports"), Json.EMPTY_OBJECT).expect(201).number("id");
    product.settle();
    var stored = owner.get(path("/exports/" + export)).expect(200);
    assertThat(stored.text("status")).isEqualTo("completed");
    assertThat(stored.object().object("counters").get("task_number")).isEqualTo(Json.number(TASKS));
  }
}
