package docket.platform.wire;

import docket.domain.annotations.Annotation;
import docket.domain.annotations.Prediction;
import docket.domain.id.UserId;
import docket.domain.json.Json;
import docket.domain.json.Json.ObjectBuilder;
import docket.domain.tasks.Task;
import docket.domain.tasks.TaskBody;
import docket.store.json.JsonText;
import docket.store.tasks.Answers.Children;
import docket.store.tasks.Tasks.WithBody;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A task on the wire, in the shapes of spec api.md §8.2. */
public final class TaskView {
  private static final int FLAT_LENGTH = 500;

  private TaskView() {}

  /**
   * What a view needs beside the task itself.
   *
   * @param people everybody that the answer names, see {@link #named}
   * @param undefinedKey the data key that stands for {@code $undefined$}; null where the config has
   *     none
   */
  public record Surroundings(
      Children children,
      People people,
      @Nullable String undefinedKey,
      UserId caller,
      Instant now) {}

  /** Everybody that a view of a task with these children names. */
  public static Set<UserId> named(Children children) {
    var ids = new HashSet<UserId>();
    children.annotations().forEach(annotation -> ids.add(annotation.completedBy()));
    children.drafts().forEach(draft -> ids.add(draft.user()));
    return ids;
  }

  /** The detail: annotations with their author as an object. */
  public static Json detail(WithBody task, Surroundings around) {
    return managed(task, around)
        .put(
            "annotations",
            around.children().annotations().stream()
                .map(annotation ->
                    AnswerViews.annotationWithAuthor(annotation, around.people(), around.now()))
                .toList())
        .put("predictions", predictions(around))
        .put("drafts", ownDrafts(around))
        .build();
  }

  /** A row of the Data Manager's list; {@code full} adds annotations, predictions and drafts. */
  public static Json row(WithBody task, Surroundings around, boolean full) {
    var row = managed(task, around);
    row.put("annotations", full ? annotations(around) : Json.EMPTY_ARRAY);
    row.put("predictions", full ? predictions(around) : Json.EMPTY_ARRAY);
    row.put("drafts", full ? ownDrafts(around) : Json.EMPTY_ARRAY);
    return row.build();
  }

  /** The simple shape of a project's task list and of changes: no Data Manager columns. */
  public static Json simple(WithBody task, Surroundings around) {
    return basic(task, around)
        .put("updated_by", task.task().updatedBy() == null ? null : task.task().updatedBy().value())
        .put("file_upload", task.task().fileUpload())
        .put("annotations", annotations(around))
        .put("predictions", predictions(around))
        .build();
  }

  private static ObjectBuilder basic(WithBody task, Surroundings around) {
    var state = task.task().state();
    var counts = state.counts();
    return Json.object()
        .put("id", state.id().value())
        .put("data", named(task.body(), around.undefinedKey()))
        .put("meta", task.body().meta())
        .put("created_at", Times.text(task.task().createdAt()))
        .put("updated_at", Times.text(task.task().updatedAt()))
        .put("allow_skip", task.body().allowSkip())
        .put("inner_id", state.innerId())
        .put("is_labeled", state.labeled())
        .put("overlap", state.overlap())
        .put("total_annotations", counts.submitted())
        .put("cancelled_annotations", counts.skipped())
        .put("total_predictions", counts.predictions())
        .put("comment_count", 0)
        .put("unresolved_comment_count", 0)
        .put("last_comment_updated_at", null)
        .put("comment_authors", Json.EMPTY_ARRAY)
        .put("project", state.project().value())
        .put("precomputed_agreement", null);
  }

