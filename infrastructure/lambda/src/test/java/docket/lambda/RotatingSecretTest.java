package docket.lambda;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class RotatingSecretTest {
  private final Vault vault = new Vault().put("first");
  private final Hands clock = new Hands();
  private final RotatingSecret secret = new RotatingSecret(vault, "s", clock);

  @Test
  void when_it_was_never_rotated_then_it_has_one_value() {
    assertThat(secret.values()).extracting(RotatingSecret.Value::text).containsExactly("first");
  }

  @Test
  void when_it_is_rotated_then_the_previous_value_lives_on_beside_the_new_one() {
    vault.put("second").put("third");
    assertThat(secret.values())
        .extracting(RotatingSecret.Value::text)
        .containsExactly("third", "second");
  }

  @Test
  void when_it_is_asked_often_then_it_is_read_every_few_minutes() {
    secret.values();
    int once = vault.reads;
    secret.values();
    assertThat(vault.reads).isEqualTo(once);
    clock.move(Duration.ofMinutes(6));
    secret.values();
    assertThat(vault.reads).isEqualTo(2 * once);
  }

  @Test
  void when_a_stranger_comes_again_and_again_then_it_is_not_read_each_time() {
    secret.values();
    int once = vault.reads;
    for (int i = 0; i < 100; i++) {
      secret.valuesAfterSurprise();
    }
    assertThat(vault.reads).isEqualTo(once);
    clock.move(Duration.ofSeconds(11));
    vault.put("second");
    assertThat(secret.valuesAfterSurprise())
        .extracting(RotatingSecret.Value::text)
        .containsExactly("second", "first");
  }

  @Test
  void when_a_snapshot_is_taken_then_no_value_is_part_of_it() {
    secret.values();
    vault.put("second");
    secret.forget();
    assertThat(secret.values().getFirst().text()).isEqualTo("second");
  }
}
