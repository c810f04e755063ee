package docket.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import docket.domain.id.ProjectId;
import docket.domain.json.Json;
import docket.embedded.Still.User;
import docket.store.tasks.Tasks;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** Projects and their views come, change and go, and the product dies at any write of it. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class ProjectsCrashTest extends CrashTest {
  private static User anna;

  @BeforeAll
  static void start() {
    anna = owner.colleague("anna@example.org", "AN");
  }

  private static String path(long project, String rest) {
    return "/api/projects/%d%s".formatted(project, rest);
  }

  private static List<Json.Obj> titled(String title) {
    return owner
        .get("/api/projects/?page_size=1000")
        .expect(200)
        .object()
        .array("results")
        .items()
        .stream()
        .map(Json.Obj.class::cast)
        .filter(project -> title.equals(project.text("title")))
        .toList();
  }

  @Test
  void when_a_project_is_made_then_each_answered_request_has_made_a_whole_one() {
    sweep.over(
        () -> "Made " + NAMES.incrementAndGet(),
        title ->
            owner.post("/api/projects/", Json.object().put("title", title).build()).expect(201),
        title ->
            assertThat(titled(title))
                .hasSizeBetween(1, 2)
                .allSatisfy(found ->
                    owner.get("/api/projects/" + ((Json.Int) id(found)).value()).expect(200)));
  }

  @Test
  void when_a_project_is_copied_then_each_copy_that_is_there_gets_all_of_its_tasks() {
    long source = Desks.project(owner, Json.object(), 3);
    long workspace = owner.get(path(source, "/")).expect(200).number("workspace");
    sweep.over(
        () -> "Copy " + NAMES.incrementAndGet(),
        title ->
            owner
                .post(
                    path(source, "/duplicate/"),
                    Json.object()
                        .put("title", title)
                        .put("mode", "settings,data")
                        .put("workspace", workspace)
                        .build())
                .expect(201),
        title ->
            assertThat(titled(title))
                .hasSizeBetween(1, 2)
                .allSatisfy(found -> {
                  assertThat(found.get("task_number")).isEqualTo(new Json.Int(3));
                  assertThat(found.get("duplication_done")).isEqualTo(Json.bool(true));
                }));
  }

  private static Json id(Json.Obj object) {
    return java.util.Objects.requireNonNull(object.get("id"));
  }

  @Test
  void when_somebody_makes_their_first_project_then_they_have_one_sandbox() {
    sweep.over(
        () -> owner.colleague("manager%d@example.org".formatted(NAMES.incrementAndGet()), "MA"),
        manager -> manager.post("/api/projects/", Json.EMPTY_OBJECT).expect(201),
        manager ->
            assertThat(manager.get("/api/workspaces/?is_personal=true").expect(200).objects())
                .hasSize(1));
  }

  @Test
  void when_the_overlap_changes_then_every_task_follows_and_finished_is_booked_once() {
    sweep.over(
        () -> {
          long project = Desks.project(owner, Json.object(), 3);
          Desks.join(owner, project, anna);
          var next = anna.get(path(project, "/next")).expect(200);
          var answer =
              Json.object()
                  .put("result", Desks.RESULT)
                  .put("unique_id", next.text("unique_lock_id"))
                  .build();
          anna.post("/api/tasks/%d/annotations/".formatted(next.number("id")), answer).expect(201);
          return project;
        },
        project ->
            owner
                .patch(path(project, ""), Json.object().put("maximum_annotations", 2).build())
                .expect(200),
        project -> {
          Books.balance(product, organization, project);
          var tasks = product.bean(Tasks.class);
          assertThat(
                  tasks.blocks(new ProjectId(project)).stream()
                      .flatMap(block -> tasks.inBlock(organization, block.number()).stream()))
              .allMatch(task -> task.state().overlap() == 2 && !task.state().labeled());
        });
  }

  @Test
  void when_a_project_moves_to_another_workspace_then_it_is_in_one() {
    sweep.over(
        () -> Desks.project(owner, Json.object(), 0),
        project -> {
          long workspace =
              owner
                  .post("/api/workspaces/", Json.object().put("title", "Target").build())
                  .expect(201)
                  .number("id");
          owner
              .patch(path(project, ""), Json.object().put("workspace", workspace).build())
              .expect(200);
        },
        project ->
            assertThat(owner.get(path(project, "")).expect(200).text("workspace_title"))
                .isEqualTo("Target"));
  }

  @Test
  void when_a_project_is_deleted_then_all_of_it_goes() {
    sweep.over(
        () -> Desks.project(owner, Json.object(), 3),
        project -> oneOf(owner.delete(path(project, "")), 204, 404),
        project -> {
          owner.get(path(project, "")).expect(404);
          assertThat(product.bean(Tasks.class).blocks(new ProjectId(project))).isEmpty();
        });
  }

  @Test
  void when_views_are_made_changed_ordered_and_reset_then_none_is_half_there() {
    sweep.over(
        () -> Desks.project(owner, Json.object(), 0),
        project -> {
          long first = view(project, "a");
          long second = view(project, "b");
          owner
              .post(
                  "/api/dm/views/order",
                  Json.object().put("project", project).put("ids", List.of(second, first)).build())
              .expect(204);
          owner.delete("/api/dm/views/%d/".formatted(first)).expect(204);
        },
        project -> {
          var views = owner.get("/api/dm/views/?project=" + project).expect(200).objects();
          assertThat(views)
              .isNotEmpty()
              .allSatisfy(view -> {
                var id = ((Json.Int) id(view)).value();
                owner.get("/api/dm/views/%d/".formatted(id)).expect(200);
              });
        });
  }

  private static long view(long project, String title) {
    return owner
        .post(
            "/api/dm/views/",
            Json.object()
                .put("project", project)
                .put("data", Json.object().put("title", title).build())
                .build())
        .expect(201)
        .number("id");
  }
}
