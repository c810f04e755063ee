package docket.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import docket.bench.Reply.Units;
import java.util.List;
import org.junit.jupiter.api.Test;

class SamplesTest {
  @Test
  void when_a_hundred_requests_took_1_to_100_ms_then_the_percentiles_are_their_ranks() {
    var samples = new Samples();
    for (int i = 100; i >= 1; i--) {
      samples.add(reply(i * 1_000_000L, new Units(i, 1)));
    }
    assertThat(samples.millis(0.5)).isEqualTo(50);
    assertThat(samples.millis(0.95)).isEqualTo(95);
    assertThat(samples.millis(1)).isEqualTo(100);
    assertThat(samples.mean()).isEqualTo(new Units(50.5, 1));
    assertThat(samples.most()).isEqualTo(new Units(100, 1));
  }

  @Test
  void when_the_product_tells_units_then_they_are_read_from_its_header() {
    assertThat(Units.parse("read=7.5 write=12.0")).isEqualTo(new Units(7.5, 12));
  }

  @Test
  void when_an_argument_is_wrong_then_it_is_named() {
    assertThatThrownBy(() -> Settings.parse(List.of("--sizes", "many")))
        .hasMessage("not a number: many");
    assertThatThrownBy(() -> Settings.parse(List.of("--speed", "9")))
        .hasMessage("unknown argument --speed");
    assertThat(Settings.parse(List.of("label", "--sizes", "10,20")).sizes())
        .containsExactly(10, 20);
  }

  private static Reply reply(long nanos, Units units) {
    return new Reply(200, new byte[0], nanos, units, "");
  }
}
