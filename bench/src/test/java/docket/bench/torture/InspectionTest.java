package docket.bench.torture;

import static org.assertj.core.api.Assertions.assertThat;

import docket.bench.Person;
import docket.bench.torture.Arena.Answer;
import docket.bench.torture.Arena.Batch;
import docket.bench.torture.Arena.Draft;
import docket.bench.torture.Arena.Mowing;
import docket.domain.json.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** The torture is worth what its inspection notices. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class InspectionTest {
  private static final long OWNER = 1;
  private static final long ANNA = 2;
  private static final String KEY = "key";

  private final Arena arena = new Arena(7, false);

  /** Two imported tasks, the first with an answer that completes it. */
  private final List<Json.Obj> tasks =
      new ArrayList<>(
          List.of(task(10, 0, List.of(annotation(KEY, "News"))), task(11, 1, List.of())));

  private final List<Json.Obj> rows = new ArrayList<>(List.of(row(10, 1, true), row(11, 0, false)));
  private Json.ObjectBuilder detail = detail(2, 1);
  private String snapshot = "completed";
  private String job = "completed";

  {
    arena.batches.add(told(new Batch("b", 2, arena.now())));
    arena.answers.put(KEY, answer(KEY, 10));
  }

  private static Batch told(Batch batch) {
    batch.told = true;
    return batch;
  }

  private static Answer answer(String key, long task) {
    var answer = new Answer(key, task, new Crew.Annotator(nobody(), ANNA), "News", 0);
    answer.told = true;
    return answer;
  }

  /** Nothing is sent here. */
  @SuppressWarnings("NullAway") // an inspection asks nobody
  private static Person nobody() {
    return null;
  }

  private static Json.Obj task(long id, int number, List<Json.Obj> annotations) {
    return Json.object()
        .put("id", id)
        .put("data", Json.object().put("batch", "b").put("n", number).build())
        .put("annotations", annotations)
        .put("drafts", List.of())
        .put("predictions", List.of())
        .build();
  }

  private static Json.Obj annotation(String key, String choice) {
    return Json.object()
        .put("id", 100)
        .put("unique_id", key)
        .put("completed_by", Json.object().put("id", ANNA).build())
        .put("was_cancelled", false)
        .put("ground_truth", false)
        .put("result", Arena.result(choice))
        .build();
  }

  private static Json.Obj row(long id, int annotations, boolean labeled) {
    return Json.object()
        .put("id", id)
        .put("total_annotations", annotations)
        .put("cancelled_annotations", 0)
        .put("total_predictions", 0)
        .put("is_labeled", labeled)
        .put("overlap", 1)
        .build();
  }

  private static Json.ObjectBuilder detail(int tasks, int annotations) {
    return Json.object()
        .put("maximum_annotations", 1)
        .put("task_number", tasks)
        .put("finished_task_number", 1)
        .put("num_tasks_with_annotations", 1)
        .put("total_annotations_number", annotations)
        .put("useful_annotation_number", 1)
        .put("skipped_annotations_number", 0)
        .put("ground_truth_number", 0)
        .put("total_predictions_number", 0);
  }

  private List<String> differences() {
    var summary =
        Json.object()
            .put(
                "created_labels",
                Json.object().put("topic", Json.object().put("News", 1).build()).build())
            .put("all_data_columns", Json.object().put("batch", 2).put("n", 2).build())
            .build();
    var export =
        Json.object()
            .put("id", 5)
            .put("status", snapshot)
            .put("counters", Json.object().put("task_number", tasks.size()).build())
            .build();
    var queue = Json.object().put("queue_done", 1).put("queue_total", 2).build();
    var recount =
        new Recount(
            detail.build(),
            rows,
            tasks,
            summary,
            List.of(export),
            Map.of(3L, job),
            Map.of(ANNA, queue));
    return Inspection.differences(OWNER, arena, recount);
  }

  @Test
  void when_all_is_as_it_was_told_then_there_is_no_difference() {
    assertThat(differences()).isEmpty();
  }

  @Nested
  class given_something_lost {
    @Test
    void when_it_is_a_confirmed_answer_then_it_is_named() {
      arena.answers.put("other", answer("other", 11));
      assertThat(differences()).contains("project 7: lost: answer other on task 11");
    }

    @Test
    void when_it_is_a_task_of_an_import_then_the_import_is_named_even_if_it_was_not_confirmed() {
      arena.batches.add(new Batch("never begun", 3, arena.now()));
      arena.batches.set(0, new Batch("b", 3, arena.now()));
      assertThat(differences())
          .containsExactly("project 7: lost: batch b (not told) has 2 of 3 tasks");
    }

    @Test
    void when_it_is_a_postponed_draft_then_it_is_named() {
      var draft = new Draft(77, 11);
      draft.told = true;
      arena.drafts.put(draft.token, draft);
      assertThat(differences()).containsExactly("project 7: draft 77 of task 11 is there 0 times");
    }
  }

  @Nested
  class given_something_doubled {
    @Test
    void when_it_is_a_task_then_it_is_named() {
      tasks.add(task(12, 1, List.of()));
      rows.add(row(12, 0, false));
      assertThat(differences()).contains("project 7: doubled: task 12 of batch b");
    }

    @Test
    void when_a_person_has_two_answers_on_a_task_then_both_are_named() {
      arena.answers.put("second", answer("second", 10));
      tasks.set(0, task(10, 0, List.of(annotation(KEY, "News"), annotation("second", "News"))));
      assertThat(differences()).contains("project 7: doubled: person 2 on task 10");
    }
  }

  @Nested
  class given_something_that_ought_to_be_gone {
    @Test
    void when_a_deleted_task_is_there_then_it_is_named() {
      arena.gone.add(11L);
      assertThat(differences()).containsExactly("project 7: come back: task 11 was deleted");
    }

    @Test
    void when_a_confirmed_deletion_of_all_is_not_done_then_it_is_counted() {
      var mowing = new Mowing(Set.of(10L, 11L));
      mowing.told = true;
      arena.mowings.add(mowing);
      assertThat(differences()).containsExactly("project 7: not deleted: 2 of 2 tasks");
    }
  }

  @Nested
  class given_something_that_hangs_or_differs {
    @Test
    void when_a_snapshot_or_an_import_is_not_finished_then_it_is_named() {
      snapshot = "created";
      job = "in_progress";
      assertThat(differences())
          .containsExactly(
              "project 7: import 3 is in_progress", "project 7: snapshot 5 is created");
    }

    @Test
    void when_an_answer_has_another_content_then_it_is_named() {
      tasks.set(0, task(10, 0, List.of(annotation(KEY, "Sport"))));
      assertThat(differences()).contains("project 7: answer key is Sport instead of [News]");
    }

    @Test
    void when_a_counter_is_wrong_then_both_numbers_are_told() {
      detail = detail(3, 1);
      assertThat(differences()).containsExactly("project 7: task_number says 3, a recount 2");
    }

    @Test
    void when_the_task_list_leaves_one_out_then_the_lists_are_told() {
      rows.removeLast();
      assertThat(differences()).contains("project 7: the task list says [10], a recount [10, 11]");
    }

    @Test
    void when_a_refused_request_answered_500_then_it_is_told() {
      arena.unexpected.add("next answered 500");
      assertThat(differences()).containsExactly("project 7: next answered 500");
    }
  }
}
