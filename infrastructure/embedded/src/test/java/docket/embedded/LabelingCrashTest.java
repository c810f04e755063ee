package docket.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import docket.domain.id.TaskId;
import docket.domain.json.Json;
import docket.embedded.Still.Reply;
import docket.embedded.Still.User;
import docket.store.tasks.Answers;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** Whoever labels may lose the product at any write. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class LabelingCrashTest extends CrashTest {
  private static User anna;
  private static User ben;

  @BeforeAll
  static void start() {
    anna = owner.colleague("anna@example.org", "AN");
    ben = owner.colleague("ben@example.org", "AN");
  }

  /** A project of two tasks that two people want to label, and what was served in it. */
  private static final class Desk extends InProject {
    long task;
    long annotation;
    long draft;
    String lock = "";

    Desk(Json.ObjectBuilder settings) {
      super(Desks.project(owner, settings, 2));
      Desks.join(owner, project, anna, ben);
    }

    Desk served(User user) {
      var next = user.get(path("/next")).expect(200);
      task = next.number("id");
      lock = next.text("unique_lock_id");
      return this;
    }

    Desk submitted(User user) {
      served(user);
      annotation = submit(user, false).expect(201).number("id");
      return this;
    }

    Reply submit(User user, boolean skips) {
      var body =
          Json.object()
              .put("result", Desks.RESULT)
              .put("was_cancelled", skips)
              .put("unique_id", lock);
      return user.post(
          "/api/tasks/%d/annotations/".formatted(task),
          (draft == 0 ? body : body.put("draft_id", draft)).build());
    }

    int annotations() {
      return product.bean(Answers.class).annotations(organization, new TaskId(task)).size();
    }

    int drafts() {
      return product.bean(Answers.class).drafts(organization, new TaskId(task)).size();
    }
  }

  private static Desk overlapping() {
    return new Desk(Json.object().put("maximum_annotations", 2));
  }

  /** Both have answered a task. */
  private static Desk complete() {
    var desk = overlapping().submitted(anna);
    desk.served(ben).submit(ben, false).expect(201);
    return desk;
  }

  /** One of them has begun to answer a task. */
  private static Desk drafted() {
    var desk = overlapping().served(anna);
    var body = Json.object().put("result", Desks.RESULT).build();
    desk.draft =
        anna.post("/api/tasks/%d/drafts".formatted(desk.task), body).expect(201).number("id");
    return desk;
  }

  @Test
  void when_the_next_task_is_asked_for_then_it_is_one_task_with_one_reservation() {
    sweep(
        LabelingCrashTest::overlapping,
        desk -> desk.served(anna),
        desk -> {
          var again = anna.get(desk.path("/next")).expect(200);
          assertThat(again.number("id")).isEqualTo(desk.task);
          assertThat(again.text("unique_lock_id")).isEqualTo(desk.lock);
        });
  }

  @Test
  void when_an_answer_is_submitted_then_it_is_there_once() {
    sweep(
        () -> overlapping().served(anna),
        desk -> oneOf(desk.submit(anna, false), 201, 409),
        desk -> assertThat(desk.annotations()).isEqualTo(1));
  }

  @Test
  void when_an_answer_completes_a_task_then_everybody_has_it_finished_once() {
    sweep(
        () -> overlapping().submitted(anna).served(ben),
        desk -> oneOf(desk.submit(ben, false), 201, 409),
        desk -> assertThat(desk.annotations()).isEqualTo(2));
  }

  @Test
  void when_an_answer_comes_without_a_reservation_then_its_own_key_makes_it_one() {
    sweep(
        () -> {
          var desk = overlapping().served(anna);
          desk.lock = "a key of the client's";
          return desk;
        },
        desk -> oneOf(desk.submit(ben, false), 201, 409),
        desk -> assertThat(desk.annotations()).isEqualTo(1));
  }

  @Test
  void when_a_task_is_skipped_then_it_is_skipped_once_and_comes_back_once() {
    for (var policy : List.of("REQUEUE_FOR_ME", "REQUEUE_FOR_OTHERS", "IGNORE_SKIPPED")) {
      sweep(
          () -> new Desk(Json.object().put("skip_queue", policy)).served(anna),
          desk -> oneOf(desk.submit(anna, true), 201, 409),
          desk -> assertThat(desk.annotations()).isEqualTo(1));
    }
  }

  @Test
  void when_a_skipped_task_comes_back_then_it_is_served_until_it_is_answered() {
    sweep(
        () -> {
          var desk = new Desk(Json.object().put("skip_queue", "REQUEUE_FOR_ME"));
          desk.served(anna).submit(anna, true).expect(201);
          desk.served(ben).submit(ben, false).expect(201);
          return desk;
        },
        desk -> desk.served(anna),
        desk -> {
          desk.submit(anna, false).expect(201);
          anna.get(desk.path("/next")).expect(404);
        });
  }

  @Test
  void when_a_task_is_postponed_then_the_hands_are_free_and_it_comes_back() {
    sweep(
        () -> overlapping().served(anna),
        desk -> {
          var draft = Json.object().put("result", Desks.RESULT).put("was_postponed", true).build();
          anna.post("/api/tasks/%d/drafts".formatted(desk.task), draft).expect(201);
        },
        desk -> {
          var seen = new ArrayList<Long>();
          for (int i = 0; i < 2; i++) {
            var next = desk.task;
            desk.served(anna).submit(anna, false).expect(201);
            seen.add(desk.task);
            assertThat(i == 0 ? desk.task != next : true).isTrue();
          }
          assertThat(seen).doesNotHaveDuplicates();
        });
  }

  @Test
  void when_a_draft_is_submitted_then_it_goes_with_the_submit() {
    sweep(
        LabelingCrashTest::drafted,
        desk -> oneOf(desk.submit(anna, false), 201, 409),
        desk -> {
          assertThat(desk.drafts()).isZero();
          assertThat(desk.annotations()).isEqualTo(1);
        });
  }

  @Test
  void when_a_draft_is_changed_so_that_it_postpones_then_it_is_the_same_draft() {
    sweep(
        LabelingCrashTest::drafted,
        desk ->
            anna.patch(
                    "/api/drafts/%d/".formatted(desk.draft),
                    Json.object().put("was_postponed", true).build())
                .expect(200),
        desk -> assertThat(desk.drafts()).isEqualTo(1));
  }

  @Test
  void when_an_annotation_is_changed_or_taken_back_then_the_counters_follow() {
    sweep(
        () -> overlapping().submitted(anna),
        desk ->
            anna.patch(
                    "/api/annotations/%d/".formatted(desk.annotation),
                    Json.object().put("was_cancelled", true).build())
                .expect(200),
        desk -> assertThat(desk.annotations()).isEqualTo(1));
  }

  @Test
  void when_an_annotation_of_a_complete_task_is_deleted_then_it_is_open_for_everybody_once() {
    sweep(
        LabelingCrashTest::complete,
        desk -> oneOf(owner.delete("/api/annotations/%d/".formatted(desk.annotation)), 204, 404),
        desk -> assertThat(desk.annotations()).isEqualTo(1));
  }

  @Test
  void when_an_annotation_becomes_a_draft_then_there_is_one_of_both() {
    sweep(
        () -> overlapping().submitted(anna),
        desk ->
            oneOf(
                anna.post(
                    "/api/annotations/%d/convert-to-draft".formatted(desk.annotation),
                    Json.EMPTY_OBJECT),
                201,
                404),
        desk -> {
          assertThat(desk.annotations()).isZero();
          assertThat(desk.drafts()).isEqualTo(1);
        });
  }

  @Test
  void when_annotations_are_deleted_in_bulk_then_all_of_them_go() {
    sweep(
        LabelingCrashTest::complete,
        desk -> {
          var ids =
              product.bean(Answers.class).annotations(organization, new TaskId(desk.task)).stream()
                  .map(annotation -> Json.number(annotation.id()))
                  .toList();
          if (!ids.isEmpty()) {
            owner
                .post(
                    "/api/annotations/bulk-delete",
                    Json.object().put("project", desk.project).put("ids", ids).build())
                .expect(200);
          }
        },
        desk -> assertThat(desk.annotations()).isZero());
  }
}
