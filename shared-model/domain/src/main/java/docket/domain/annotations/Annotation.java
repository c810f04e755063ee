package docket.domain.annotations;

import docket.domain.id.ProjectId;
import docket.domain.id.TaskId;
import docket.domain.id.UserId;
import docket.domain.json.Json;
import docket.domain.queue.Answer;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One person's submitted answer to a task, or their skip of it.
 *
 * @param ordinal its number within the task, 1 to 4095
 * @param result list of regions; null for a skip without a result
 * @param provenance where it came from and what was done to it
 */
public record Annotation(
    TaskId task,
    ProjectId project,
    long ordinal,
    UserId completedBy,
    Json result,
    boolean wasCancelled,
    boolean groundTruth,
    @Nullable Double leadTime,
    @Nullable String uniqueId,
    Instant createdAt,
    Instant updatedAt,
    @Nullable UserId updatedBy,
    Provenance provenance) {

  /** The integer id on the wire. */
  public long id() {
    return task.child(ordinal);
  }

  /** What the queue needs to know of it. */
  public Answer answer() {
    return new Answer(
        completedBy, wasCancelled, groundTruth, leadTime == null ? 0 : leadTime, createdAt);
  }

  public int resultCount() {
    return result instanceof Json.Arr regions ? regions.size() : 0;
  }

  /** The last thing that was done to an annotation; names as on the wire. */
  public enum Action {
    PREDICTION,
    PROPAGATED_ANNOTATION,
    IMPORTED,
    SUBMITTED,
    UPDATED,
    SKIPPED,
    ACCEPTED,
    REJECTED,
    FIXED_AND_ACCEPTED,
    DELETED_REVIEW;

    public String wireName() {
      return name().toLowerCase(java.util.Locale.ROOT);
    }

    public static Action ofWireName(String name) {
      return valueOf(name.toUpperCase(java.util.Locale.ROOT));
    }
  }

  /**
   * Where an annotation came from.
   *
   * @param importId the id that an imported annotation had where it came from
   * @param draftCreatedAt when the draft that it was made from was begun
   */
  public record Provenance(
      Action lastAction,
      @Nullable Long parentPrediction,
      @Nullable Long parentAnnotation,
      @Nullable Long importId,
      @Nullable Instant draftCreatedAt,
      boolean bulkCreated) {
    public static Provenance of(Action action) {
      return new Provenance(action, null, null, null, null, false);
    }

    public Provenance after(Action action) {
      return new Provenance(
          action, parentPrediction, parentAnnotation, importId, draftCreatedAt, bulkCreated);
    }
  }
}
