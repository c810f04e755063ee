package docket.store.queue;

import static org.assertj.core.api.Assertions.assertThat;

import docket.domain.id.ProjectId;
import docket.domain.id.TaskId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class DetoursTest {
  private static final ProjectId PROJECT = new ProjectId(1);
  private static final TaskId FIRST = new TaskId(1_000);
  private static final long KEPT = Duration.ofSeconds(5).toNanos();

  private final List<Long> spans = new ArrayList<>();

  /** Goes as far as it may, and notes how far that is. */
  private final Detours detours =
      new Detours(span -> {
        spans.add(span);
        return span - 1;
      });

  @Test
  void when_nobody_was_faster_then_everybody_begins_at_the_head() {
    assertThat(detours.from(PROJECT, 0)).isEqualTo(Detours.HEAD);
    detours.found(PROJECT, FIRST);
    assertThat(detours.from(PROJECT, 0)).isEqualTo(Detours.HEAD);
  }

  @Test
  void when_others_are_faster_again_and_again_then_each_jump_may_go_twice_as_far() {
    for (int jump = 0; jump < 4; jump++) {
      long place = detours.jump(PROJECT, FIRST, 0);
      assertThat(place).isEqualTo(FIRST.value() + spans.getLast());
      assertThat(detours.from(PROJECT, 0)).isEqualTo(place);
    }
    assertThat(spans).containsExactly(64L, 128L, 256L, 512L);
  }

  @Test
  void when_a_jump_goes_no_way_at_all_then_it_is_behind_the_head_all_the_same() {
    var shortest = new Detours(_ -> 0);
    assertThat(shortest.jump(PROJECT, FIRST, 0)).isEqualTo(FIRST.value() + 1);
  }

  @Test
  void when_a_task_was_found_then_the_next_request_looks_behind_it_and_never_before_it() {
    long place = detours.jump(PROJECT, FIRST, 0);
    detours.found(PROJECT, new TaskId(place + 7));
    detours.found(PROJECT, new TaskId(place + 3));
    assertThat(detours.from(PROJECT, 0)).isEqualTo(place + 8);
  }

  @Test
  void when_some_seconds_are_over_then_the_process_is_back_at_the_head_however_much_it_found() {
    long place = detours.jump(PROJECT, FIRST, 0);
    for (long now = 0; now < KEPT; now += KEPT / 8) {
      detours.found(PROJECT, new TaskId(++place));
      assertThat(detours.from(PROJECT, now)).isEqualTo(place + 1);
    }
    assertThat(detours.from(PROJECT, KEPT)).isEqualTo(Detours.HEAD);
  }

  @Test
  void when_the_head_is_crowded_still_then_the_next_detour_is_shorter_than_the_last() {
    for (int jump = 0; jump < 6; jump++) {
      detours.jump(PROJECT, FIRST, 0);
    }
    detours.jump(PROJECT, FIRST, KEPT);
    assertThat(spans.subList(5, 7)).containsExactly(2_048L, 512L);
  }

  @Test
  void when_a_crowd_was_there_long_ago_then_it_is_forgotten() {
    for (int jump = 0; jump < 6; jump++) {
      detours.jump(PROJECT, FIRST, 0);
    }
    detours.jump(PROJECT, FIRST, 6 * KEPT);
    assertThat(spans.getLast()).isEqualTo(64);
  }

  @Test
  void when_a_detour_led_past_the_last_task_then_the_next_request_begins_at_the_head() {
    detours.jump(PROJECT, FIRST, 0);
    detours.end(PROJECT);
    assertThat(detours.from(PROJECT, 0)).isEqualTo(Detours.HEAD);
  }

  @Test
  void when_a_project_is_crowded_then_another_is_served_from_its_head() {
    detours.jump(PROJECT, FIRST, 0);
    assertThat(detours.from(new ProjectId(2), 0)).isEqualTo(Detours.HEAD);
  }

  @Test
  void when_jumps_go_on_for_very_long_then_the_place_is_an_id_still() {
    for (int jump = 0; jump < 100; jump++) {
      assertThat(detours.jump(PROJECT, FIRST, 0)).isBetween(1_064L, 1L << 31);
    }
  }

  @Test
  void when_very_many_projects_were_crowded_then_those_are_kept_that_are_so_now() {
    for (int project = 1; project <= 1_024; project++) {
      detours.jump(new ProjectId(project), FIRST, project == 7 ? 6 * KEPT : 0);
    }
    detours.jump(new ProjectId(2_000), FIRST, 6 * KEPT);
    assertThat(detours.from(new ProjectId(7), 6 * KEPT)).isNotEqualTo(Detours.HEAD);
    assertThat(detours.from(new ProjectId(2_000), 6 * KEPT)).isNotEqualTo(Detours.HEAD);
  }
}
