package docket.domain.labelconfig.templates;

import static org.assertj.core.api.Assertions.assertThat;

import docket.domain.json.Json;
import docket.domain.labelconfig.Configs;
import docket.domain.labelconfig.DerivedFields;
import docket.domain.labelconfig.Findings;
import docket.domain.labelconfig.ImportedTask;
import docket.domain.labelconfig.SampleTask;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The catalogue keeps the rules of templates.md §14. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class BuiltInTemplatesTest {
  static Stream<Template> all() {
    return BuiltInTemplates.all().stream();
  }

  @ParameterizedTest
  @MethodSource("all")
  void every_template_passes_without_error_or_warning(Template template) {
    assertThat(Findings.of(template.config())).as(template.id()).isEmpty();
    assertThat(Configs.valid(template.config()).root().tag()).isEqualTo("View");
  }

  @ParameterizedTest
  @MethodSource("all")
  void every_template_asks_for_something_and_is_named(Template template) {
    assertThat(
            DerivedFields.of(Configs.valid(template.config()), Json.EMPTY_OBJECT)
                .configHasControlTags())
        .as(template.id())
        .isTrue();
    assertThat(List.of(template.title(), template.group(), template.details(), template.image()))
        .doesNotContain("");
    assertThat(template.tags()).isNotEmpty();
  }

  @ParameterizedTest
  @MethodSource("all")
  void every_templates_sample_can_be_imported_and_needs_no_other_host(Template template) {
    var config = Configs.valid(template.config());
    var sample = SampleTask.of(config);
    assertThat(ImportedTask.of(config, Json.object().put("data", sample).build()))
        .as(template.id())
        .isInstanceOf(ImportedTask.Acceptable.class);
    assertThat(sample.toString()).doesNotContain("http:").doesNotContain("https:");
  }

  @Nested
  class given_the_catalogue {
    @Test
    void when_it_is_listed_then_groups_come_in_their_order_and_count() {
      var groups = all().map(Template::group).distinct().toList();
      assertThat(groups)
          .containsExactly(
              "Computer Vision",
              "Natural Language Processing",
              "Audio/Speech Processing",
              "Conversational AI",
              "Chat and Generative AI",
              "Ranking & Scoring",
              "Structured Data Parsing",
              "Time Series Analysis",
              "Videos",
              "Dynamic Labels",
              "PDF and Documents",
              "Custom Interfaces",
              "Community");
      assertThat(BuiltInTemplates.all()).hasSize(126);
    }

    @Test
    void when_ids_are_looked_up_then_each_is_unique_and_found() {
      assertThat(all().map(Template::id)).doesNotHaveDuplicates();
      assertThat(BuiltInTemplates.find("named-entities")).map(Template::order).hasValue(1);
      assertThat(BuiltInTemplates.find("nothing")).isEmpty();
    }
  }
}
