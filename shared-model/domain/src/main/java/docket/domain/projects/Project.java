package docket.domain.projects;

import docket.domain.id.OrganizationId;
import docket.domain.id.ProjectId;
import docket.domain.id.UserId;
import docket.domain.json.Json;
import docket.domain.queue.QueueRules;
import docket.domain.queue.QueueRules.Sampling;
import docket.domain.queue.SkipQueue;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A labeling project.
 *
 * @param settings every field of {@link ProjectSettings}, by its name on the wire
 * @param version rises with every change of the settings
 */
public record Project(
    ProjectId id,
    OrganizationId organization,
    long workspace,
    UserId createdBy,
    Instant createdAt,
    Json.Obj settings,
    long version) {

  public String title() {
    return text("title");
  }

  public String labelConfig() {
    var config = text("label_config");
    return config.isBlank() ? ProjectSettings.EMPTY_CONFIG : config;
  }

  public boolean isPublished() {
    return flag("is_published");
  }

  public boolean isDraft() {
    return flag("is_draft");
  }

  /** Annotations that a new task wants. */
  public int overlap() {
    return settings.get("maximum_annotations") instanceof Json.Int(var number)
        ? (int) Math.max(1, number)
        : 1;
  }

  /** The model version whose predictions are shown; empty for all of them. */
  public String modelVersion() {
    return text("model_version");
  }

  public boolean showsPredictions() {
    return flag("show_collab_predictions");
  }

  public boolean allowsEmptyAnnotations() {
    return flag("enable_empty_annotation");
  }

  public boolean allowsSkipping() {
    return flag("show_skip_button");
  }

  public boolean requiresCommentOnSkip() {
    return flag("require_comment_on_skip");
  }

  /** Whether only people who were assigned to a task get it. */
  public boolean isAssignedOnly() {
    return "assigned_only"
        .equals(settings.object("assignment_settings").text("label_stream_task_distribution"));
  }

  /** Whether reviewers see the table of tasks, or only their stream. */
  public boolean showsDataToReviewers() {
    var shown = settings.object("review_settings").get("show_data_manager_to_reviewers");
    return !(shown instanceof Json.Bool(var value)) || value;
  }

  public @Nullable String pinnedAt() {
    return settings.text("pinned_at");
  }

  public QueueRules queueRules() {
    var ttl =
        settings.get("custom_task_lock_ttl") instanceof Json.Int(var s)
            ? Duration.ofSeconds(s)
            : QueueRules.MAX_LOCK_TTL;
    return new QueueRules(
        skipQueue(),
        flag("strict_task_overlap"),
        ttl,
        Sampling.ofWireName(text("sampling")),
        flag("show_overlap_first"));
  }

  public SkipQueue skipQueue() {
    var name = text("skip_queue");
    return name.isEmpty() ? SkipQueue.REQUEUE_FOR_OTHERS : SkipQueue.valueOf(name);
  }

  public Project with(Json.Obj changed, long inWorkspace) {
    return new Project(id, organization, inWorkspace, createdBy, createdAt, changed, version + 1);
  }

  private String text(String name) {
    var value = settings.text(name);
    return value == null ? "" : value;
  }

  private boolean flag(String name) {
    return settings.get(name) instanceof Json.Bool(var value) && value;
  }
}
