package docket.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import docket.domain.json.Json;
import docket.embedded.Product.User;
import docket.platform.jobs.Worker;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Project roles, bulk changes of members, copies and templates, over HTTP on the whole product. */
class TeamworkTest {
  private static final String CONFIG =
      "<View><Text name=\"t\" value=\"$text\"/><Choices name=\"c\" toName=\"t\"><Choice value=\"A\"/></Choices></View>";

  @TempDir Path folder;

  private Product product;
  private User owner;
  private long workspace;
  private long project;

  @BeforeEach
  void start() {
    product = Product.start(folder);
    owner = product.founder("owner@example.org");
    workspace =
        owner
            .post("/api/workspaces/", Json.object().put("title", "W").build())
            .expect(201)
            .number("id");
    project =
        owner
            .post(
                "/api/projects/",
                Json.object()
                    .put("title", "Original")
                    .put("label_config", CONFIG)
                    .put("workspace", workspace)
                    .put("maximum_annotations", 2)
                    .put("is_published", true)
                    .build())
            .expect(201)
            .number("id");
  }

  @AfterEach
  void close() {
    product.close();
  }

  private static Json.ObjectBuilder person(User user) {
    return Json.object().put("user", user.id());
  }

  private void load(int tasks) {
    var all = new ArrayList<Json>();
    for (int i = 0; i < tasks; i++) {
      all.add(Json.object().put("text", "task " + i).build());
    }
    owner.post("/api/projects/%d/import".formatted(project), Json.array(all)).expect(201);
  }

  private List<Json.Obj> tasks(long of) {
    var page = owner.get("/api/tasks?project=%d&page_size=500".formatted(of)).expect(200);
    return page.object().array("tasks").items().stream().map(task -> (Json.Obj) task).toList();
  }

  private long firstTask() {
    return tasks(project).getFirst().get("id") instanceof Json.Int(var id) ? id : 0;
  }

  private Json.Obj settled(long copy) throws InterruptedException {
    var deadline = Instant.now().plusSeconds(30);
    while (true) {
      var read = owner.get("/api/projects/%d/".formatted(copy)).expect(200).object();
      if (read.get("duplication_done") instanceof Json.Bool(var done) && done) {
        return read;
      }
      assertThat(Instant.now()).isBefore(deadline);
      Thread.sleep(50);
    }
  }

  private Json.ObjectBuilder copy(String mode) {
    return Json.object().put("title", "Copy").put("mode", mode).put("workspace", workspace);
  }

  @Test
  void when_an_annotator_is_a_reviewer_in_one_project_then_they_are_it_there_alone() {
    var ann = owner.colleague("ann@example.org", "AN");
    owner.post("/api/projects/%d/members/".formatted(project), person(ann).build()).expect(201);
    load(1);
    long task = firstTask();
    var pin = Json.object().put("pinned_at", "2026-01-01T00:00:00Z").build();
    ann.patch("/api/projects/%d/".formatted(project), pin).expect(403);
    var role = person(ann).put("project", project).put("role", "RE").build();
    long given = owner.post("/api/projects/roles/", role).expect(201).number("id");
    ann.patch("/api/projects/%d/".formatted(project), pin).expect(200);
    assertThat(owner.post("/api/projects/roles/", role).expect(201).number("id")).isEqualTo(given);
    assertThat(((Json.Arr) ann.get("/api/projects/roles/").expect(200).body()).items()).hasSize(1);
    ann.get("/api/tasks/%d/".formatted(task)).expect(200);
    ann.post("/api/projects/roles/", role).expect(403);
    owner.delete("/api/projects/roles/%d/".formatted(given)).expect(204);
    ann.patch("/api/projects/%d/".formatted(project), pin).expect(403);
    owner.delete("/api/projects/roles/%d/".formatted(given)).expect(404);
    var manager = owner.colleague("ma@example.org", "MA");
    var ofManager = person(manager).put("project", project).put("role", "AN").build();
    owner.post("/api/projects/roles/", ofManager).expect(400);
    owner
        .post("/api/projects/roles/", person(ann).put("project", project).put("role", "MA").build())
        .expect(400);
  }

