package docket.domain.labelconfig;

import static docket.domain.labelconfig.Configs.valid;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** {@code config_essential_data_has_changed} of api.md §12.1. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class EssentialChangeTest {
  private static boolean changed(String after) {
    return EssentialChange.between(valid(Configs.SENTIMENT), valid(after));
  }

  @Nested
  class given_a_config_that_is_edited {
    @Test
    void when_looks_or_labels_are_added_then_nothing_essential_changed() {
      assertThat(changed(Configs.SENTIMENT)).isFalse();
      assertThat(
              changed(
                  Configs.SENTIMENT.replace(
                      "<Choice value=\"Positive\"/>",
                      "<Choice value=\"Positive\" hint=\"good\"/><Choice value=\"New\"/>")))
          .isFalse();
    }

    @Test
    void when_a_label_a_control_an_input_or_a_tag_changes_then_it_did() {
      assertThat(changed(Configs.SENTIMENT.replace("<Choice value=\"Positive\"/>", ""))).isTrue();
      assertThat(changed(Configs.SENTIMENT.replace("\"sent\"", "\"mood\""))).isTrue();
      assertThat(changed(Configs.SENTIMENT.replace("$text", "$body"))).isTrue();
      assertThat(changed(Configs.SENTIMENT.replace("Choices", "Taxonomy"))).isTrue();
      assertThat(changed(ParsedConfig.EMPTY)).isTrue();
    }
  }
}
