package docket.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import docket.domain.id.OrganizationId;
import docket.domain.id.ProjectId;
import docket.domain.id.TaskId;
import docket.domain.id.UserId;
import docket.domain.json.Json;
import docket.domain.queue.Tally;
import docket.embedded.Product.Answer;
import docket.store.people.People;
import docket.store.projects.Projects;
import docket.store.queue.NextTask;
import docket.store.queue.NextTask.Served;
import docket.store.queue.TaskQueue;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/**
 * Invariants 2, 5, 6, 7 and 12 of queue.md §13 where the store decides them: several writers at
 * once, and an index that lags. {@link CrowdTest} has 1, 4, 8, 9, 10, 11 and 13.
 */
@DisplayNameGeneration(ReplaceUnderscores.class)
class QueueRacesTest extends StreamTest {

  private static List<Integer> statuses(List<Answer> answers) {
    return answers.stream().map(Answer::status).toList();
  }

  private static <T> List<Callable<T>> times(int count, Callable<T> call) {
    return Collections.nCopies(count, call);
  }

  private static Tally counters(Stream stream) {
    return product
        .docket()
        .context()
        .getBean(People.class)
        .counters(new ProjectId(stream.project()));
  }

  @Test
  void invariant_2_of_many_who_submit_at_once_strict_overlap_takes_exactly_as_many_as_it_wants() {
    var stream =
        Stream.of(
            product,
            owner,
            Json.object().put("maximum_annotations", 2).put("strict_task_overlap", true),
            6);
    var people = stream.annotators(colleagues, 5);
    for (var task : stream.states()) {
      long id = task.id().value();
      var draft = Json.object().put("result", Json.EMPTY_ARRAY).build();
      people.forEach(p -> p.post("/api/tasks/%d/drafts".formatted(id), draft).expect(201));
      var answers =
          Stream.together(
              people.stream()
                  .map(p -> (Callable<Answer>) () -> Stream.submit(p, id, null))
                  .toList());
      assertThat(statuses(answers)).containsExactlyInAnyOrder(201, 201, 409, 409, 409);
      for (int i = 0; i < people.size(); i++) {
        var drafts = people.get(i).get("/api/tasks/%d/drafts".formatted(id)).expect(200);
        assertThat(((Json.Arr) drafts.body()).size()).isEqualTo(1);
      }
    }
    assertThat(counters(stream).annotations()).isEqualTo(12);
    assertThat(stream.states()).allMatch(task -> task.annotators().size() == 2 && task.labeled());
  }

  @Test
  void invariant_2_a_skip_that_is_taken_back_does_not_exceed_strict_overlap() {
    for (var strict : List.of(true, false)) {
      var settings =
          Json.object().put("skip_queue", "REQUEUE_FOR_OTHERS").put("strict_task_overlap", strict);
      var stream = Stream.of(product, owner, settings, 1);
      var people = stream.annotators(colleagues, 2);
      var first = stream.next(people.getFirst()).expect(200);
      long id = first.number("id");
      long skip =
          Stream.skip(people.getFirst(), id, first.text("unique_lock_id")).expect(201).number("id");
      var second = stream.next(people.getLast()).expect(200);
      Stream.submit(people.getLast(), id, second.text("unique_lock_id")).expect(201);
      var back = Json.object().put("was_cancelled", false).build();
      people
          .getFirst()
          .patch("/api/annotations/%d/".formatted(skip), back)
          .expect(strict ? 409 : 200);
      assertThat(stream.state(id).annotators()).hasSize(strict ? 1 : 2);
    }
  }

  @Test
  void invariant_5_tabs_of_one_person_that_ask_at_once_reserve_one_task() {
    var stream = Stream.of(product, owner, Json.object(), 12);
    var user = stream.annotators(colleagues, 1).getFirst();
    for (int round = 0; round < 12; round++) {
      var answers = Stream.together(times(5, () -> stream.next(user).expect(200)));
      assertThat(stream.heldBy(user)).as("round %d", round).hasSize(1);
      assertThat(answers.stream().map(a -> a.text("unique_lock_id")).distinct()).hasSize(1);
      var task = answers.getFirst();
      Stream.submit(user, task.number("id"), task.text("unique_lock_id")).expect(201);
    }
  }

  @Test
  void invariant_5_a_tab_that_asks_while_another_submits_and_asks_gets_the_same_task() {
    var stream = Stream.of(product, owner, Json.object(), 26);
    var user = stream.annotators(colleagues, 1).getFirst();
    var first = stream.next(user).expect(200);
    long id = first.number("id");
    var key = first.text("unique_lock_id");
    for (int round = 0; round < 24; round++) {
      var path = "/api/tasks/%d/annotations/?next=1".formatted(id);
      var body = Json.object().put("result", Json.EMPTY_ARRAY).put("unique_id", key).build();
      Callable<Answer> submit = () -> user.post(path, body).expect(201);
      Callable<Answer> ask = () -> stream.next(user).expect(200);
      var answers = Stream.together(List.of(submit, ask, ask));
      assertThat(stream.heldBy(user)).as("round %d", round).hasSize(1);
      var next = answers.getFirst().object().object("next");
      id = Product.id(next);
      key = String.valueOf(next.text("unique_lock_id"));
      var known = List.of(path.split("/")[3], Long.toString(id));
      assertThat(answers.subList(1, 3))
          .extracting(answer -> Long.toString(answer.number("id")))
          .as("round %d", round)
          .isSubsetOf(known);
    }
  }

