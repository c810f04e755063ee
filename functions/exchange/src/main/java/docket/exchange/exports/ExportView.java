package docket.exchange.exports;

import docket.domain.annotations.Annotation;
import docket.domain.annotations.Draft;
import docket.domain.annotations.Prediction;
import docket.domain.json.Json;
import docket.platform.wire.AnswerViews;
import docket.platform.wire.People;
import docket.platform.wire.TaskView;
import docket.platform.wire.Times;
import docket.platform.wire.UserView;
import docket.store.tasks.Answers.Children;
import docket.store.tasks.Tasks.WithBody;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A task as exports have it (spec export.md §3). */
final class ExportView {
  private ExportView() {}

  /**
   * What an export shows of a task.
   *
   * @param authorIds whether annotators are told by id alone
   */
  record Shape(boolean authorIds, boolean draftIds, boolean predictionIds) {
    static final Shape WHOLE = new Shape(false, false, false);
  }

  static Json.Obj of(
      WithBody task, Children children, List<Annotation> shown, Shape shape, Around around) {
    var state = task.task().state();
    return Json.object()
        .put("id", state.id().value())
        .put("annotations", shown.stream().map(a -> annotation(a, shape, around)).toList())
        .put("file_upload", around.uploadName())
        .put("drafts", children.drafts().stream().map(d -> draft(d, shape, around)).toList())
        .put(
            "predictions",
            children.predictions().stream().map(p -> prediction(p, shape, around.now())).toList())
        .put("data", TaskView.named(task.body(), around.undefinedKey()))
        .put(
            "meta",
            task.body().meta() instanceof Json.Null ? Json.EMPTY_OBJECT : task.body().meta())
        .put("created_at", Times.text(task.task().createdAt()))
        .put("updated_at", Times.text(task.task().updatedAt()))
        .put("inner_id", state.innerId())
        .put("total_annotations", state.counts().submitted())
        .put("cancelled_annotations", state.counts().skipped())
        .put("total_predictions", state.counts().predictions())
        .put("comment_count", 0)
        .put("unresolved_comment_count", 0)
        .put("last_comment_updated_at", null)
        .put("project", state.project().value())
        .put("updated_by", task.task().updatedBy() == null ? null : task.task().updatedBy().value())
        .put("comment_authors", Json.EMPTY_ARRAY)
        .build();
  }

  /** What views need beside the task. */
  record Around(
      People people, @Nullable String undefinedKey, @Nullable String uploadName, Instant now) {}

  private static Json annotation(Annotation a, Shape shape, Around around) {
    var from = a.provenance();
    var author = a.completedBy();
    return Json.object()
        .put("id", a.id())
        .put("completed_by", shape.authorIds() ? Json.number(author.value()) : person(around, a))
        .put("result", a.result() instanceof Json.Null ? Json.EMPTY_ARRAY : a.result())
        .put("reviews", Json.EMPTY_ARRAY)
        .put("was_cancelled", a.wasCancelled())
        .put("ground_truth", a.groundTruth())
        .put("created_at", Times.text(a.createdAt()))
        .put("updated_at", Times.text(a.updatedAt()))
        .put("draft_created_at", Times.text(from.draftCreatedAt()))
        .put("lead_time", a.leadTime())
        .put("prediction", Json.EMPTY_OBJECT)
        .put("result_count", a.resultCount())
        .put("unique_id", a.uniqueId())
        .put("import_id", from.importId())
        .put("last_action", from.lastAction().wireName())
        .put("bulk_created", from.bulkCreated())
        .put("task", a.task().value())
        .put("project", a.project().value())
        .put("updated_by", a.updatedBy() == null ? null : a.updatedBy().value())
        .put("parent_prediction", from.parentPrediction())
        .put("parent_annotation", from.parentAnnotation())
        .put("last_created_by", null)
        .build();
  }

  private static Json person(Around around, Annotation a) {
    var simple = (Json.Obj) UserView.simple(around.people().get(a.completedBy()), a.completedBy());
    var kept = Json.object();
    for (var name : List.of("id", "email", "first_name", "last_name")) {
      kept.put(name, simple.get(name));
    }
    return kept.build();
  }

  private static Json draft(Draft draft, Shape shape, Around around) {
    return shape.draftIds()
        ? Json.number(draft.id())
        : AnswerViews.draft(draft, around.people(), around.now());
  }

  private static Json prediction(Prediction prediction, Shape shape, Instant now) {
    return shape.predictionIds()
        ? Json.number(prediction.id())
        : AnswerViews.prediction(prediction, now);
  }
}
