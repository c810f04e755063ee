package docket.domain.tasks;

import docket.domain.id.OrganizationId;
import docket.domain.id.TaskId;
import docket.domain.id.UserId;
import docket.domain.queue.TaskState;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A task without its data: the queue's state and what the lists show.
 *
 * @param fileUpload the upload it came from; null where it came otherwise
 * @param updatedBy who last changed it or its annotations
 */
public record Task(
    OrganizationId organization,
    TaskState state,
    Instant createdAt,
    Instant updatedAt,
    @Nullable UserId updatedBy,
    @Nullable Long fileUpload) {
  public TaskId id() {
    return state.id();
  }

  public Task with(TaskState next, UserId by, Instant now) {
    return new Task(organization, next, createdAt, now, by, fileUpload);
  }
}
