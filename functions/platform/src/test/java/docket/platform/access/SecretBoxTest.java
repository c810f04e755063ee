package docket.platform.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
final class SecretBoxTest {
  private final SecretBox box = new SecretBox(new Keys(1));

  @Test
  void when_a_secret_is_sealed_then_it_opens_again_and_never_looks_the_same() {
    var sealed = box.seal("hush", "token:7");
    assertThat(box.open(sealed, "token:7")).isEqualTo("hush");
    assertThat(box.seal("hush", "token:7")).isNotEqualTo(sealed);
  }

  @Test
  void when_it_is_copied_to_another_owner_or_deployment_then_it_does_not_open() {
    var sealed = box.seal("hush", "token:7");
    assertThatThrownBy(() -> box.open(sealed, "token:8")).isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(() -> new SecretBox(new Keys(2)).open(sealed, "token:7"))
        .isInstanceOf(IllegalStateException.class);
  }

  /** A data key of one repeated byte. */
  private record Keys(int value) implements KeyRing {
    @Override
    public String currentKid() {
      return "none";
    }

    @Override
    public byte @Nullable [] signingKey(String kid) {
      return null;
    }

    @Override
    public byte[] dataKey() {
      var key = new byte[32];
      Arrays.fill(key, (byte) value);
      return key;
    }
  }
}
