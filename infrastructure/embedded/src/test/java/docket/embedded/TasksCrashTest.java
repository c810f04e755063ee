package docket.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import docket.domain.id.ProjectId;
import docket.domain.id.TaskId;
import docket.domain.json.Json;
import docket.domain.tasks.Task;
import docket.embedded.Still.Reply;
import docket.store.tasks.Answers;
import docket.store.tasks.Tasks;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** Tasks and their predictions come, change and go, and the product dies at any write of it. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class TasksCrashTest extends CrashTest {
  private static final int TASKS = 3;

  /** A project of three tasks; the first has an answer and a prediction. */
  private static final class Pile extends InProject {
    final long task;
    final long prediction;

    Pile() {
      super(Desks.project(owner, Json.object(), TASKS));
      task = ids().getFirst();
      owner.post(task("/annotations/"), answer()).expect(201);
      prediction = predict().expect(201).number("id");
    }

    private static Json answer() {
      return Json.object().put("result", Desks.RESULT).build();
    }

    Reply predict() {
      return owner.post("/api/predictions/", prediction());
    }

    Json prediction() {
      return Json.object()
          .put("task", task)
          .put("result", Desks.RESULT)
          .put("model_version", "v1")
          .build();
    }

    List<Long> ids() {
      var tasks = product.bean(Tasks.class);
      return tasks.blocks(new ProjectId(project)).stream()
          .flatMap(block -> tasks.inBlock(organization, block.number()).stream())
          .map(Task::id)
          .map(TaskId::value)
          .toList();
    }

    int predictions() {
      return product.bean(Answers.class).predictions(organization, new TaskId(task)).size();
    }

    String task(String rest) {
      return "/api/tasks/%d%s".formatted(task, rest);
    }
  }

  private static void sweep(Consumer<Pile> request, Consumer<Pile> check) {
    sweep(Pile::new, request, check);
  }

  @Test
  void when_a_task_is_made_then_each_answered_request_has_made_one() {
    sweep(
        pile ->
            owner
                .post(
                    "/api/tasks",
                    Json.object()
                        .put("project", pile.project)
                        .put("data", Json.object().put("text", "new").build())
                        .build())
                .expect(201),
        pile -> assertThat(pile.ids()).hasSizeBetween(TASKS + 1, TASKS + 2));
  }

  @Test
  void when_data_and_overlap_of_a_task_change_then_both_do() {
    sweep(
        pile ->
            owner
                .patch(
                    pile.task(""),
                    Json.object()
                        .put("data", Json.object().put("text", "x".repeat(9_000)).build())
                        .put("overlap", 2)
                        .build())
                .expect(200),
        pile -> {
          var task = owner.get(pile.task("")).expect(200);
          assertThat(task.object().object("data").text("text")).hasSize(9_000);
          assertThat(task.number("overlap")).isEqualTo(2);
        });
  }

  @Test
  void when_a_task_is_deleted_then_all_that_hung_on_it_goes() {
    sweep(
        pile -> oneOf(owner.delete(pile.task("")), 204, 404),
        pile -> assertThat(pile.ids()).hasSize(TASKS - 1).doesNotContain(pile.task));
  }

  @Test
  void when_all_tasks_are_deleted_then_none_is_left() {
    sweep(
        pile -> owner.delete(pile.path("/tasks")).expect(204),
        pile -> assertThat(pile.ids()).isEmpty());
  }

  @Test
  void when_selected_tasks_are_deleted_then_the_others_stay() {
    sweep(
        pile -> {
          var selection =
              Json.object().put("all", true).put("excluded", List.of(pile.task)).build();
          var body = Json.object().put("selectedItems", selection).build();
          oneOf( // 400 where none is left to select
              owner.post("/api/dm/actions?id=delete_tasks&project=" + pile.project, body),
              200,
              400);
        },
        pile -> assertThat(pile.ids()).containsExactly(pile.task));
  }

  @Test
  void when_a_prediction_is_made_then_each_answered_request_has_made_one() {
    sweep(
        pile -> pile.predict().expect(201), pile -> assertThat(pile.predictions()).isBetween(2, 3));
  }

  @Test
  void when_a_prediction_is_changed_then_it_stays_one() {
    sweep(
        pile ->
            owner
                .patch(
                    "/api/predictions/%d/".formatted(pile.prediction),
                    Json.object().put("model_version", "v2").build())
                .expect(200),
        pile -> assertThat(pile.predictions()).isEqualTo(1));
  }

  @Test
  void when_a_prediction_is_deleted_then_it_is_gone() {
    sweep(
        pile -> oneOf(owner.delete("/api/predictions/%d/".formatted(pile.prediction)), 204, 404),
        pile -> assertThat(pile.predictions()).isZero());
  }

  @Test
  void when_predictions_are_imported_then_each_answered_request_has_made_them() {
    sweep(
        pile ->
            owner
                .post(
                    pile.path("/import/predictions"),
                    Json.array(List.of(pile.prediction(), pile.prediction())))
                .expect(201),
        pile -> assertThat(pile.predictions()).isBetween(3, 5));
  }

  @Test
  void when_a_model_version_is_dropped_then_its_predictions_and_the_setting_go() {
    sweep(
        () -> {
          var pile = new Pile();
          owner.patch(pile.path(""), Json.object().put("model_version", "v1").build()).expect(200);
          return pile;
        },
        pile ->
            owner
                .send(
                    "DELETE",
                    pile.path("/model-versions"),
                    Json.object().put("model_version", "v1").build())
                .expect(200),
        pile -> {
          assertThat(pile.predictions()).isZero();
          assertThat(owner.get(pile.path("")).text("model_version")).isEmpty();
        });
  }
}