  private static ObjectBuilder managed(WithBody task, Surroundings around) {
    var state = task.task().state();
    var counts = state.counts();
    long rows = counts.submitted() + counts.skipped();
    var updatedBy = task.task().updatedBy();
    return basic(task, around)
        .put("file_upload", null)
        .put("storage_filename", null)
        .put(
            "updated_by",
            updatedBy == null
                ? List.of()
                : List.of(Json.object().put("user_id", updatedBy.value()).build()))
        .put("completed_at", state.labeled() ? Times.text(state.lastAnswerAt()) : null)
        .put("annotators", authors(task, around.children()))
        .put("annotators_count", authors(task, around.children()).size())
        .put("avg_lead_time", rows == 0 || counts.leadTime() == 0 ? null : counts.leadTime() / rows)
        .put("ground_truth", counts.groundTruth() > 0)
        .put("draft_exists", !around.children().drafts().isEmpty())
        .put(
            "annotations_ids",
            flat(around.children().annotations().stream().map(a -> Json.of(a.id())).toList()))
        .put(
            "annotations_results",
            flat(around.children().annotations().stream().map(Annotation::result).toList()))
        .put(
            "predictions_results",
            flat(around.children().predictions().stream().map(Prediction::result).toList()))
        .put("predictions_model_versions", versions(around.children().predictions()))
        .put("predictions_score", meanScore(around.children().predictions()))
        .put("agreement", null)
        .put("agreement_selected", null)
        .put("annotation_time", Math.round(counts.leadTime()))
        .put("review_time", null)
        .put("reviewed", false)
        .put("reviewers", Json.EMPTY_ARRAY)
        .put("reviewers_count", 0)
        .put("reviews_accepted", 0)
        .put("reviews_rejected", 0)
        .put("comments", "")
        .put("comment_authors_count", 0)
        .put("state", state(task.task()));
  }

  private static String state(Task task) {
    var state = task.state();
    if (state.labeled()) {
      return "COMPLETED";
    }
    return state.counts().submitted() + state.counts().skipped() > 0
        ? "ANNOTATION_IN_PROGRESS"
        : "CREATED";
  }

  private static List<Long> authors(WithBody task, Children children) {
    var authors = new TreeSet<>(task.task().state().annotators());
    authors.addAll(task.task().state().markers());
    children.annotations().forEach(annotation -> authors.add(annotation.completedBy()));
    return authors.stream().map(UserId::value).toList();
  }

  /** The data with {@code $undefined$} under the name that the config gives it. */
  public static Json.Obj named(TaskBody body, @Nullable String key) {
    var value = body.data().get("$undefined$");
    return value == null || key == null
        ? body.data()
        : body.data().without("$undefined$").with(key, value);
  }

  private static List<Json> annotations(Surroundings around) {
    return around.children().annotations().stream()
        .map(annotation -> AnswerViews.annotation(annotation, around.people(), around.now()))
        .toList();
  }

  private static List<Json> predictions(Surroundings around) {
    return around.children().predictions().stream()
        .map(p -> AnswerViews.prediction(p, around.now()))
        .toList();
  }

  private static List<Json> ownDrafts(Surroundings around) {
    return around.children().draftsOf(around.caller()).stream()
        .map(draft -> AnswerViews.draft(draft, around.people(), around.now()))
        .toList();
  }

  /** JSON without quotes and outer brackets, cut (spec api.md §8.2). */
  private static String flat(Collection<Json> values) {
    var text = JsonText.text(Json.of(values)).replace("\"", "");
    var inner = text.substring(1, text.length() - 1);
    return inner.length() <= FLAT_LENGTH ? inner : inner.substring(0, FLAT_LENGTH);
  }

  private static String versions(List<Prediction> predictions) {
    var versions =
        predictions.stream()
            .map(Prediction::modelVersion)
            .distinct()
            .collect(Collectors.joining(","));
    return versions.length() <= FLAT_LENGTH ? versions : versions.substring(0, FLAT_LENGTH);
  }

  private static @Nullable Double meanScore(List<Prediction> predictions) {
    var scores = predictions.stream().map(Prediction::score).filter(Objects::nonNull).toList();
    return scores.isEmpty()
        ? null
        : scores.stream().mapToDouble(Double::doubleValue).average().orElse(0);
  }
}
