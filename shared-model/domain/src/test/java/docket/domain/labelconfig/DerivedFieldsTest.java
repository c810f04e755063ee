package docket.domain.labelconfig;

import static docket.domain.labelconfig.Configs.valid;
import static org.assertj.core.api.Assertions.assertThat;

import docket.domain.json.Json;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a project derives from its config: api.md §6, labeling-config.md §15. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class DerivedFieldsTest {
  private static DerivedFields of(String xml) {
    return DerivedFields.of(valid(xml), Json.EMPTY_OBJECT);
  }

  private static Json.Obj control(String xml, String name) {
    return of(xml).parsedLabelConfig().object(name);
  }

  @Nested
  class given_the_example_of_the_specification {
    @Test
    void when_it_is_parsed_then_the_summary_is_as_written_there() {
      var expected =
          Json.object()
              .put("type", "Choices")
              .put("to_name", List.of("txt"))
              .put(
                  "inputs",
                  List.of(
                      Json.object()
                          .put("type", "Text")
                          .put("valueType", null)
                          .put("value", "text")))
              .put("labels", List.of("Positive", "neg"))
              .put(
                  "labels_attrs",
                  Json.object()
                      .put("Positive", Map.of("value", "Positive"))
                      .put("neg", Json.object().put("value", "Negative").put("alias", "neg")))
              .build();
      assertThat(control(Configs.SENTIMENT, "sent")).isEqualTo(expected);
      assertThat(control(Configs.SENTIMENT, "sent").fields().keySet())
          .containsExactly("type", "to_name", "inputs", "labels", "labels_attrs");
    }

    @Test
    void when_weights_are_dealt_then_each_is_one() {
      var sent = of(Configs.SENTIMENT).controlWeights().object("sent");
      assertThat(sent)
          .isEqualTo(
              Json.object()
                  .put("overall", 1.0)
                  .put("type", "Choices")
                  .put("labels", Json.object().put("Positive", 1.0).put("neg", 1.0))
                  .build());
    }
  }

  @Nested
  class given_weights_set_before {
    @Test
    void when_the_config_changes_then_those_of_surviving_names_are_kept_and_zero_stays_zero() {
      var old =
          Json.object()
              .put(
                  "sent",
                  Map.of("overall", 0, "type", "Choices", "labels", Map.of("neg", 0.25, "gone", 3)))
              .put("gone", Map.of("overall", 0.5))
              .build();
      var weights = DerivedFields.of(valid(Configs.SENTIMENT), old).controlWeights();
      assertThat(weights.fields()).containsOnlyKeys("sent");
      assertThat(weights.object("sent").get("overall")).isEqualTo(Json.number(0));
      assertThat(weights.object("sent").object("labels"))
          .isEqualTo(Json.object().put("Positive", 1.0).put("neg", 0.25).build());
    }
  }

  @Nested
  class given_special_controls {
    @Test
    void when_a_filter_targets_a_control_then_it_is_none_itself() {
      var xml =
          "<View><Filter name=\"f\" toName=\"l\"/><Labels name=\"l\" toName=\"t\"><Label value=\"a\"/></Labels><Text name=\"t\" value=\"$t\"/></View>";
      assertThat(of(xml).parsedLabelConfig().fields()).containsOnlyKeys("l");
      assertThat(of(xml).controlWeights().fields()).containsOnlyKeys("l");
    }

    @Test
    void when_a_chat_has_no_target_then_it_targets_itself() {
      var chat = control("<View><Chat name=\"chat\" value=\"$dialog\"/></View>", "chat");
      assertThat(chat.array("to_name")).isEqualTo(Json.of(List.of("chat")));
      assertThat(chat.array("inputs").items())
          .containsExactly(
              Json.object()
                  .put("type", "Chat")
                  .put("valueType", null)
                  .put("value", "dialog")
                  .build());
    }

    @Test
    void when_labels_come_from_data_or_an_address_then_they_are_dynamic() {
      var xml =
          "<View><Text name=\"t\" value=\"$t\"/><Choices name=\"c\" toName=\"t\" value=\"$options\"/>"
              + "<Taxonomy name=\"x\" toName=\"t\" apiUrl=\"/tree.json\"/></View>";
      assertThat(control(xml, "c").get("dynamic_labels")).isEqualTo(Json.bool(true));
      assertThat(control(xml, "x").get("dynamic_labels")).isEqualTo(Json.bool(true));
      assertThat(control(Configs.BOXES, "box").has("dynamic_labels")).isFalse();
    }

    @Test
    void when_a_control_is_per_region_then_its_condition_is_told() {
      var start =
          "<View><Text name=\"t\" value=\"$t\"/><Choices name=\"c\" toName=\"t\" perRegion=\"true\" ";
      var end = "><Choice value=\"a\"/></Choices></View>";
      assertThat(
              control(start + "whenTagName=\"n\" whenLabelValue=\"L\"" + end, "c")
                  .object("conditionals"))
          .isEqualTo(Json.of(Map.of("type", "tag", "name", "n")));
      assertThat(control(start + "whenChoiceValue=\"V\"" + end, "c").object("conditionals"))
          .isEqualTo(Json.of(Map.of("type", "choice", "name", "V")));
      assertThat(
              control(start.replace("true", "false") + "whenLabelValue=\"L\"" + end, "c")
                  .has("conditionals"))
          .isFalse();
    }

    @Test
    void when_a_control_is_repeated_then_its_index_matches_anything() {
      assertThat(control(Configs.REPEATED, "q_{{idx}}").get("regex"))
          .isEqualTo(Json.of(Map.of("{{idx}}", ".*")));
      var config = valid(Configs.REPEATED);
      assertThat(config.control("q_12")).isPresent();
      assertThat(config.control("q_x")).isEmpty();
      assertThat(config.control("q_12").orElseThrow().targetsOf("q_12")).containsExactly("img_12");
    }

    @Test
    void when_an_image_shows_a_list_then_the_input_says_so() {
      var xml =
          "<View><Image name=\"i\" valueList=\"$pages\"/><Rating name=\"r\" toName=\"i\"/></View>";
      assertThat(control(xml, "r").array("inputs").items())
          .containsExactly(
              Json.object()
                  .put("type", "Image")
                  .put("valueType", null)
                  .put("valueList", "pages")
                  .build());
    }

    @Test
    void when_choices_nest_then_all_of_them_are_labels() {
      var xml =
          "<View><Text name=\"t\" value=\"$t\"/><Taxonomy name=\"x\" toName=\"t\"><Choice value=\"Animal\"><Choice value=\"Dog\"/></Choice></Taxonomy></View>";
      assertThat(control(xml, "x").array("labels")).isEqualTo(Json.of(List.of("Animal", "Dog")));
    }
  }

  @Nested
  class given_data_keys {
    @Test
    void when_tags_share_a_key_then_the_last_counts_unless_a_video_came() {
      var xml =
          "<View><Video name=\"v\" value=\"$url\"/><Audio name=\"a\" value=\"$url\"/><Text name=\"t\" value=\"$x\"/><Header name=\"h\" value=\"$x\"/></View>";
      assertThat(of(xml).dataTypes())
          .isEqualTo(Json.object().put("url", "Video").put("x", "Header").build());
    }

    @Test
    void when_a_value_mixes_text_and_references_then_the_first_is_the_key() {
      var xml =
          "<View><Text name=\"t\" value=\"On $title, page $n\"/><Header value=\"$unnamed\"/><Text name=\"u\" value=\"plain\"/></View>";
      assertThat(of(xml).dataTypes()).isEqualTo(Json.object().put("title", "Text").build());
    }

    @Test
    void when_values_are_repeated_or_listed_then_their_whole_path_is_the_key() {
      assertThat(of(Configs.REPEATED).dataTypes())
          .isEqualTo(Json.object().put("images[{{idx}}].url", "Image").build());
      assertThat(of("<View><Image name=\"i\" valueList=\"$pages\"/></View>").dataTypes())
          .isEqualTo(Json.object().put("pages", "Image").build());
    }
  }

  /** data-manager.md §10 and api.md §6. */
  @Nested
  class given_the_question_of_bulk_annotation {
    @ParameterizedTest
    @ValueSource(
        strings = {
          "<Choices name=\"c\" toName=\"t\"><Choice value=\"a\"/></Choices>",
          "<Rating name=\"r\" toName=\"t\"/><TextArea name=\"x\" toName=\"t\"/>",
          "<Taxonomy name=\"x\" toName=\"t\"><Choice value=\"a\"/></Taxonomy>"
        })
    void when_only_plain_classification_is_asked_then_it_suits(String controls) {
      assertThat(
              of("<View><Text name=\"t\" value=\"$t\"/>" + controls + "</View>")
                  .configSuitableForBulkAnnotation())
          .isTrue();
    }

    @ParameterizedTest
    @ValueSource(
        strings = {
          "",
          "<Labels name=\"l\" toName=\"t\"><Label value=\"a\"/></Labels><Rating name=\"r\" toName=\"t\"/>",
          "<Rating name=\"r\" toName=\"t\" perRegion=\"true\"/>",
          "<Number name=\"r\" toName=\"t\" perItem=\"true\"/>",
          "<Choices name=\"c\" toName=\"t\" value=\"$options\"/>",
          "<Taxonomy name=\"x\" toName=\"t\" labeling=\"true\"><Choice value=\"a\"/></Taxonomy>",
          "<Taxonomy name=\"x\" toName=\"t\" apiUrl=\"/tree.json\"/>"
        })
    void when_regions_items_or_task_data_are_involved_then_it_does_not(String controls) {
      assertThat(
              of("<View><Text name=\"t\" value=\"$t\"/>" + controls + "</View>")
                  .configSuitableForBulkAnnotation())
          .isFalse();
    }

    @Test
    void when_there_are_controls_then_the_flag_says_so() {
      assertThat(of(Configs.SENTIMENT).configHasControlTags()).isTrue();
      assertThat(of(ParsedConfig.EMPTY).configHasControlTags()).isFalse();
    }
  }
}
