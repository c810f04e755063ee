package docket.domain.queue;

import static org.assertj.core.api.Assertions.assertThat;

import docket.domain.id.TaskId;
import docket.domain.id.UserId;
import docket.domain.queue.QueueRules.Sampling;
import docket.domain.queue.QueueWorld.Event.Empty;
import docket.domain.queue.QueueWorld.Event.Granted;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** A task that somebody has put off (queue.md §7). */
@DisplayNameGeneration(ReplaceUnderscores.class)
class PostponedTest {
  private static final TaskId TASK = new TaskId(128);
  private static final UserId ANNA = new UserId(1);

  private final QueueWorld world =
      new QueueWorld(
          new QueueRules(
              SkipQueue.REQUEUE_FOR_OTHERS, true, Duration.ofHours(1), Sampling.SEQUENTIAL, false),
          List.of(1));

  @Test
  void when_others_label_it_and_their_annotation_is_deleted_then_it_is_served_again() {
    world.next(ANNA);
    world.postpone(ANNA);
    world.submit(TASK, QueueWorld.MANAGER, false, null);
    assertThat(world.next(ANNA)).isInstanceOf(Empty.class);
    world.revise(TASK, 0, _ -> null);
    world.pass(Duration.ofHours(1));
    assertThat(world.next(ANNA)).isInstanceOf(Granted.class);
  }

  @Test
  void when_it_is_labeled_already_then_it_is_not_kept_from_whoever_puts_it_off() {
    world.next(ANNA);
    world.submit(TASK, QueueWorld.MANAGER, false, null);
    world.postpone(ANNA);
    assertThat(world.next(ANNA)).isInstanceOf(Empty.class);
    world.revise(TASK, 0, _ -> null);
    world.pass(Duration.ofHours(1));
    assertThat(world.next(ANNA)).isInstanceOf(Granted.class);
  }
}
