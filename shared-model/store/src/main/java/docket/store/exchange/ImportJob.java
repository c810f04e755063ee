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
 * @param progress what is stored so far
 * @param terms overlap and skip policy that its tasks were written with; {@link #MIXED} where they
 *     changed meanwhile, null before the first
 * @param report counts and columns once it is known, as the wire has them
 */
public record ImportJob(
    long id,
    OrganizationId organization,
    ProjectId project,
    UserId user,
    State state,
    Options options,
    Progress progress,
    Json.Obj report,
    @Nullable String error,
    Instant createdAt,
    Instant updatedAt,
    @Nullable Instant finishedAt,
    long version,
    @Nullable String terms) {
  private static final String MIXED = "mixed";

  /**
   * How far an import is.
   *
   * @param done tasks that are stored
   * @param written pieces whose tasks are stored
   * @param pieces that the import's files were cut into; 0 before they are read
   */
  public record Progress(long done, int written, int pieces) {
    public static final Progress NONE = new Progress(0, 0, 0);

    public Progress afterPiece(int tasks) {
      return new Progress(done + tasks, written + 1, pieces);
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
      State next, Progress stored, Json.Obj told, @Nullable String failure, Instant now) {
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
        version + 1,
        terms);
  }

  /** The same, about to write with these terms. */
  public ImportJob under(String next) {
    return new ImportJob(
        id,
        organization,
        project,
        user,
        state,
        options,
        progress,
        report,
        error,
        createdAt,
        updatedAt,
        finishedAt,
        version,
        terms == null || terms.equals(next) ? next : MIXED);
  }
}