  @Test
  void invariant_6_one_reservation_submitted_many_times_at_once_makes_one_annotation() {
    var stream = Stream.of(product, owner, Json.object(), 6);
    var user = stream.annotators(colleagues, 1).getFirst();
    for (int round = 0; round < 6; round++) {
      var task = stream.next(user).expect(200);
      long id = task.number("id");
      var key = task.text("unique_lock_id");
      var answers = Stream.together(times(4, () -> Stream.submit(user, id, key)));
      assertThat(statuses(answers)).containsExactlyInAnyOrder(201, 409, 409, 409);
      assertThat(Stream.submit(user, id, key).status()).isEqualTo(409);
      assertThat(stream.state(id).counts().submitted()).isEqualTo(1);
    }
  }

  @Test
  void invariant_6_a_key_of_the_client_that_comes_again_is_refused() {
    var stream = Stream.of(product, owner, Json.object(), 1);
    var user = stream.annotators(colleagues, 1).getFirst();
    long id = stream.states().getFirst().id().value();
    var answers = Stream.together(times(4, () -> Stream.submit(user, id, "key of a client")));
    assertThat(statuses(answers)).containsExactlyInAnyOrder(201, 409, 409, 409);
    assertThat(Stream.submit(user, id, "key of a client").status()).isEqualTo(409);
    assertThat(counters(stream).annotations()).isEqualTo(1);
  }

  @Test
  void invariant_6_a_skip_that_comes_again_is_refused_and_the_task_can_be_answered_later() {
    var stream = Stream.of(product, owner, Json.object().put("skip_queue", "REQUEUE_FOR_ME"), 1);
    var user = stream.annotators(colleagues, 1).getFirst();
    var first = stream.next(user).expect(200);
    long id = first.number("id");
    Stream.skip(user, id, first.text("unique_lock_id")).expect(201);
    Stream.skip(user, id, first.text("unique_lock_id")).expect(409);
    var again = stream.next(user).expect(200);
    assertThat(again.number("id")).isEqualTo(id);
    Stream.submit(user, id, again.text("unique_lock_id")).expect(201);
    Stream.submit(user, id, again.text("unique_lock_id")).expect(409);
    assertThat(stream.state(id).counts().submitted()).isEqualTo(1);
    assertThat(stream.state(id).counts().skipped()).isEqualTo(1);
  }

  @Test
  void invariant_7_a_reservation_that_ends_frees_its_slot_and_a_late_answer_follows_the_rule()
      throws InterruptedException {
    for (var strict : List.of(true, false)) {
      var stream =
          Stream.of(
              product,
              owner,
              Json.object().put("custom_task_lock_ttl", 1).put("strict_task_overlap", strict),
              1);
      var people = stream.annotators(colleagues, 2);
      var early = stream.next(people.getFirst()).expect(200);
      Thread.sleep(1_050); // the reservation's own time: nothing else can end it
      var late = stream.next(people.getLast()).expect(200);
      long id = early.number("id");
      assertThat(late.number("id")).isEqualTo(id);
      Stream.submit(people.getLast(), id, late.text("unique_lock_id")).expect(201);
      Stream.submit(people.getFirst(), id, early.text("unique_lock_id")).expect(strict ? 409 : 201);
      Stream.submit(people.getFirst(), id, early.text("unique_lock_id")).expect(409);
      assertThat(stream.state(id).annotators()).hasSize(strict ? 1 : 2);
    }
  }

  @Test
  void invariant_12_the_last_free_task_is_found_among_many_that_are_reserved() {
    int tasks = 70;
    var stream =
        Stream.of(product, owner, Json.object().put("sampling", "Uniform sampling"), tasks);
    var queue = product.docket().context().getBean(TaskQueue.class);
    var project =
        product
            .docket()
            .context()
            .getBean(Projects.class)
            .find(
                new OrganizationId(stream.organization().value()), new ProjectId(stream.project()))
            .orElseThrow();
    var calls = new ArrayList<Callable<NextTask>>();
    IntStream.range(0, tasks)
        .forEach(i -> calls.add(() -> queue.next(project, new UserId(900_000 + i))));
    var served = new HashSet<TaskId>();
    for (int from = 0; from < tasks; from += 10) {
      for (var next : Stream.together(calls.subList(from, from + 10))) {
        assertThat(next).isInstanceOf(Served.class);
        served.add(((Served) next).task().id());
      }
    }
    assertThat(served).hasSize(tasks);
  }
}
