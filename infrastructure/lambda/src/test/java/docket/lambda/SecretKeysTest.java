package docket.lambda;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class SecretKeysTest {
  private final Vault vault = new Vault().put("first");
  private final Hands clock = new Hands();
  private final RotatingSecret secret = new RotatingSecret(vault, "s", clock);
  private final SecretKeys keys = new SecretKeys(secret, secret);

  @Test
  void when_a_key_is_rotated_then_tokens_of_the_old_one_hold() {
    var old = keys.currentKid();
    var key = keys.signingKey(old);
    assertThat(key).hasSize(32);
    vault.put("second");
    clock.move(Duration.ofMinutes(6));
    assertThat(keys.currentKid()).isNotEqualTo(old);
    assertThat(keys.signingKey(old)).isEqualTo(key);
    assertThat(keys.signingKey(keys.currentKid())).hasSize(32).isNotEqualTo(key);
  }

  @Test
  void when_another_function_has_seen_a_newer_key_then_it_is_found_before_the_next_reading() {
    keys.currentKid();
    vault.put("second");
    clock.move(Duration.ofSeconds(11));
    assertThat(keys.signingKey("v1")).hasSize(32);
  }

  @Test
  void when_nobody_knows_a_key_then_there_is_none() {
    assertThat(keys.signingKey("../v0")).isNull();
  }
}
