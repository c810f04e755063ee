package docket.store.queue;

import static org.assertj.core.api.Assertions.assertThat;

import docket.store.tasks.OpenTasks.Entry;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class ClaimsTest {
  private static final Entry ONE = new Entry("C1#0000000000000001", Set.of());
  private static final Entry TWO = new Entry("C1#0000000000000002", Set.of());
  private static final Entry ONE_AFTER_A_SKIP = new Entry("C1#0000000000000001", Set.of(7L));
  private static final List<Entry> BOTH = List.of(ONE, TWO);

  private final Claims claims = new Claims();

  private static long now() {
    return System.nanoTime();
  }

  @Test
  void when_a_neighbour_is_at_a_task_then_the_next_one_is_claimed_and_then_none() {
    assertThat(claims.claim(BOTH, 0, now(), true)).isZero();
    assertThat(claims.claim(BOTH, 0, now(), false)).isEqualTo(1);
    assertThat(claims.claim(BOTH, 0, now(), false)).isEqualTo(Claims.NONE);
    claims.release(TWO);
    assertThat(claims.claim(BOTH, 0, now(), true)).isEqualTo(1);
  }

  @Test
  void when_the_index_still_shows_what_was_filled_then_it_is_passed_over_unless_all_is_looked_at() {
    claims.claim(BOTH, 0, now(), true);
    claims.full(ONE);
    assertThat(claims.claim(BOTH, 0, now(), true)).isEqualTo(1);
    assertThat(claims.claim(List.of(ONE), 0, now(), true)).isEqualTo(Claims.NONE);
    assertThat(claims.claim(List.of(ONE), 0, now(), false)).isZero();
  }

  @Test
  void when_proposals_were_read_before_a_task_was_filled_then_it_is_passed_over_in_any_case() {
    long readAt = now();
    claims.full(ONE);
    assertThat(claims.claim(List.of(ONE), 0, readAt, false)).isEqualTo(Claims.NONE);
  }

  @Test
  void when_the_index_shows_something_newer_of_a_filled_task_then_it_is_claimed() {
    claims.full(ONE);
    assertThat(claims.claim(List.of(ONE_AFTER_A_SKIP), 0, now(), true)).isZero();
  }

  @Test
  void when_the_index_shows_a_filled_task_for_longer_than_it_lags_then_it_is_claimed() {
    claims.full(ONE);
    long later = now() + Duration.ofSeconds(1).toNanos();
    assertThat(claims.claim(List.of(ONE), 0, later, true)).isZero();
  }
}