  @Test
  void when_many_members_come_and_go_then_only_what_changed_is_counted() {
    var ann = owner.colleague("ann@example.org", "AN");
    var ben = owner.colleague("ben@example.org", "RE");
    var bulk = "/api/projects/%d/members/bulk/".formatted(project);
    var both =
        Json.object()
            .put("all", false)
            .put("included", List.of(ann.id(), ben.id(), 999_999L))
            .build();
    var added = owner.post(bulk, both).expect(200);
    assertThat(added.number("assignments")).isEqualTo(2);
    assertThat(added.object().array("skipped_user_ids").items())
        .containsExactly(new Json.Int(999_999));
    assertThat(owner.post(bulk, both).expect(200).number("assignments")).isZero();
    ann.get("/api/projects/%d/".formatted(project)).expect(200);
    assertThat(owner.delete(bulk + "?all=true&role=AN").expect(200).number("unassignments"))
        .isEqualTo(1);
    ann.get("/api/projects/%d/".formatted(project)).expect(403);
    ben.get("/api/projects/%d/".formatted(project)).expect(200);
    var roles = List.of(Json.object().put("user_id", ann.id()).put("role", "RE").build());
    owner.post(bulk, Json.object().put("all", true).put("roles", roles).build()).expect(200);
    var listed =
        owner.get("/api/projects/%d/members/paginated/?role=RE".formatted(project)).expect(200);
    assertThat(listed.number("count")).isEqualTo(2);
    var table = owner.get("/api/projects/%d/members/export/".formatted(project)).expect(200);
    assertThat(new String(table.raw().body(), StandardCharsets.UTF_8))
        .contains("ann@example.org,,,RE");
    var spaces = "/api/workspaces/%d/memberships/bulk/".formatted(workspace);
    assertThat(owner.post(spaces, both).expect(200).number("assignments")).isEqualTo(2);
    assertThat(
            owner
                .get("/api/workspaces/%d/memberships/paginated/?search=ben".formatted(workspace))
                .expect(200)
                .number("count"))
        .isEqualTo(1);
    assertThat(
            owner
                .delete(spaces + "?all=true&excluded=" + ben.id())
                .expect(200)
                .number("unassignments"))
        .isEqualTo(1);
  }

  @Test
  void when_settings_are_copied_then_the_copy_is_like_the_original_without_tasks_and_pins()
      throws InterruptedException {
    load(3);
    var ann = owner.colleague("ann@example.org", "AN");
    owner.post("/api/projects/%d/members/".formatted(project), person(ann).build()).expect(201);
    var pin = Json.object().put("pinned_at", "2026-01-01T00:00:00Z").build();
    owner.patch("/api/projects/%d/".formatted(project), pin).expect(200);
    var view =
        Json.object()
            .put("project", project)
            .put("data", Json.object().put("title", "Mine").build());
    owner.post("/api/dm/views/", view.build()).expect(201);
    long copy =
        owner
            .post("/api/projects/%d/duplicate/".formatted(project), copy("settings").build())
            .expect(201)
            .number("id");
    var read = settled(copy);
    assertThat(read.text("label_config")).isEqualTo(CONFIG);
    assertThat(read.get("maximum_annotations")).isEqualTo(new Json.Int(2));
    assertThat(read.get("task_number")).isEqualTo(new Json.Int(0));
    assertThat(read.get("pinned_at")).isEqualTo(Json.NULL);
    assertThat(read.get("is_published")).isEqualTo(new Json.Bool(false));
    assertThat(((Json.Arr) owner.get("/api/dm/views/?project=" + copy).body()).items()).hasSize(1);
    assertThat(owner.get("/api/projects/%d/members/".formatted(copy)).expect(200).raw().body())
        .asString()
        .contains("ann@example.org");
  }

  @Test
  void when_tasks_are_copied_then_each_is_there_once_in_order_even_if_the_message_comes_twice()
      throws InterruptedException {
    load(300);
    long copy =
        owner
            .post("/api/projects/%d/duplicate/".formatted(project), copy("settings,data").build())
            .expect(201)
            .number("id");
    settled(copy);
    assertThat(texts(copy)).isEqualTo(texts(project));
    var worker =
        product.docket().context().getBeansOfType(Worker.class).stream()
            .filter(each -> each.kind().equals("copy_tasks"))
            .findFirst()
            .orElseThrow();
    worker.work(
        Json.object()
            .put("organization", 1)
            .put("source", project)
            .put("target", copy)
            .put("import", 2)
            .put("user", owner.id())
            .build());
    assertThat(tasks(copy)).hasSize(300);
  }

