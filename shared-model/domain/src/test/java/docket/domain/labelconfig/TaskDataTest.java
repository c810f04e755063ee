package docket.domain.labelconfig;

import static docket.domain.labelconfig.Configs.valid;
import static org.assertj.core.api.Assertions.assertThat;

import docket.domain.json.Json;
import docket.domain.labelconfig.ImportedTask.Acceptable;
import docket.domain.labelconfig.ImportedTask.Refused;
import docket.domain.results.JsonLiteral;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Imported items against a config: api.md §8.3, import-and-storage.md §2.10. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class TaskDataTest {
  private static final LabelConfig TEXT = valid("<View><Text name=\"t\" value=\"$text\"/></View>");

  private static String refusal(LabelConfig config, String item) {
    var task = ImportedTask.of(config, JsonLiteral.json(item));
    assertThat(task).isInstanceOf(Refused.class);
    return ((Refused) task).text();
  }

  private static Json.Obj data(LabelConfig config, String item) {
    var task = ImportedTask.of(config, JsonLiteral.json(item));
    assertThat(task).isInstanceOf(Acceptable.class);
    return ((Acceptable) task).data();
  }

  @Nested
  class given_the_form_of_an_item {
    @ParameterizedTest
    @CsvSource(
        delimiter = '|',
        value = {
          "null|Task is empty (None)",
          "[1]|Task root must be dict with \"data\", \"meta\", \"annotations\", \"predictions\" fields",
          "{\"data\":\"x\"}|Task[data] must be dict",
          "{\"data\":{\"text\":\"a\"},\"meta\":[]}|Task[meta] must be dict",
          "{\"data\":{\"text\":\"a\"},\"annotations\":{}}|Task[annotations] must be list",
          "{\"data\":{\"text\":\"a\"},\"annotations\":[{}]}|Annotation must have \"result\" fields",
          "{\"data\":{\"text\":\"a\"},\"annotations\":[{\"result\":{}}]}|\"result\" field in annotation must be list",
          "{\"data\":{\"text\":\"a\"},\"predictions\":[{\"score\":1}]}|Prediction must have \"result\" fields"
        })
    void when_it_is_wrong_then_the_member_is_named(String item, String text) {
      assertThat(refusal(TEXT, item)).isEqualTo(text);
    }

    @Test
    void when_a_key_is_missing_then_the_assumed_form_is_told() {
      assertThat(refusal(TEXT, "{\"txt\":\"a\"}"))
          .isEqualTo(
              "\"text\" key is expected in task data [assume: item as is = task root with values]");
      assertThat(refusal(TEXT, "{\"data\":{\"txt\":\"a\"}}"))
          .isEqualTo(
              "\"text\" key is expected in task data [assume: item[\"data\"] = task root with values]");
    }

    @Test
    void when_it_is_complete_then_its_data_is_handed_over() {
      assertThat(data(TEXT, "{\"text\":\"a\",\"more\":1}"))
          .isEqualTo(JsonLiteral.object("{\"text\":\"a\",\"more\":1}"));
      assertThat(
              data(
                  TEXT,
                  "{\"data\":{\"text\":5},\"predictions\":[[]],\"annotations\":[{\"result\":[]}]}"))
          .isEqualTo(JsonLiteral.object("{\"text\":5}"));
    }
  }

  @Nested
  class given_values_of_every_kind {
    @ParameterizedTest
    @CsvSource(
        delimiter = '|',
        value = {
          "Text|[]|list|[str, int, float]",
          "HyperText|1|int|[str]",
          "Image|{}|dict|[str, list]",
          "Paragraphs|1.5|float|[str, list]",
          "Table|7|int|[str, list, dict]",
          "TimeSeries|true|bool|[str, list, dict]",
          "Audio|[]|list|[str]",
          "Video|null|NoneType|[str]",
          "List|\"x\"|str|[list]"
        })
    void when_a_tag_cannot_show_it_then_the_types_are_listed(
        String tag, String value, String type, String expected) {
      var config = valid("<View><%s name=\"o\" value=\"$key\"/></View>".formatted(tag));
      assertThat(refusal(config, "{\"key\":" + value + "}"))
          .startsWith("data['key']=")
          .endsWith(
              " is of type '%s', but the object tag %s expects the following types: %s"
                  .formatted(type, tag, expected));
    }

    @Test
    void when_items_of_a_list_have_nothing_to_show_then_they_are_refused() {
      var config = valid("<View><List name=\"l\" value=\"$items\"/></View>");
      assertThat(refusal(config, "{\"items\":[{\"text\":\"a\"},{\"x\":1}]}"))
          .isEqualTo("Each item from List must have key \"text\"");
      data(config, "{\"items\":[{\"id\":\"1\",\"title\":\"a\"}]}");
    }

    @Test
    void when_choices_come_from_the_task_then_their_key_is_expected_too() {
      var config =
          valid(
              "<View><Text name=\"t\" value=\"$text\"/><Choices name=\"c\" toName=\"t\" value=\"$options\"/></View>");
      assertThat(refusal(config, "{\"text\":\"a\"}")).startsWith("\"options\" key is expected");
      data(config, "{\"text\":\"a\",\"options\":[\"x\"]}");
    }

    @Test
    void when_a_value_is_nested_then_its_head_is_expected_and_the_value_judged() {
      var config = valid("<View><Text name=\"t\" value=\"$doc.body\"/></View>");
      data(config, "{\"doc\":{\"body\":\"a\"}}");
      assertThat(refusal(config, "{\"body\":\"a\"}")).startsWith("\"doc\" key is expected");
      assertThat(refusal(config, "{\"doc\":{\"body\":[]}}"))
          .startsWith("data['doc.body']=[] is of type 'list'");
    }

    @Test
    void when_a_tag_is_repeated_then_its_head_must_be_a_list() {
      var config = valid(Configs.REPEATED);
      data(config, "{\"images\":[{\"url\":\"a.jpg\"}]}");
      assertThat(refusal(config, "{\"images\":\"a.jpg\"}"))
          .isEqualTo(
              "data['images']=a.jpg is of type 'str', but the object tag Image expects the following types: [list]");
      assertThat(refusal(config, "{}")).startsWith("\"images\" key is expected");
    }
  }

  @Nested
  class given_data_from_a_bare_file {
    @Test
    void when_the_config_has_one_key_then_it_takes_that_name() {
      assertThat(data(TEXT, "{\"data\":{\"$undefined$\":\"a\"}}"))
          .isEqualTo(JsonLiteral.object("{\"text\":\"a\"}"));
    }

    @Test
    void when_the_config_has_several_then_it_is_refused() {
      var config =
          valid("<View><Text name=\"a\" value=\"$a\"/><Text name=\"b\" value=\"$b\"/></View>");
      assertThat(refusal(config, "{\"data\":{\"$undefined$\":\"a\"}}"))
          .startsWith("Your label config has more than one data key");
    }

    @Test
    void when_the_config_has_none_then_the_placeholder_stays() {
      assertThat(data(valid(ParsedConfig.EMPTY), "{\"data\":{\"$undefined$\":\"a\"}}"))
          .isEqualTo(JsonLiteral.object("{\"$undefined$\":\"a\"}"));
    }
  }
}
