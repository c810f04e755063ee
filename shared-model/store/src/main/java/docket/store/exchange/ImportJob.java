package docket.store.exchange;

import docket.domain.id.OrganizationId;
import docket.domain.id.ProjectId;
import docket.domain.id.UserId;
import docket.domain.json.Json;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An import, from its request to its last task.
 *
 * @param options what was asked for, see {@link Options}
 * @param done tasks that are stored
 * @param report counts and columns once it is known, as the wire has them
 */
public record ImportJob(
    long id,
    OrganizationId organization,
    ProjectId project,
    UserId user,
    State state,
    Options options,
    long done,
    Json.Obj report,
    @Nullable String error,
    Instant createdAt,
    Instant updatedAt,
    @Nullable Instant finishedAt,
    long version) {

  /** Names as on the wire in lower case. */
  public enum State {
    CREATED,
    IN_PROGRESS,
    COMPLETED,
    FAILED;

    public boolean isOver() {
      return this == COMPLETED || this == FAILED;
    }

    public String wireName() {
      return name().toLowerCase(java.util.Locale.ROOT);
    }
  }

  /**
   * What to import and how.
   *
   * @param uploads files, in order
   * @param asList whether tables and texts are split into tasks; false makes one task of each file
   * @param reimport whether the files' earlier tasks are replaced
   */
  public record Options(
      List<Long> uploads,
      boolean asList,
      boolean returnsIds,
      List<String> preannotatedFrom,
      boolean reimport) {
    public Options {
      uploads = List.copyOf(uploads);
      preannotatedFrom = List.copyOf(preannotatedFrom);
    }
  }

  public ImportJob with(
      State next, long stored, Json.Obj told, @Nullable String failure, Instant now) {
    return new ImportJob(
        id,
        organization,
        project,
        user,
        next,
        options,
        stored,
        told,
        failure,
        createdAt,
        now,
        next.isOver() ? now : null,
        version + 1);
  }
}