  private List<String> texts(long of) {
    return tasks(of).stream().map(task -> task.object("data").text("text")).toList();
  }

  @Test
  void when_annotations_are_copied_then_they_count_and_may_be_ground_truth()
      throws InterruptedException {
    load(2);
    long task = firstTask();
    owner
        .post(
            "/api/tasks/%d/annotations/".formatted(task),
            Json.object().put("result", Json.EMPTY_ARRAY).build())
        .expect(201);
    var body = copy("settings,data,annotations").put("annotations_as_ground_truth", true).build();
    long copy =
        owner.post("/api/projects/%d/duplicate/".formatted(project), body).expect(201).number("id");
    var read = settled(copy);
    assertThat(read.get("total_annotations_number")).isEqualTo(new Json.Int(1));
    assertThat(read.get("ground_truth_number")).isEqualTo(new Json.Int(1));
    var wrong = copy("settings,data").put("annotations_as_ground_truth", true).build();
    owner.post("/api/projects/%d/duplicate/".formatted(project), wrong).expect(400);
    owner.post("/api/projects/%d/duplicate/".formatted(project), copy("all").build()).expect(400);
  }

  @Test
  void when_a_manager_copies_then_source_and_target_must_be_within_reach() {
    var manager = owner.colleague("ma@example.org", "MA");
    var path = "/api/projects/%d/duplicate/".formatted(project);
    manager.post(path, copy("settings").build()).expect(403);
    owner.post("/api/projects/%d/members/".formatted(project), person(manager).build()).expect(201);
    manager.post(path, copy("settings").build()).expect(403);
    long own =
        manager
            .post("/api/workspaces/", Json.object().put("title", "Mine").build())
            .expect(201)
            .number("id");
    var body =
        Json.object().put("title", "Copy").put("mode", "settings").put("workspace", own).build();
    manager.post(path, body).expect(201);
  }

  @Test
  void when_a_template_is_saved_then_projects_start_from_it() {
    var all = "/api/project-templates/";
    var made =
        owner
            .post(all, Json.object().put("name", "Ours").put("project_id", project).build())
            .expect(201);
    long id = made.number("id");
    var manager = owner.colleague("ma@example.org", "MA");
    var started =
        manager
            .post(all + id + "/create-project", Json.object().put("title", "From it").build())
            .expect(201);
    assertThat(started.text("label_config")).isEqualTo(CONFIG);
    assertThat(started.object().get("maximum_annotations")).isEqualTo(new Json.Int(2));
    manager.patch(all + id, Json.object().put("name", "Mine").build()).expect(403);
    manager.delete(all + id).expect(403);
    owner.colleague("an@example.org", "AN").get(all).expect(403);
    product.founder("eve@example.org").get(all + id).expect(404);
    owner.delete(all + id).expect(204);
    owner.get(all + id).expect(404);
  }

  @Test
  void when_a_project_moves_then_access_by_the_old_workspace_ends_at_once() {
    var ann = owner.colleague("ann@example.org", "AN");
    owner
        .post("/api/workspaces/%d/memberships/".formatted(workspace), person(ann).build())
        .expect(200);
    ann.get("/api/projects/%d/".formatted(project)).expect(200);
    long other =
        owner
            .post("/api/workspaces/", Json.object().put("title", "O").build())
            .expect(201)
            .number("id");
    owner
        .post(
            "/api/workspaces/%d/projects/".formatted(other),
            Json.object().put("project", project).build())
        .expect(201);
    ann.get("/api/projects/%d/".formatted(project)).expect(403);
    owner
        .delete("/api/workspaces/%d/projects/?project=%d".formatted(workspace, project))
        .expect(404);
    owner.delete("/api/workspaces/%d/projects/?project=%d".formatted(other, project)).expect(204);
    assertThat(
            owner
                .get("/api/projects/%d/".formatted(project))
                .expect(200)
                .object()
                .get("is_published"))
        .isEqualTo(new Json.Bool(false));
  }
}
