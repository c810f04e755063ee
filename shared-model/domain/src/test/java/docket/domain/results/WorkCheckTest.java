package docket.domain.results;

import static docket.domain.results.JsonLiteral.array;
import static docket.domain.results.WorkCheck.Rule.STRICT;
import static docket.domain.results.WorkCheck.Rule.UPDATE;
import static org.assertj.core.api.Assertions.assertThat;

import docket.domain.labelconfig.Configs;
import docket.domain.results.WorkCheck.Compatible;
import docket.domain.results.WorkCheck.Refused;
import docket.domain.results.WorkCheck.Rule;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** A new config against existing work, api.md §12.3; the summary it is held against, §6.1. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class WorkCheckTest {
  private static final String CHOICE =
      "{\"from_name\":\"sent\",\"to_name\":\"txt\",\"type\":\"choices\",\"value\":{\"choices\":[\"%s\"]}}";
  private static final String EMPTIER =
      Configs.SENTIMENT.replace("<Choice value=\"Negative\" alias=\"neg\"/>", "");

  private static LabelSummary summary(String... items) {
    return LabelSummary.of(array("[" + String.join(",", items) + "]"));
  }

  private static ExistingWork work(LabelSummary saved, LabelSummary drafted) {
    return new ExistingWork(9, 1, 1, saved, drafted, Set.of());
  }

  private static WorkCheck check(String config, ExistingWork work, Rule rule) {
    return WorkCheck.of(Configs.valid(config), work, rule);
  }

  private static String refusal(String config, ExistingWork work, Rule rule) {
    var outcome = check(config, work, rule);
    assertThat(outcome).isInstanceOf(Refused.class);
    return ((Refused) outcome).text();
  }

  @Nested
  class given_a_project_without_work {
    @Test
    void when_it_has_no_tasks_then_anything_goes_and_the_summary_is_outdated() {
      assertThat(
              check(
                  "<View/>",
                  new ExistingWork(
                      0, 0, 0, summary(CHOICE.formatted("neg")), LabelSummary.EMPTY, Set.of()),
                  STRICT))
          .isEqualTo(new Compatible(WorkCheck.Outdated.ALL));
    }

    @Test
    void when_it_has_tasks_but_neither_annotations_nor_drafts_then_anything_goes() {
      assertThat(
              check(
                  "<View/>",
                  new ExistingWork(3, 0, 0, LabelSummary.EMPTY, LabelSummary.EMPTY, Set.of()),
                  STRICT))
          .isEqualTo(new Compatible(WorkCheck.Outdated.ANNOTATIONS));
    }
  }

  @Nested
  class given_annotations {
    private final ExistingWork work =
        work(
            summary(CHOICE.formatted("neg"), CHOICE.formatted("neg"), CHOICE.formatted("Positive")),
            summary(CHOICE.formatted("neg")));

    @Test
    void when_the_config_still_fits_then_it_is_compatible() {
      assertThat(check(Configs.SENTIMENT, work, STRICT))
          .isEqualTo(new Compatible(WorkCheck.Outdated.NOTHING));
    }

    @Test
    void when_their_control_is_gone_then_the_results_are_counted() {
      var text =
          "Created annotations are incompatible with provided labeling schema, we found:\n3 with from_name=sent, to_name=txt, type=choices";
      assertThat(refusal("<View><Text name=\"txt\" value=\"$text\"/></View>", work, UPDATE))
          .isEqualTo(text);
      assertThat(refusal(Configs.SENTIMENT.replace("txt", "doc"), work, UPDATE)).isEqualTo(text);
    }

    @Test
    void when_a_single_label_is_gone_then_only_the_strict_rule_minds() {
      assertThat(check(EMPTIER, work, UPDATE)).isInstanceOf(Compatible.class);
      assertThat(refusal(EMPTIER, work, STRICT))
          .isEqualTo(
              "These labels still exist in annotations or drafts:\nneg (2 annotations, 1 draft)\nPlease add labels to tag with name=\"sent\".");
    }

    @Test
    void when_labels_become_dynamic_then_nothing_is_missing() {
      assertThat(check(EMPTIER.replace("<Choices ", "<Choices value=\"$options\" "), work, STRICT))
          .isInstanceOf(Compatible.class);
    }
  }

  @Nested
  class given_drafts_only {
    @Test
    void when_their_control_is_gone_then_it_is_named_with_its_uses() {
      assertThat(
              refusal(
                  "<View/>", work(LabelSummary.EMPTY, summary(CHOICE.formatted("neg"))), UPDATE))
          .isEqualTo("There are 1 annotation(s) created with tag \"sent\", you can't remove it");
    }
  }

  @Nested
  class given_exceptions {
    @Test
    void when_a_transcription_loses_its_control_then_it_is_exempt() {
      var text =
          "{\"from_name\":\"tr\",\"to_name\":\"a\",\"type\":\"textarea\",\"value\":{\"text\":[\"hello\"]}}";
      assertThat(check("<View/>", work(summary(text), LabelSummary.EMPTY), STRICT))
          .isInstanceOf(Compatible.class);
    }

    @Test
    void when_results_come_from_a_repeater_then_their_names_match_by_pattern() {
      var item =
          "{\"from_name\":\"q_7\",\"to_name\":\"img_7\",\"type\":\"choices\",\"value\":{\"choices\":[\"Sharp\"]}}";
      assertThat(check(Configs.REPEATED, work(summary(item), LabelSummary.EMPTY), STRICT))
          .isInstanceOf(Compatible.class);
    }

    @Test
    void when_annotators_added_their_own_taxonomy_items_then_they_count() {
      var config =
          "<View><Text name=\"t\" value=\"$t\"/><Taxonomy name=\"x\" toName=\"t\" legacy=\"true\"><Choice value=\"Animal\"/></Taxonomy></View>";
      var item =
          "{\"from_name\":\"x\",\"to_name\":\"t\",\"type\":\"taxonomy\",\"value\":{\"taxonomy\":[[\"Animal\",\"Yeti\"]]}}";
      assertThat(
              check(
                  config,
                  new ExistingWork(1, 1, 0, summary(item), LabelSummary.EMPTY, Set.of("Yeti")),
                  STRICT))
          .isInstanceOf(Compatible.class);
      assertThat(refusal(config, work(summary(item), LabelSummary.EMPTY), STRICT))
          .contains("Yeti (1 annotation, 0 drafts)");
    }

    @Test
    void when_a_pair_was_compared_then_its_result_names_itself() {
      var config =
          "<View><Pairwise name=\"pw\" toName=\"a,b\"/><Text name=\"a\" value=\"$a\"/><Text name=\"b\" value=\"$b\"/></View>";
      var item =
          "{\"from_name\":\"pw\",\"to_name\":\"pw\",\"type\":\"pairwise\",\"value\":{\"selected\":\"left\"}}";
      assertThat(check(config, work(summary(item), LabelSummary.EMPTY), STRICT))
          .isInstanceOf(Compatible.class);
    }

    @Test
    void when_video_boxes_carry_labels_then_those_of_the_labels_control_count() {
      var config =
          "<View><Video name=\"v\" value=\"$v\"/><VideoRectangle name=\"box\" toName=\"v\"/><Labels name=\"l\" toName=\"v\"><Label value=\"Ball\"/></Labels></View>";
      var item =
          "{\"from_name\":\"box\",\"to_name\":\"v\",\"type\":\"videorectangle\",\"value\":{\"labels\":[\"Ball\"]}}";
      assertThat(check(config, work(summary(item), LabelSummary.EMPTY), STRICT))
          .isInstanceOf(Compatible.class);
      assertThat(
              check(config.replace("Ball", "Bat"), work(summary(item), LabelSummary.EMPTY), STRICT))
          .isInstanceOf(Refused.class);
    }
  }

  @Nested
  class given_a_result_to_count {
    @Test
    void when_it_holds_relations_dates_and_paths_then_only_labels_are_counted() {
      var counted =
          summary(
              "{\"type\":\"relation\",\"from_id\":\"a\",\"to_id\":\"b\"}",
              "{\"from_name\":\"d\",\"to_name\":\"t\",\"type\":\"datetime\",\"value\":{\"datetime\":\"2024-01-01\"}}",
              "{\"from_name\":\"x\",\"to_name\":\"t\",\"type\":\"Taxonomy\",\"value\":{\"taxonomy\":[[\"A\",\"B\"],[\"A\",\"C\"]]}}");
      assertThat(counted.createdAnnotations())
          .isEqualTo(Map.of("d|t|datetime", 1L, "x|t|taxonomy", 1L));
      assertThat(counted.createdLabels()).isEqualTo(Map.of("x", Map.of("A", 1L, "B", 1L, "C", 1L)));
    }

    @Test
    void when_counts_are_added_and_taken_back_then_nothing_remains() {
      var one = summary(CHOICE.formatted("neg"));
      assertThat(one.plus(one).createdLabels()).isEqualTo(Map.of("sent", Map.of("neg", 2L)));
      assertThat(one.plus(one).minus(one)).isEqualTo(one);
      assertThat(one.minus(one)).isEqualTo(LabelSummary.EMPTY);
    }

    @Test
    void when_tasks_differ_then_common_columns_are_those_of_all() {
      var columns =
          DataColumns.of(JsonLiteral.object("{\"a\":1,\"b\":2}"))
              .plus(DataColumns.of(JsonLiteral.object("{\"b\":1,\"c\":2}")));
      assertThat(columns.all()).isEqualTo(Map.of("a", 1L, "b", 2L, "c", 1L));
      assertThat(columns.common()).containsExactly("b");
      assertThat(columns.minus(DataColumns.of(JsonLiteral.object("{\"a\":1,\"b\":2}"))).common())
          .containsExactly("b", "c");
    }
  }
}
