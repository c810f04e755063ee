package docket.domain.labelconfig;

import static docket.domain.labelconfig.Configs.valid;
import static org.assertj.core.api.Assertions.assertThat;

import docket.domain.json.Json;
import docket.domain.results.JsonLiteral;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** Preview data of labeling-config.md §14. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class SampleTaskTest {
  private static Json.Obj sample(String tags) {
    return SampleTask.of(valid("<View>" + tags + "</View>"));
  }

  @Nested
  class given_references_to_task_data {
    @Test
    void when_a_tag_is_repeated_then_the_sample_is_an_array_of_two() {
      assertThat(SampleTask.of(valid(Configs.REPEATED)))
          .isEqualTo(
              JsonLiteral.object(
                  "{\"images\":[{\"url\":\"/samples/image-1.jpg\"},{\"url\":\"/samples/image-1.jpg\"}]}"));
    }

    @Test
    void when_several_tags_read_one_array_then_their_keys_meet_in_its_elements() {
      var sample =
          sample(
              "<Text name=\"a\" value=\"$rows[{{idx}}].text\"/><Image name=\"b\" value=\"$rows[{{idx}}].url\"/>");
      assertThat(sample.array("rows").items())
          .hasSize(2)
          .allSatisfy(row -> assertThat(((Json.Obj) row).fields()).containsOnlyKeys("text", "url"));
    }

    @Test
    void when_a_path_is_nested_then_so_is_the_sample() {
      assertThat(sample("<Audio name=\"a\" value=\"$call.sound\"/>"))
          .isEqualTo(JsonLiteral.object("{\"call\":{\"sound\":\"/samples/audio.wav\"}}"));
    }

    @Test
    void when_references_stand_inside_text_then_each_gets_one() {
      assertThat(sample("<Header value=\"Title: $title, page $n.\"/>"))
          .isEqualTo(JsonLiteral.object("{\"title\":\"Sample title\",\"n\":\"Sample n\"}"));
    }
  }

  @Nested
  class given_tags_of_several_kinds {
    @Test
    void when_an_image_shows_a_list_then_two_pages_are_given() {
      assertThat(sample("<Image name=\"i\" valueList=\"$pages\"/>").array("pages").items())
          .hasSize(2);
    }

    @Test
    void when_phrases_have_other_keys_and_sound_then_the_sample_follows() {
      var sample =
          sample(
              "<Paragraphs name=\"p\" value=\"$d\" nameKey=\"who\" textKey=\"says\" audioUrl=\"$sound\"/>");
      assertThat(((Json.Obj) sample.array("d").items().getFirst()).fields())
          .containsOnlyKeys("who", "says", "start", "end");
      assertThat(sample.text("sound")).isEqualTo("/samples/audio.wav");
    }

    @Test
    void when_a_series_is_json_then_its_columns_have_ascending_times() {
      var sample =
          sample(
              "<TimeSeries name=\"t\" value=\"$s\" valueType=\"json\" timeColumn=\"day\" timeFormat=\"%Y-%m-%d\"><Channel column=\"x\"/></TimeSeries>");
      var days =
          sample.object("s").array("day").items().stream()
              .map(day -> ((Json.Str) day).value())
              .toList();
      assertThat(days)
          .hasSizeGreaterThanOrEqualTo(100)
          .isSorted()
          .doesNotHaveDuplicates()
          .startsWith("2024-01-01");
      assertThat(sample.object("s").array("x").size()).isEqualTo(days.size());
    }

    @Test
    void when_a_series_is_an_address_then_it_names_its_columns() {
      var sample =
          sample(
              "<TimeSeries name=\"t\" value=\"$s\" timeColumn=\"time\" sep=\";\"><Channel column=\"x\"/><Channel column=\"y\"/></TimeSeries>");
      assertThat(sample.text("s"))
          .isEqualTo("/samples/time-series.csv?time=time&values=x,y&sep=%3B");
    }
  }
}
