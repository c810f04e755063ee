package docket.domain.labelconfig;

import static docket.domain.labelconfig.Configs.refusal;
import static docket.domain.labelconfig.Configs.valid;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The checks of saving a config, api.md §12.2. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class ParsedConfigTest {
  private static final String TEXT = "<Text name=\"t\" value=\"$text\"/>";

  @Nested
  class given_text_that_is_no_acceptable_xml {
    @ParameterizedTest
    @ValueSource(
        strings = {
          "",
          "   ",
          "View",
          "<View>",
          "<View></Veiw>",
          "<View/><View/>",
          "{\"a\": 1}",
          "<View a=1/>",
          "<View>&nope;</View>"
        })
    void when_it_is_read_then_the_parser_says_where(String xml) {
      assertThat(refusal(xml)).matches("(?s).+[^.]: line \\d+, column \\d+");
    }

    @Test
    void when_it_has_a_document_type_then_it_is_refused_before_any_entity_is_read() {
      assertThat(refusal("<!DOCTYPE View><View/>"))
          .startsWith("document type declarations are forbidden");
      var external =
          "<!DOCTYPE v [<!ENTITY x SYSTEM \"file:///etc/hostname\">]><View><Header value=\"&x;\"/></View>";
      assertThat(refusal(external)).startsWith("document type declarations are forbidden");
    }

    @Test
    void when_entities_multiply_then_none_is_expanded() {
      var bomb =
          "<!DOCTYPE v [<!ENTITY a \"ha\"><!ENTITY b \"&a;&a;&a;&a;\"><!ENTITY c \"&b;&b;&b;&b;\">]><View>&c;</View>";
      assertThat(refusal(bomb)).startsWith("document type declarations are forbidden");
    }

    @Test
    void when_it_has_a_processing_instruction_then_it_is_refused() {
      assertThat(refusal("<?xml-stylesheet href=\"a.xsl\"?><View/>"))
          .startsWith("processing instructions are forbidden");
    }

    @Test
    void when_it_exceeds_a_cap_then_the_cap_is_named() {
      assertThat(refusal("<View>".repeat(65) + "</View>".repeat(65)))
          .startsWith("elements are nested deeper than 64");
      assertThat(refusal("<View>" + "<a/>".repeat(20_000) + "</View>"))
          .startsWith("there are more than 20000 elements");
      assertThat(refusal("<View>" + " ".repeat(1 << 20) + "</View>"))
          .startsWith("label config is longer than");
    }

    @Test
    void when_an_xml_declaration_or_byte_order_mark_leads_then_it_is_no_obstacle() {
      valid("\uFEFF<?xml version=\"1.0\" encoding=\"UTF-8\"?><View/>");
    }
  }

  @Nested
  class given_a_view_root {
    @Test
    void when_it_is_empty_then_it_is_valid() {
      assertThat(valid(ParsedConfig.EMPTY).controls()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"Image", "Text", "HyperText"})
    void when_an_object_lacks_name_or_value_then_the_path_and_the_attribute_are_named(String tag) {
      assertThat(refusal("<View><%s value=\"$a\"/></View>".formatted(tag)))
          .isEqualTo("Validation failed on View/%s: 'name' is a required property", tag);
      assertThat(refusal("<View><%s name=\"a\"/></View>".formatted(tag)))
          .isEqualTo("Validation failed on View/%s: 'value' is a required property", tag);
    }

    @Test
    void when_an_image_has_only_a_list_then_it_passes() {
      valid("<View><Image name=\"i\" valueList=\"$pages\"/></View>");
    }

    @Test
    void when_hypertext_only_decorates_then_it_needs_no_name() {
      assertThat(
              valid("<View><HyperText><p>Read <b>this</b></p></HyperText></View>")
                  .root()
                  .children()
                  .getFirst()
                  .body())
          .isEqualTo("<p>Read <b>this</b></p>");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Choices:Choice", "Labels:Label"})
    void when_a_label_set_has_neither_children_nor_value_nor_view_then_children_are_asked_for(
        String pair) {
      String tag = pair.split(":", -1)[0];
      String child = pair.split(":", -1)[1];
      String start = "<View>" + TEXT + "<" + tag + " name=\"c\" toName=\"t\"";
      assertThat(refusal(start + "/></View>"))
          .isEqualTo("Validation failed on View/%s: '%s' is a required property", tag, child);
      valid(start + " value=\"$options\"/></View>");
      valid(start + "><View><" + child + " value=\"a\"/></View></" + tag + "></View>");
    }

    @Test
    void when_a_choice_among_several_controls_lacks_its_value_then_the_path_counts() {
      var xml =
          "<View>"
              + TEXT
              + "<Choices name=\"a\" toName=\"t\"><Choice value=\"x\"/></Choices>"
              + "<View><Choices name=\"b\" toName=\"t\"><Choice value=\"x\"/><Choice alias=\"y\"/></Choices></View></View>";
      assertThat(refusal(xml))
          .isEqualTo(
              "Validation failed on View/View/Choices/Choice/1: 'value' is a required property");
    }

    @ParameterizedTest
    @ValueSource(strings = {"TextArea", "Number"})
    void when_an_input_lacks_its_target_then_it_is_refused(String tag) {
      assertThat(refusal("<View><%s name=\"a\"/></View>".formatted(tag)))
          .isEqualTo("Validation failed on View/%s: 'toName' is a required property", tag);
    }

    @Test
    void when_values_look_like_numbers_or_tags_are_unknown_then_they_pass() {
      valid(
          "<View>"
              + TEXT
              + "<Choices name=\"c\" toName=\"t\"><Choice value=\"1\"/></Choices><Cube name=\"q\" toName=\"t\"/></View>");
    }
  }

  @Nested
  class given_another_root {
    @Test
    void when_a_tag_is_incomplete_then_only_names_are_checked() {
      valid("<Panels><Text/></Panels>");
      assertThat(refusal("<Panels><Choices toName=\"x\"/></Panels>"))
          .isEqualTo("toName=\"x\" not found in names: []");
    }
  }

  @Nested
  class given_names {
    @Test
    void when_one_repeats_then_it_is_listed() {
      assertThat(refusal("<View>" + TEXT + TEXT + "</View>"))
          .isEqualTo("Label config contains non-unique names: ['t']");
    }

    @Test
    void when_a_target_does_not_exist_then_the_sorted_names_are_listed() {
      var xml =
          "<View>"
              + TEXT
              + "<Rating name=\"q\" toName=\"t,z\"/><Text name=\"b\" value=\"$b\"/></View>";
      assertThat(refusal(xml)).isEqualTo("toName=\"z\" not found in names: ['b', 'q', 't']");
    }

    @Test
    void when_both_rules_are_broken_then_the_structure_is_told_first() {
      assertThat(refusal("<View><Text name=\"t\"/><Rating name=\"t\" toName=\"z\"/></View>"))
          .startsWith("Validation failed on View/Text");
    }
  }

  @Nested
  class given_another_case {
    @Test
    void when_tags_and_attributes_are_in_lower_case_then_they_read_like_the_canonical_ones() {
      var lower =
          valid(
              "<view><image name=\"i\" value=\"$image\"/><rectanglelabels name=\"b\" toname=\"i\"><label value=\"a\"/></rectanglelabels></view>");
      assertThat(lower.controls().getFirst().type()).isEqualTo("RectangleLabels");
      assertThat(lower.controls().getFirst().labels()).containsOnlyKeys("a");
    }
  }

  @Nested
  class given_text_inside_an_element {
    @Test
    void when_it_has_no_value_then_the_text_is_its_value() {
      var config =
          valid(
              "<View>"
                  + TEXT
                  + "<Labels name=\"l\" toName=\"t\"><Label> Person </Label><Label value=\"Org\">x</Label></Labels></View>");
      assertThat(config.controls().getFirst().labels()).containsOnlyKeys("Person", "Org");
    }

    @Test
    void when_a_comment_holds_a_json_object_then_it_is_kept_as_the_sample() {
      assertThat(valid("<View><!-- note --><!-- {\"data\": {}} --></View>").sampleComment())
          .isEqualTo("{\"data\": {}}");
    }
  }
}
