package docket.store.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import docket.domain.json.Json;
import org.junit.jupiter.api.Test;

class JsonTextTest {
  private static final String LONG = "x".repeat(70_000);

  /** A label as long as this is a key of the summary that counts it. */
  @Test
  void when_a_stored_key_is_very_long_then_it_is_read_again() {
    var counted = Json.object().put(LONG, 1).build();
    assertThat(JsonText.stored(JsonText.bytes(counted))).isEqualTo(counted);
  }

  @Test
  void when_a_sent_key_is_very_long_then_it_is_refused() {
    var sent = JsonText.bytes(Json.object().put(LONG, 1).build());
    assertThatThrownBy(() -> JsonText.read(sent)).isInstanceOf(JsonText.Malformed.class);
  }
}
