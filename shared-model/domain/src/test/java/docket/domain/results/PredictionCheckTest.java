package docket.domain.results;

import static docket.domain.results.JsonLiteral.json;
import static docket.domain.results.JsonLiteral.object;
import static org.assertj.core.api.Assertions.assertThat;

import docket.domain.json.Json;
import docket.domain.labelconfig.Configs;
import docket.domain.labelconfig.LabelConfig;
import docket.domain.results.ExpandedResult.Expanded;
import docket.domain.results.ExpandedResult.Refused;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Predictions as they come in (api.md §9) and annotations beside them (§10.1). */
@DisplayNameGeneration(ReplaceUnderscores.class)
class PredictionCheckTest {
  private static final LabelConfig SENTIMENT = Configs.valid(Configs.SENTIMENT);

  @Nested
  class given_a_prediction {
    @ParameterizedTest
    @ValueSource(strings = {"null", "0", "1", "0.5", "\"0.25\""})
    void when_the_score_is_within_bounds_then_it_passes(String score) {
      assertThat(
              PredictionCheck.errors(
                  SENTIMENT, object("{\"result\":[],\"score\":%s}".formatted(score))))
          .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
      "1.5,'Score must be between 0.00 and 1.00 inclusive, got 1.5'",
      "-1,'Score must be between 0.00 and 1.00 inclusive, got -1'",
      "\"high\",'Score must be a valid number, got high'",
      "true,'Score must be a valid number, got True'"
    })
    void when_it_is_not_then_it_is_told(String score, String error) {
      assertThat(
              PredictionCheck.errors(
                  SENTIMENT, object("{\"result\":[],\"score\":%s}".formatted(score))))
          .containsExactly(error);
    }

    @Test
    void when_the_result_is_missing_or_no_list_then_that_is_told_together_with_the_score() {
      assertThat(PredictionCheck.errors(SENTIMENT, object("{\"score\":2}")))
          .containsExactly(
              "Score must be between 0.00 and 1.00 inclusive, got 2",
              "Missing required field 'result'");
      assertThat(PredictionCheck.errors(SENTIMENT, object("{\"result\":{}}")))
          .containsExactly("'result' must be a list");
    }
  }

  @Nested
  class given_a_minified_result {
    private Json value(String given) {
      assertThat(ExpandedResult.of(SENTIMENT, json(given))).isInstanceOf(Expanded.class);
      return ((Expanded) ExpandedResult.of(SENTIMENT, json(given))).result();
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"neg\"", "[\"neg\"]", "{\"choices\":[\"neg\"]}"})
    void when_one_control_takes_it_then_it_becomes_a_region(String given) {
      assertThat(value(given))
          .isEqualTo(
              json(
                  "[{\"from_name\":\"sent\",\"to_name\":\"txt\",\"type\":\"choices\",\"value\":{\"choices\":[\"neg\"]}}]"));
    }

    @Test
    void when_it_is_a_list_of_regions_then_it_stays_as_it_is() {
      assertThat(value("[{\"from_name\":\"nobody\"}]"))
          .isEqualTo(json("[{\"from_name\":\"nobody\"}]"));
      assertThat(value("[]")).isEqualTo(Json.EMPTY_ARRAY);
    }

    @Test
    void when_no_control_takes_it_then_it_is_refused() {
      assertThat(ExpandedResult.of(SENTIMENT, json("\"blue\""))).isInstanceOf(Refused.class);
      assertThat(ExpandedResult.of(SENTIMENT, json("{\"rating\":4}"))).isInstanceOf(Refused.class);
      assertThat(ExpandedResult.of(SENTIMENT, Json.NULL)).isInstanceOf(Refused.class);
    }

    @Test
    void when_several_controls_take_it_then_it_is_refused_but_a_number_finds_its_rating() {
      var config =
          Configs.valid(
              "<View><Text name=\"t\" value=\"$t\"/><Rating name=\"r\" toName=\"t\"/>"
                  + "<TextArea name=\"a\" toName=\"t\"/><TextArea name=\"b\" toName=\"t\"/></View>");
      assertThat(ExpandedResult.of(config, json("\"hello\"")))
          .isEqualTo(
              new Refused(
                  "Several control tags of the labeling config take the prediction result hello"));
      assertThat(ExpandedResult.of(config, json("3")))
          .isEqualTo(
              new Expanded(
                  JsonLiteral.array(
                      "[{\"from_name\":\"r\",\"to_name\":\"t\",\"type\":\"rating\",\"value\":{\"rating\":3}}]")));
    }
  }

  @Nested
  class given_an_annotation {
    @Test
    void when_a_region_does_not_fit_then_it_is_kept_and_told() {
      var check =
          AnnotationCheck.of(
              SENTIMENT,
              json(
                  "[{\"from_name\":\"gone\",\"to_name\":\"txt\",\"type\":\"choices\",\"value\":{}}]"));
      assertThat(check)
          .isEqualTo(
              new AnnotationCheck.Accepted(
                  List.of("Region 0: 'from_name' 'gone' not found in configuration")));
    }

    @Test
    void when_there_is_no_result_then_that_is_a_skip() {
      assertThat(AnnotationCheck.of(SENTIMENT, null)).isInstanceOf(AnnotationCheck.Accepted.class);
      assertThat(AnnotationCheck.of(SENTIMENT, Json.NULL))
          .isInstanceOf(AnnotationCheck.Accepted.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "\"neg\"", "1", "[1]"})
    void when_it_is_no_list_of_objects_then_it_is_refused(String result) {
      assertThat(AnnotationCheck.of(SENTIMENT, json(result)))
          .isInstanceOf(AnnotationCheck.Refused.class);
    }
  }
}
