package docket.platform.wire;

import docket.domain.annotations.Annotation;
import docket.domain.annotations.Draft;
import docket.domain.annotations.Prediction;
import docket.domain.id.UserId;
import docket.domain.json.Json;
import docket.domain.json.Json.ObjectBuilder;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Annotations, drafts and predictions on the wire (spec api.md §9, §10). */
public final class AnswerViews {
  private AnswerViews() {}

  /** With {@code completed_by} as an id. */
  public static Json annotation(Annotation annotation, People people, Instant now) {
    return annotationFields(annotation, people, now)
        .put("completed_by", annotation.completedBy().value())
        .build();
  }

  /** With {@code completed_by} as an object, as the detail of a task has it. */
  public static Json annotationWithAuthor(Annotation annotation, People people, Instant now) {
    var author = annotation.completedBy();
    return annotationFields(annotation, people, now)
        .put("completed_by", UserView.simple(people.get(author), author))
        .build();
  }

  private static ObjectBuilder annotationFields(Annotation annotation, People people, Instant now) {
    var from = annotation.provenance();
    return Json.object()
        .put("id", annotation.id())
        .put("completed_by", null)
        .put("result", annotation.result())
        .put("was_cancelled", annotation.wasCancelled())
        .put("ground_truth", annotation.groundTruth())
        .put("created_at", Times.text(annotation.createdAt()))
        .put("updated_at", Times.text(annotation.updatedAt()))
        .put("draft_created_at", Times.text(from.draftCreatedAt()))
        .put("lead_time", annotation.leadTime())
        .put("created_username", signature(people, annotation.completedBy()))
        .put("created_ago", Times.ago(annotation.createdAt(), now))
        .put("task", annotation.task().value())
        .put("project", annotation.project().value())
        .put("updated_by", id(annotation.updatedBy()))
        .put("parent_prediction", from.parentPrediction())
        .put("parent_annotation", from.parentAnnotation())
        .put("import_id", from.importId())
        .put("last_action", from.lastAction().wireName())
        .put("last_created_by", id(annotation.updatedBy()))
        .put("bulk_created", from.bulkCreated())
        .put("state", annotation.wasCancelled() ? "SKIPPED" : "SUBMITTED")
        .put("reviews", Json.EMPTY_ARRAY);
  }

  public static Json draft(Draft draft, People people, Instant now) {
    var user = people.get(draft.user());
    return Json.object()
        .put("id", draft.id())
        .put("user", user == null ? "" : user.email())
        .put("created_username", signature(people, draft.user()))
        .put("created_ago", Times.ago(draft.createdAt(), now))
        .put("result", draft.result() instanceof Json.Null ? Json.EMPTY_ARRAY : draft.result())
        .put("lead_time", draft.leadTime())
        .put("task", draft.task().value())
        .put("annotation", draft.annotation())
        .put("was_postponed", draft.wasPostponed())
        .put("import_id", null)
        .put("created_at", Times.text(draft.createdAt()))
        .put("updated_at", Times.text(draft.updatedAt()))
        .build();
  }

  public static Json prediction(Prediction prediction, Instant now) {
    return Json.object()
        .put("id", prediction.id())
        .put("result", prediction.result())
        .put("score", prediction.score())
        .put("model_version", prediction.modelVersion())
        .put("model", null)
        .put("model_run", null)
        .put("cluster", prediction.cluster())
        .put("neighbors", null)
        .put("mislabeling", 0.0)
        .put("task", prediction.task().value())
        .put("project", prediction.project().value())
        .put("created_at", Times.text(prediction.createdAt()))
        .put("updated_at", Times.text(prediction.updatedAt()))
        .put("created_ago", Times.ago(prediction.createdAt(), now))
        .build();
  }

  private static String signature(People people, UserId id) {
    var user = people.get(id);
    return user == null ? " , " + id : user.signature();
  }

  private static @Nullable Long id(@Nullable UserId user) {
    return user == null ? null : user.value();
  }
}
