package docket.domain.labelconfig;

import static org.assertj.core.api.Assertions.assertThat;

import docket.domain.labelconfig.Finding.Code;
import docket.domain.labelconfig.Finding.Severity;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The rules of labeling-config.md §8 as the config page lists them. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class FindingsTest {
  private static final String TEXT = "<Text name=\"t\" value=\"$text\"/>";

  @Nested
  class given_a_fault_in_an_otherwise_good_config {
    @ParameterizedTest
    @CsvSource(
        delimiter = '|',
        quoteCharacter = '`',
        value = {
          "<Cube name=\"q\" toName=\"t\"/>|ERR_UNKNOWN_TAG",
          "<Rating toName=\"t\"/>|ERR_REQUIRED",
          "<Rating name=\"x\"/>|ERR_REQUIRED",
          "<Rating name=\"r\" toName=\"t\"/>|ERR_DUPLICATE_NAME",
          "<Rating name=\"x\" toName=\"z\"/>|ERR_TAG_NOT_FOUND",
          "<Rectangle name=\"x\" toName=\"t\"/>|ERR_TAG_UNSUPPORTED",
          "<Choice value=\"x\"/>|ERR_PARENT_TAG_UNEXPECTED",
          "<Rating name=\"x\" toName=\"t\"><View><Label value=\"x\"/></View></Rating>|ERR_PARENT_TAG_UNEXPECTED",
          "<Number name=\"x\" toName=\"t\" min=\"few\"/>|ERR_BAD_TYPE",
          "<Choices name=\"x\" toName=\"t\" layout=\"diagonal\"><Choice value=\"a\"/></Choices>|ERR_BAD_TYPE",
          "<Rating name=\"x\" toName=\"t\" perRegion=\"true\" perItem=\"true\"/>|ERR_GENERAL",
          "<Image name=\"i\"/>|ERR_REQUIRED",
          "<Labels name=\"x\" toName=\"t\"/>|ERR_NO_CHILDREN",
          "<Labels name=\"x\" toName=\"t\"><Label/></Labels>|ERR_REQUIRED",
          "<Labels name=\"x\" toName=\"t\"><Label value=\"a\"/><Label value=\"b\" alias=\"a\"/></Labels>|ERR_DUPLICATE_VALUE",
          "<Pairwise name=\"x\" toName=\"t\"/>|ERR_PAIRWISE",
          "<Video name=\"v\" value=\"$v\" minPlaybackSpeed=\"2\"/>|ERR_BAD_TYPE",
          "<Video name=\"v\" value=\"$v\" defaultPlaybackSpeed=\"11\"/>|ERR_BAD_TYPE",
          "<TimeSeries name=\"s\" value=\"$s\"/>|ERR_REQUIRED",
          "<Repeater><Header value=\"a\"/></Repeater>|ERR_REQUIRED"
        })
    void when_it_breaks_a_rule_then_its_code_is_told_as_an_error(String tag, Code code) {
      var findings =
          Findings.of("<View>" + TEXT + "<Rating name=\"r\" toName=\"t\"/>\n" + tag + "</View>");
      assertThat(findings)
          .anySatisfy(finding -> {
            assertThat(finding.code()).isEqualTo(code);
            assertThat(finding.severity()).isEqualTo(Severity.ERROR);
            assertThat(finding.line()).isEqualTo(2);
          });
    }

    @ParameterizedTest
    @CsvSource(
        delimiter = '|',
        quoteCharacter = '`',
        value = {
          "<Labels name=\"x\" toName=\"t\"><Label value=\"a\"/><Label value=\"a\"/></Labels>|ERR_DUPLICATE_VALUE",
          "<View visibleWhen=\"region-selected\" whenTagName=\"nobody\"/>|ERR_TAG_NOT_FOUND",
          "<View visibleWhen=\"region-selected\" whenLabelValue=\"Nothing\"/>|ERR_GENERAL",
          "<Labels name=\"x\" toName=\"t\"><Label value=\"a\" hotkey=\"1\"/><Label value=\"b\" hotkey=\"1\"/></Labels>|ERR_GENERAL"
        })
    void when_it_is_only_doubtful_then_it_is_a_warning(String tag, Code code) {
      var findings =
          Findings.of("<View>" + TEXT + "<Rating name=\"r\" toName=\"t\"/>" + tag + "</View>");
      assertThat(findings)
          .singleElement()
          .satisfies(finding -> {
            assertThat(finding.code()).isEqualTo(code);
            assertThat(finding.severity()).isEqualTo(Severity.WARNING);
          });
    }
  }

  @Nested
  class given_nothing_to_complain_about {
    @Test
    void when_the_config_is_empty_or_complete_then_there_are_no_findings() {
      assertThat(Findings.of(ParsedConfig.EMPTY)).isEmpty();
      assertThat(Findings.of(Configs.SENTIMENT)).isEmpty();
      assertThat(Findings.of(Configs.REPEATED)).isEmpty();
    }
  }

  @Nested
  class given_no_xml {
    @Test
    void when_it_is_read_then_the_parsers_message_is_the_only_finding() {
      assertThat(Findings.of("<View>"))
          .singleElement()
          .satisfies(finding -> assertThat(finding.code()).isEqualTo(Code.ERR_XML));
    }
  }
}
