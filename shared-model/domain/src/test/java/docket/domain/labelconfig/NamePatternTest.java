package docket.domain.labelconfig;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** Names inside a Repeater, labeling-config.md §1.3. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class NamePatternTest {
  @Nested
  class given_nested_repeaters {
    private final NamePattern cell =
        new NamePattern("cell_{{row}}_{{col}}", List.of("{{row}}", "{{col}}"));

    @Test
    void when_a_name_has_both_indices_then_each_is_told() {
      assertThat(cell.indices("cell_3_14")).hasValue(Map.of("{{row}}", "3", "{{col}}", "14"));
      assertThat(cell.at(Map.of("{{row}}", "3", "{{col}}", "14"))).isEqualTo("cell_3_14");
    }

    @Test
    void when_an_index_is_missing_or_no_number_then_it_does_not_match() {
      assertThat(List.of("cell_3_", "cell_3", "cell_a_1", "cell_1_1x", "cell_-1_1"))
          .noneMatch(cell::matches);
    }
  }

  @Nested
  class given_a_flag_used_twice {
    @Test
    void when_the_indices_differ_then_it_does_not_match() {
      var pattern = new NamePattern("{{i}}_of_{{i}}", List.of("{{i}}"));
      assertThat(pattern.matches("2_of_2")).isTrue();
      assertThat(pattern.matches("2_of_3")).isFalse();
    }
  }

  @Nested
  class given_a_crafted_row_of_flags {
    @Test
    void when_a_long_name_is_matched_then_it_takes_no_time() {
      var flags = IntStream.range(0, 60).mapToObj(i -> "<" + i + ">").toList();
      var pattern = new NamePattern(flags.stream().collect(Collectors.joining()), flags);
      Assertions.assertTimeoutPreemptively(
          Duration.ofSeconds(5),
          () -> assertThat(pattern.matches("1".repeat(300) + "x")).isFalse());
    }
  }
}
