package docket.domain.queue;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import docket.domain.id.TaskId;
import docket.domain.id.UserId;
import docket.domain.queue.QueueRules.Sampling;
import docket.domain.queue.QueueWorld.Event.Answered;
import docket.domain.queue.QueueWorld.Event.Empty;
import docket.domain.queue.QueueWorld.Event.Granted;
import docket.domain.queue.SubmitDecision.Accepted;
import docket.domain.queue.SubmitDecision.Repeated;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/**
 * A skip under REQUEUE_FOR_ME keeps its author's slot for as long as the reservation would have
 * lived (queue.md §5), and nothing more.
 */
@DisplayNameGeneration(ReplaceUnderscores.class)
class SpentReservationTest {
  private static final TaskId TASK = new TaskId(128);
  private static final UserId ANNA = new UserId(1);
  private static final UserId BEN = new UserId(2);

  private final QueueWorld world =
      new QueueWorld(
          new QueueRules(
              SkipQueue.REQUEUE_FOR_ME, true, Duration.ofHours(1), Sampling.SEQUENTIAL, false),
          List.of(1));

  private String reserved() {
    return requireNonNull(((Granted) world.next(ANNA)).after().locks().get(ANNA)).id();
  }

  private TaskState task() {
    return requireNonNull(world.tasks.get(TASK));
  }

  private SubmitDecision submit(boolean skips, String key) {
    return ((Answered) world.submit(TASK, ANNA, skips, key)).decision();
  }

  @Nested
  class given_a_task_that_its_holder_has_skipped {
    private final String first = reserved();

    {
      assertThat(submit(true, first)).isInstanceOf(Accepted.class);
    }

    @Test
    void when_it_comes_back_before_the_reservation_would_have_ended_then_it_can_be_answered() {
      assertThat(submit(false, reserved())).isInstanceOf(Accepted.class);
    }

    @Test
    void when_the_skip_is_sent_again_then_it_is_a_repetition() {
      assertThat(submit(true, first)).isInstanceOf(Repeated.class);
    }

    @Test
    void when_the_reservation_would_still_live_then_nobody_else_gets_the_task() {
      assertThat(world.next(BEN)).isInstanceOf(Empty.class);
    }

    @Test
    void when_the_reservation_would_have_ended_then_somebody_else_gets_it() {
      world.pass(Duration.ofHours(1));
      assertThat(world.next(BEN)).isInstanceOf(Granted.class);
    }

    @Test
    void when_the_skip_is_deleted_then_the_task_is_free_for_anybody() {
      world.revise(TASK, 0, _ -> null);
      assertThat(world.next(BEN)).isInstanceOf(Granted.class);
    }

    @Test
    void when_the_skip_is_taken_back_then_it_is_an_answer_and_holds_nothing() {
      world.revise(
          TASK, 0, a -> a == null ? null : new Answer(a.author(), false, false, 0, world.now));
      assertThat(task().locks()).isEmpty();
      assertThat(task().labeled()).isTrue();
    }
  }
}
