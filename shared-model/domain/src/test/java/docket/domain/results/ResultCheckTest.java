package docket.domain.results;

import static docket.domain.results.JsonLiteral.array;
import static org.assertj.core.api.Assertions.assertThat;

import docket.domain.labelconfig.Configs;
import docket.domain.labelconfig.LabelConfig;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The rules of results: labeling-config.md §9, api.md §9; texts of import-and-storage.md §2.10. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class ResultCheckTest {
  private static final LabelConfig BOXES = Configs.valid(Configs.BOXES);
  private static final LabelConfig SENTIMENT = Configs.valid(Configs.SENTIMENT);

  private static List<String> errors(LabelConfig config, String result) {
    return ResultCheck.errors(config, array(result));
  }

  private static String box(String geometry, String labels) {
    return "{\"id\":\"a\",\"from_name\":\"box\",\"to_name\":\"img\",\"type\":\"rectanglelabels\",\"value\":{%s,\"rectanglelabels\":%s}}"
        .formatted(geometry, labels);
  }

  private static String box() {
    return box("\"x\":1,\"y\":2.5,\"width\":10,\"height\":100", "[\"Car\"]");
  }

  static Stream<String[]> examples() {
    try (var stream =
        Objects.requireNonNull(ResultCheckTest.class.getResourceAsStream("examples.tsv"))) {
      var lines = new String(stream.readAllBytes(), StandardCharsets.UTF_8).lines();
      return lines
          .filter(line -> !line.startsWith("#"))
          .map(line -> line.split("\t", 3))
          .toList()
          .stream();
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  @ParameterizedTest
  @MethodSource("examples")
  void the_examples_of_the_specification_are_valid(String type, String config, String result) {
    assertThat(errors(Configs.valid(config), result)).as(type).isEmpty();
  }

  @Nested
  class given_an_item_that_lacks_something {
    @Test
    void when_fields_are_missing_then_each_is_told() {
      assertThat(
              errors(BOXES, "[" + box() + ",{\"from_name\":\"box\",\"type\":\"rectanglelabels\"}]"))
          .containsExactly(
              "Region 1: Missing required field 'to_name'",
              "Region 1: Missing required field 'value'");
    }

    @Test
    void when_it_is_no_object_then_that_is_told() {
      assertThat(errors(BOXES, "[7,\"x\"]"))
          .containsExactly(
              "Region 0: must be a dictionary, got 7", "Region 1: must be a dictionary, got x");
    }
  }

  @Nested
  class given_names_and_types {
    @Test
    void when_names_are_unknown_then_both_are_told() {
      var item = box().replace("\"box\"", "\"bax\"").replace("\"img\"", "\"pic\"");
      assertThat(errors(BOXES, "[" + item + "]"))
          .containsExactly(
              "Region 0: 'from_name' 'bax' not found in configuration",
              "Region 0: 'to_name' 'pic' not found in configuration");
    }

    @Test
    void when_the_type_is_another_controls_then_the_expected_one_is_named() {
      var item = box().replace("\"type\":\"rectanglelabels\"", "\"type\":\"choices\"");
      assertThat(errors(BOXES, "[" + item + "]"))
          .containsExactly(
              "Region 0: Type 'choices' does not match expected type 'rectanglelabels' for control 'box'");
    }

    @Test
    void when_the_object_is_not_the_controls_then_its_options_are_listed() {
      var config =
          Configs.valid(
              Configs.BOXES.replace("<View>", "<View><Text name=\"other\" value=\"$o\"/>"));
      assertThat(errors(config, "[" + box().replace("\"img\"", "\"other\"") + "]"))
          .containsExactly(
              "Region 0: 'to_name' 'other' is not valid for control 'box'. Valid options: ['img']");
    }

    @Test
    void when_the_type_is_in_camel_case_then_it_is_read_all_the_same() {
      assertThat(
              errors(
                  BOXES,
                  "["
                      + box()
                          .replace("\"type\":\"rectanglelabels\"", "\"type\":\"RectangleLabels\"")
                      + "]"))
          .isEmpty();
    }

    @Test
    void when_labels_lie_on_a_shape_then_the_shapes_own_label_type_is_accepted() {
      var config =
          Configs.valid(
              "<View><Video name=\"v\" value=\"$video\"/><VideoVector name=\"s\" toName=\"v\"/>"
                  + "<Labels name=\"l\" toName=\"v\"><Label value=\"Hand\"/></Labels></View>");
      var item =
          "{\"from_name\":\"l\",\"to_name\":\"v\",\"type\":\"videovectorlabels\",\"value\":{\"sequence\":[{\"frame\":1}],\"labels\":[\"%s\"]}}";
      assertThat(errors(config, "[" + item.formatted("Hand") + "]")).isEmpty();
      assertThat(errors(config, "[" + item.formatted("Foot") + "]"))
          .containsExactly(
              "Region 0: Invalid value for control 'l'. Got: ['Foot'] Valid options: ['Hand']");
    }

    @Test
    void when_the_control_is_repeated_then_object_and_control_go_by_the_same_index() {
      var config = Configs.valid(Configs.REPEATED);
      var item =
          "{\"from_name\":\"q_2\",\"to_name\":\"img_%s\",\"type\":\"choices\",\"value\":{\"choices\":[\"Sharp\"]}}";
      assertThat(errors(config, "[" + item.formatted("2") + "]")).isEmpty();
      assertThat(errors(config, "[" + item.formatted("3") + "]"))
          .containsExactly(
              "Region 0: 'to_name' 'img_3' is not valid for control 'q_2'. Valid options: ['img_2']");
      assertThat(errors(config, "[" + item.formatted("x") + "]"))
          .containsExactly("Region 0: 'to_name' 'img_x' not found in configuration");
    }
  }

  @Nested
  class given_rectangles {
    @Test
    void when_sides_are_outside_of_the_image_then_each_is_told() {
      assertThat(
              errors(
                  BOXES,
                  "[" + box("\"x\":120,\"y\":-0.5,\"width\":10,\"height\":10", "[\"Car\"]") + "]"))
          .containsExactly(
              "Region 0: Invalid geometry for control 'box': x 120 out of bounds [0, 100]",
              "Region 0: Invalid geometry for control 'box': y -0.5 out of bounds [0, 100]");
    }

    @Test
    void when_a_side_is_missing_or_no_number_then_that_is_told() {
      assertThat(errors(BOXES, "[" + box("\"x\":\"1\",\"y\":1,\"width\":10", "[\"Car\"]") + "]"))
          .containsExactly(
              "Region 0: Invalid geometry for control 'box': x must be a number",
              "Region 0: Invalid geometry for control 'box': height is missing");
    }

    @Test
    void when_a_label_is_unknown_then_the_valid_ones_are_listed() {
      assertThat(
              errors(
                  BOXES,
                  "["
                      + box("\"x\":1,\"y\":1,\"width\":1,\"height\":1", "[\"Car\",\"Tree\"]")
                      + "]"))
          .containsExactly(
              "Region 0: Invalid value for control 'box'. Got: ['Car', 'Tree'] Valid options: ['Car', 'Bus']");
    }

    @Test
    void when_no_label_is_set_then_the_empty_list_is_fine_but_no_list_is_not() {
      assertThat(errors(BOXES, "[" + box("\"x\":1,\"y\":1,\"width\":1,\"height\":1", "[]") + "]"))
          .isEmpty();
      assertThat(errors(BOXES, "[" + box("\"x\":1,\"y\":1,\"width\":1,\"height\":1", "null") + "]"))
          .containsExactly(
              "Region 0: Invalid value for control 'box'. Got: None Valid options: ['Car', 'Bus']");
    }
  }

  @Nested
  class given_classification {
    private String choice(String choices) {
      return "[{\"from_name\":\"sent\",\"to_name\":\"txt\",\"type\":\"choices\",\"value\":{\"choices\":"
          + choices
          + "}}]";
    }

    @Test
    void when_a_choice_is_given_by_value_or_alias_then_both_pass() {
      assertThat(errors(SENTIMENT, choice("[\"Negative\"]"))).isEmpty();
      assertThat(errors(SENTIMENT, choice("[\"neg\"]"))).isEmpty();
      assertThat(errors(SENTIMENT, choice("[\"Neutral\"]")))
          .containsExactly(
              "Region 0: Invalid value for control 'sent'. Got: ['Neutral'] Valid options: ['Positive', 'neg', 'Negative']");
    }

    @Test
    void when_choices_come_from_the_task_then_any_text_passes() {
      var config =
          Configs.valid(
              "<View><Text name=\"txt\" value=\"$t\"/><Choices name=\"sent\" toName=\"txt\" value=\"$options\"/></View>");
      assertThat(errors(config, choice("[\"whatever\"]"))).isEmpty();
      assertThat(errors(config, choice("[1]"))).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource(
        delimiter = '|',
        value = {
          "Rating|rating|6|0 to 5",
          "Rating|rating|2.5|0 to 5",
          "Number|number|\"x\"|a number",
          "DateTime|datetime|2024|a string",
          "TextArea|text|[1]|a list of strings",
          "Taxonomy|taxonomy|[\"Animal\"]|a list of strings or of paths"
        })
    void when_a_value_is_not_the_controls_kind_then_the_kind_is_told(
        String tag, String key, String value, String options) {
      var config =
          Configs.valid(
              "<View><Text name=\"t\" value=\"$t\"/><%s name=\"c\" toName=\"t\"/></View>"
                  .formatted(tag));
      var type = config.controls().getFirst().tag().resultType();
      var item =
          "[{\"from_name\":\"c\",\"to_name\":\"t\",\"type\":\"%s\",\"value\":{\"%s\":%s}}]"
              .formatted(type, key, value);
      assertThat(errors(config, item))
          .singleElement()
          .asString()
          .startsWith("Region 0: Invalid value for control 'c'. Got: ")
          .endsWith(options);
    }
  }

  @Nested
  class given_masks {
    @Test
    void when_the_header_counts_other_values_than_the_image_has_then_it_is_refused() {
      var config =
          Configs.valid(
              "<View><Image name=\"i\" value=\"$i\"/><Brush name=\"b\" toName=\"i\"/></View>");
      var item =
          "[{\"from_name\":\"b\",\"to_name\":\"i\",\"type\":\"brush\",\"original_width\":%d,\"original_height\":3,"
              + "\"value\":{\"format\":\"rle\",\"rle\":[0,0,0,48,57]}}]";
      assertThat(errors(config, item.formatted(4))).isEmpty();
      assertThat(errors(config, item.formatted(5)))
          .containsExactly(
              "Region 0: Invalid geometry for control 'b': rle holds 48 values, the image has 60");
    }
  }

  @Nested
  class given_relations {
    private String relation(String from, String to, String direction) {
      return "{\"type\":\"relation\",\"from_id\":\"%s\",\"to_id\":\"%s\",\"direction\":\"%s\"}"
          .formatted(from, to, direction);
    }

    @Test
    void when_both_ends_are_regions_then_it_is_valid_wherever_it_stands() {
      var other = box().replace("\"id\":\"a\"", "\"id\":\"b#7\"");
      assertThat(errors(BOXES, "[" + relation("a", "b", "bi") + "," + box() + "," + other + "]"))
          .isEmpty();
    }

    @Test
    void when_an_end_or_the_direction_is_wrong_then_each_is_told() {
      assertThat(errors(BOXES, "[" + box() + "," + relation("a", "z", "up") + "]"))
          .containsExactly(
              "Relation 1: 'to_id' 'z' not found among regions",
              "Relation 1: Invalid direction 'up'. Valid options: ['left', 'right', 'bi']");
    }

    @Test
    void when_an_end_is_an_invalid_region_then_it_does_not_count() {
      var broken = box().replace("\"x\":1", "\"x\":101").replace("\"id\":\"a\"", "\"id\":\"b\"");
      assertThat(errors(BOXES, "[" + box() + "," + broken + "," + relation("a", "b", "left") + "]"))
          .hasSize(2)
          .last()
          .asString()
          .contains("'b'");
    }
  }
}
