package docket.domain.annotations;

import docket.domain.id.ProjectId;
import docket.domain.id.TaskId;
import docket.domain.id.UserId;
import docket.domain.json.Json;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One person's unsubmitted work on a task.
 *
 * @param annotation the submitted annotation that it changes; null for a new one
 * @param wasPostponed whether the person put the task off
 */
public record Draft(
    TaskId task,
    ProjectId project,
    long ordinal,
    UserId user,
    Json result,
    @Nullable Double leadTime,
    @Nullable Long annotation,
    boolean wasPostponed,
    Instant createdAt,
    Instant updatedAt) {

  public long id() {
    return task.child(ordinal);
  }
}
