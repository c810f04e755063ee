package docket.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import docket.domain.json.Json;
import docket.embedded.Product.Answer;
import docket.embedded.Product.User;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/**
 * {@code finished} is said only when it is true (queue.md §13, invariant 11): nobody who hears it
 * is served a task later that was there already. The index lags.
 */
@DisplayNameGeneration(ReplaceUnderscores.class)
class FinishedTest extends StreamTest {

  private static String reason(Answer nothing) {
    return nothing.expect(404).text("reason");
  }

  @Test
  void when_others_hold_what_is_left_then_it_is_not_finished_and_comes_when_they_let_go()
      throws InterruptedException {
    var stream = Stream.of(product, owner, Json.object().put("custom_task_lock_ttl", 2), 2);
    var people = stream.annotators(colleagues, 3);
    stream.next(people.get(0)).expect(200);
    stream.next(people.get(1)).expect(200);
    assertThat(reason(stream.next(people.get(2)))).isEqualTo("all_reserved");
    Thread.sleep(2_050); // the reservations' own time: nothing else can end them
    stream.next(people.get(2)).expect(200);
  }

  @Test
  void when_tasks_were_just_imported_then_nobody_hears_that_it_is_finished() {
    var stream = Stream.of(product, owner, Json.object(), 0);
    var people = stream.annotators(colleagues, 2);
    assertThat(reason(stream.next(people.getFirst()))).isEqualTo("finished");
    for (int round = 0; round < 8; round++) {
      stream.bring(1);
      var first = stream.next(people.getFirst());
      if (first.status() == 404) { // the index hides it for a moment; then the answer is: soon
        assertThat(reason(first)).isEqualTo("all_reserved");
        first = untilServed(stream, people.getFirst());
      }
      Stream.submit(people.getFirst(), first.number("id"), first.text("unique_lock_id"))
          .expect(201);
    }
  }

  @Test
  void when_an_annotation_was_just_deleted_then_its_task_is_open_to_everybody_again() {
    var stream = Stream.of(product, owner, Json.object(), 1);
    var people = stream.annotators(colleagues, 2);
    for (int round = 0; round < 6; round++) {
      var labeler = people.get(round % 2);
      var task = untilServed(stream, labeler);
      long annotation =
          Stream.submit(labeler, task.number("id"), task.text("unique_lock_id"))
              .expect(201)
              .number("id");
      assertThat(reason(stream.next(people.get(0)))).isEqualTo("finished");
      owner.delete("/api/annotations/%d/".formatted(annotation)).expect(204);
      var next = stream.next(people.get((round + 1) % 2));
      assertThat(next.status() == 200 || reason(next).equals("all_reserved")).isTrue();
    }
  }

  @Test
  void when_many_ask_for_few_tasks_then_who_hears_finished_hears_it_ever_after() {
    var stream = Stream.of(product, owner, Json.object().put("maximum_annotations", 2), 10);
    var people = stream.annotators(colleagues, 6);
    Stream.together(
        people.stream()
            .map(user -> (Callable<Integer>) () -> untilFinished(stream, user))
            .toList());
    assertThat(stream.states()).allMatch(task -> task.annotators().size() == 2);
    people.forEach(user -> assertThat(reason(stream.next(user))).isEqualTo("finished"));
  }

  @Test
  void when_the_own_skipped_task_is_held_by_somebody_else_then_it_is_not_finished_for_the_skipper()
      throws InterruptedException {
    var stream =
        Stream.of(
            product,
            owner,
            Json.object().put("skip_queue", "REQUEUE_FOR_ME").put("custom_task_lock_ttl", 1),
            1);
    var people = stream.annotators(colleagues, 2);
    var skipped = stream.next(people.getFirst()).expect(200);
    Stream.skip(people.getFirst(), skipped.number("id"), skipped.text("unique_lock_id"))
        .expect(201);
    Thread.sleep(1_050); // the reservation's own time
    stream.next(people.getLast()).expect(200);
    assertThat(reason(stream.next(people.getFirst()))).isEqualTo("all_reserved");
  }

  /** Submits until told that it is finished; being served after that is a failure. */
  private static int untilFinished(Stream stream, User user) throws InterruptedException {
    int submitted = 0;
    while (true) {
      var next = stream.next(user);
      if (next.status() == 200) {
        Stream.submit(user, next.number("id"), next.text("unique_lock_id")).expect(201);
        submitted++;
      } else if (reason(next).equals("finished")) {
        IntStream.range(0, 3)
            .forEach(_ -> assertThat(reason(stream.next(user))).isEqualTo("finished"));
        return submitted;
      } else {
        Thread.sleep(20); // somebody holds the last tasks: ask again
      }
    }
  }

  private static Answer untilServed(Stream stream, User user) {
    for (int i = 0; i < 20; i++) {
      var next = stream.next(user);
      if (next.status() == 200) {
        return next;
      }
      assertThat(reason(next)).isEqualTo("all_reserved");
    }
    throw new AssertionError("never served");
  }
}
