package docket.domain.projects;

import docket.domain.json.Json;
import docket.domain.projects.Setting.Anything;
import docket.domain.projects.Setting.Choice;
import docket.domain.projects.Setting.Decimal;
import docket.domain.projects.Setting.Flag;
import docket.domain.projects.Setting.Form;
import docket.domain.projects.Setting.Items;
import docket.domain.projects.Setting.Nested;
import docket.domain.projects.Setting.Rule;
import docket.domain.projects.Setting.Text;
import docket.domain.projects.Setting.Time;
import docket.domain.projects.Setting.Whole;
import java.util.List;
import java.util.regex.Pattern;

/**
 * The catalogue of a project's settings (spec projects-and-settings.md §3). A new one is one line
 * here.
 */
public final class ProjectSettings {
  /** What a project labels with until somebody says otherwise. */
  public static final String EMPTY_CONFIG = "<View></View>";

  private static final int LONG_TEXT = 1_000_000;
  private static final long MOST = Integer.MAX_VALUE;
  private static final int MOST_ANNOTATIONS = 500;

  private static final Rule COLOR =
      new Form(Pattern.compile("#[0-9a-fA-F]{6}"), "Use a colour such as #1F6FEB.");

  private static final Nested ASSIGNMENT =
      new Nested(
          List.of(
              new Setting(
                  "label_stream_task_distribution",
                  Json.string("auto_distribution"),
                  true,
                  new Choice(List.of("auto_distribution", "assigned_only")))));

  private static final Nested REVIEW =
      new Nested(
          List.of(
              text("instruction", "", true, LONG_TEXT),
              flag("show_instruction", false),
              choice("review_criteria", "one", List.of("one", "all")),
              flag("review_only_manual_assignments", false),
              flag("only_finished_tasks", false),
              choice("sampling", "task_id", List.of("task_id", "random", "by_annotator")),
              new Setting(
                  "annotator_batch_percent", Json.string("100.00"), false, new Decimal(0, 100)),
              new Setting("review_task_limit_percent", Json.NULL, true, new Decimal(0, 100)),
              choice(
                  "requeue_rejected_tasks_mode",
                  "remove",
                  List.of("requeue", "remove", "flexible")),
              flag("require_comment_on_reject", false),
              flag("anonymize_annotations", false),
              flag("show_data_manager_to_reviewers", true),
              new Setting("show_unused_data_columns_to_reviewers", Json.NULL, true, new Flag()),
              flag("show_agreement_to_reviewers", true)));

  /** Every setting; in the order of the pages that show them. */
  public static final List<Setting> ALL =
      List.of(
          new Setting("title", Json.string(""), true, new Text(3, 50)),
          text("description", "", true, LONG_TEXT),
          new Setting("internal_description", Json.NULL, true, new Items()),
          new Setting("color", Json.string("#FFFFFF"), true, COLOR),
          text("task_data_login", null, true, 256),
          text("task_data_password", null, true, 256),
          text("label_config", EMPTY_CONFIG, true, LONG_TEXT),
          flag("use_custom_interface", false),
          text("custom_interface_code", null, true, LONG_TEXT),
          text("custom_interface_compiled", null, true, LONG_TEXT),
          new Setting("custom_interface_params", Json.NULL, true, new Anything()),
          new Setting("input_schema", Json.NULL, true, new Anything()),
          new Setting("output_schema", Json.NULL, true, new Anything()),
          new Setting("source_interface_id", Json.NULL, true, new Whole(1, MOST)),
          new Setting("source_interface_version", Json.NULL, true, new Whole(1, MOST)),
          text("comment_classification_config", "", false, LONG_TEXT),
          text("custom_script", "", false, LONG_TEXT),
          text("expert_instruction", "", true, LONG_TEXT),
          flag("show_instruction", false),
          new Setting("assignment_settings", Json.EMPTY_OBJECT, false, ASSIGNMENT),
          choice(
              "sampling",
              "Sequential sampling",
              List.of("Sequential sampling", "Uniform sampling", "Uncertainty sampling")),
          new Setting("custom_task_lock_ttl", Json.NULL, true, new Whole(1, 86_400)),
          flag("enable_empty_annotation", true),
          flag("show_annotation_history", false),
          new Setting("show_unused_data_columns_to_annotators", Json.NULL, true, new Flag()),
          flag("show_skip_button", true),
          flag("require_comment_on_skip", false),
          choice(
              "skip_queue",
              "REQUEUE_FOR_OTHERS",
              List.of("REQUEUE_FOR_ME", "REQUEUE_FOR_OTHERS", "IGNORE_SKIPPED")),
          flag("show_collab_predictions", true),
          text("model_version", "", true, LONG_TEXT),
          flag("reveal_preannotations_interactively", false),
          flag("evaluate_predictions_automatically", false),
          flag("show_ground_truth_first", false),
          new Setting("review_settings", Json.EMPTY_OBJECT, false, REVIEW),
          new Setting("maximum_annotations", Json.number(1), false, new Whole(1, MOST_ANNOTATIONS)),
          new Setting("overlap_cohort_percentage", Json.number(100), false, new Whole(0, 100)),
          flag("show_overlap_first", false),
          flag("strict_task_overlap", true),
          new Setting("annotation_limit_count", Json.NULL, true, new Whole(1, MOST)),
          new Setting("annotation_limit_percent", Json.NULL, true, new Decimal(0, 100)),
          flag("annotator_evaluation_enabled", false),
          choice(
              "annotator_evaluation_metric",
              "gt_agreement",
              List.of("gt_agreement", "acceptance_score", "rejection_rate")),
          new Setting(
              "annotator_evaluation_onboarding_tasks", Json.number(0), false, new Whole(0, MOST)),
          new Setting(
              "annotator_evaluation_continuous_tasks", Json.number(0), false, new Whole(0, MOST)),
          new Setting(
              "annotator_evaluation_minimum_tasks", Json.number(10), true, new Whole(0, MOST)),
          new Setting(
              "annotator_evaluation_minimum_score",
              Json.string("95.00"),
              true,
              new Decimal(0, 100)),
          new Setting("pause_on_failed_annotator_evaluation", Json.bool(false), true, new Flag()),
          new Setting(
              "agreement_methodology",
              Json.string("pairwise"),
              false,
              new Choice(List.of("pairwise", "consensus"))),
          new Setting("agreement_threshold", Json.NULL, true, new Decimal(0, 1)),
          new Setting("max_additional_annotators_assignable", Json.NULL, true, new Whole(0, MOST)),
          new Setting("control_weights", Json.EMPTY_OBJECT, true, new Anything()),
          new Setting(
              "min_annotations_to_start_training", Json.number(0), false, new Whole(0, MOST)),
          flag("is_draft", false),
          flag("is_published", false),
          new Setting("pinned_at", Json.NULL, true, new Time()));

  private ProjectSettings() {}

  private static Setting flag(String name, boolean absent) {
    return new Setting(name, Json.bool(absent), false, new Flag());
  }

  private static Setting text(
      String name,
      @org.jspecify.annotations.Nullable String absent,
      boolean nullable,
      int longest) {
    return new Setting(name, Json.of(absent), nullable, new Text(0, longest));
  }

  private static Setting choice(String name, String absent, List<String> words) {
    return new Setting(name, Json.string(absent), true, new Choice(words));
  }
}
