package docket.projects;

import docket.domain.access.Role;
import docket.domain.access.User;
import docket.domain.access.Workspace;
import docket.domain.json.Json;
import docket.domain.json.Json.ObjectBuilder;
import docket.domain.labelconfig.DerivedFields;
import docket.domain.projects.Project;
import docket.domain.queue.Person;
import docket.domain.queue.SkipQueue;
import docket.domain.queue.Tally;
import docket.platform.wire.Times;
import docket.platform.wire.UserView;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A project on the wire (spec api.md §6). */
final class ProjectView {
  private static final int SHORT = 200;

  /** What only those who manage a project get to see. */
  private static final Set<String> MANAGERS_ONLY =
      Set.of("task_data_login", "task_data_password", "internal_description", "custom_script");

  private ProjectView() {}

  /**
   * What the view needs beside the project.
   *
   * @param counters null on the answer to a create, where nothing is counted yet
   */
  record Surroundings(
      Role role,
      DerivedFields derived,
      @Nullable Tally counters,
      Person person,
      @Nullable User creator,
      @Nullable Workspace workspace,
      List<User> members,
      int membersLimit) {}

  static Json.Obj detail(Project project, Surroundings around) {
    var view = Json.object().put("id", project.id().value());
    settings(view, project, around);
    derived(view, project, around.derived());
    counters(view, around);
    people(view, project, around);
    return view.build();
  }

  private static void settings(ObjectBuilder view, Project project, Surroundings around) {
    boolean manages = around.role().manages();
    project
        .settings()
        .fields()
        .forEach((name, value) -> {
          if (name.equals("task_data_password")) {
            view.put(name, null); // a secret is never told again
          } else if (manages || !MANAGERS_ONLY.contains(name)) {
            view.put(name, value);
          } else {
            view.put(name, null);
          }
        });
    view.put("review_settings", nested(project, "review_settings"));
    view.put("assignment_settings", nested(project, "assignment_settings"));
    view.put("title", project.title());
    view.put("label_config", project.labelConfig());
    view.put("description_short", shortened(project.settings().text("description")));
    view.put("internal_description_short", null);
  }

  private static Json nested(Project project, String name) {
    var settings = project.settings().object(name).with("id", Json.number(project.id().value()));
    settings = settings.with("project", Json.number(project.id().value()));
    return name.equals("review_settings")
        ? settings.with(
            "requeue_rejected_tasks_to_annotator",
            Json.bool("requeue".equals(settings.text("requeue_rejected_tasks_mode"))))
        : settings;
  }

  private static void derived(ObjectBuilder view, Project project, DerivedFields derived) {
    view.put("parsed_label_config", derived.parsedLabelConfig());
    view.put("control_weights", derived.controlWeights());
    view.put("data_types", derived.dataTypes());
    view.put("config_has_control_tags", derived.configHasControlTags());
    view.put("config_suitable_for_bulk_annotation", derived.configSuitableForBulkAnnotation());
    boolean trains =
        project.settings().get("min_annotations_to_start_training") instanceof Json.Int(var n)
            && n > 0;
    view.put("start_training_on_annotation_update", trains);
  }

  private static void counters(ObjectBuilder view, Surroundings around) {
    var tally = around.counters();
    view.put("task_number", tally == null ? null : tally.tasks());
    view.put("finished_task_number", tally == null ? null : tally.finished());
    view.put("num_tasks_with_annotations", tally == null ? null : tally.annotated());
    view.put("total_annotations_number", tally == null ? null : tally.annotations());
    view.put("useful_annotation_number", tally == null ? null : tally.useful());
    view.put("skipped_annotations_number", tally == null ? null : tally.skipped());
    view.put("ground_truth_number", tally == null ? null : tally.groundTruth());
    view.put("total_predictions_number", tally == null ? null : tally.predictions());
    view.put("reviewed_number", 0);
    view.put("rejected", 0);
    view.put("review_total_tasks", 0);
    view.put("reviewer_queue_total", 0);
  }

  private static void people(ObjectBuilder view, Project project, Surroundings around) {
    var tally = around.counters();
    var queue =
        tally == null ? null : QueueCounters.of(tally, around.person(), project.skipQueue());
    view.put("queue_total", queue == null ? null : queue.total());
    view.put("queue_done", queue == null ? null : queue.done());
    view.put("queue_left", queue == null ? null : queue.left());
    view.put("ready", queue != null && queue.left() > 0);
    view.put("allow_stream", around.role().manages() || project.isPublished());
    view.put("organization", project.organization().value());
    view.put("created_by", UserView.simple(around.creator(), project.createdBy()));
    view.put("created_at", Times.text(project.createdAt()));
    view.put("workspace", project.workspace());
    view.put("workspace_title", around.workspace() == null ? null : around.workspace().title());
    view.put("members", members(around));
    view.put("members_count", around.members().size());
    view.put("permissions", permissions(around.role()));
    view.put("state", state(tally));
    view.put("blueprints", Json.EMPTY_ARRAY);
    view.put("prompts", Json.EMPTY_ARRAY);
    view.put("is_dimensions_enabled", false);
    var copied = project.settings().get("duplication_done");
    view.put("duplication_done", copied == null ? Json.bool(false) : copied);
    var status = project.settings().text("duplication_status");
    view.put("duplication_status", status == null ? "" : status);
  }

  private static List<Json> members(Surroundings around) {
    return around.members().stream()
        .limit(around.membersLimit())
        .map(user -> UserView.simple(user, user.id()))
        .toList();
  }

  private static List<String> permissions(Role role) {
    return role.manages()
        ? List.of(
            "projects.view",
            "projects.change",
            "projects.delete",
            "tasks.create",
            "tasks.delete",
            "annotations.create")
        : List.of("projects.view", "annotations.create");
  }

  private static String state(@Nullable Tally tally) {
    if (tally == null || tally.tasks() == 0) {
      return "CREATED";
    }
    if (tally.finished() >= tally.tasks()) {
      return "COMPLETED";
    }
    return tally.annotations() + tally.skipped() > 0
        ? "ANNOTATION_IN_PROGRESS"
        : "ANNOTATION_NOT_STARTED";
  }

  private static String shortened(@Nullable String text) {
    return text == null ? "" : text.substring(0, Math.min(text.length(), SHORT));
  }

  /** What the calling person has left (spec projects-and-settings.md §7.1). */
  record QueueCounters(long total, long done) {
    static QueueCounters of(Tally tally, Person person, SkipQueue skips) {
      long done = person.answered() + (skips == SkipQueue.REQUEUE_FOR_ME ? 0 : person.skipped());
      long openOfOthers =
          tally.tasks() - tally.finished() - (person.answered() - person.finished());
      long skippedOpen = skips == SkipQueue.REQUEUE_FOR_OTHERS ? person.skipped() : 0;
      return new QueueCounters(Math.max(done, openOfOthers - skippedOpen + done), done);
    }

    long left() {
      return Math.max(0, total - done);
    }
  }
}
