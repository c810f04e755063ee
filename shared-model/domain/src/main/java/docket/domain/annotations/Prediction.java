package docket.domain.annotations;

import docket.domain.id.ProjectId;
import docket.domain.id.TaskId;
import docket.domain.json.Json;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A model's answer to a task.
 *
 * @param score confidence, 0 to 1; null where the model gave none
 * @param cluster group of similar tasks, for uncertainty sampling
 */
public record Prediction(
    TaskId task,
    ProjectId project,
    long ordinal,
    Json result,
    @Nullable Double score,
    String modelVersion,
    @Nullable Long cluster,
    Instant createdAt,
    Instant updatedAt) {

  public long id() {
    return task.child(ordinal);
  }
}
