package docket.store.exchange;

import docket.domain.id.OrganizationId;
import docket.domain.id.ProjectId;
import docket.domain.id.UserId;
import docket.domain.json.Json;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An export as it was taken at one time.
 *
 * @param options what to take, as it was asked for
 * @param md5 of the JSON file, once it is written
 * @param formats other forms that were made of it, by name; their number is the form's id on the
 *     wire
 */
public record Snapshot(
    long id,
    OrganizationId organization,
    ProjectId project,
    UserId user,
    String title,
    Json.Obj options,
    State state,
    long tasks,
    @Nullable String md5,
    Map<String, Long> formats,
    Instant createdAt,
    @Nullable Instant finishedAt,
    long version) {
  public Snapshot {
    formats = Map.copyOf(formats);
  }

  /** Where a form of it is in the product's bucket. */
  public String key(String format) {
    return "exports/%s/%d/%s".formatted(project, id, format);
  }

  public Snapshot completed(long count, String digest, Instant now) {
    return next(State.COMPLETED, count, digest, formats, now);
  }

  public Snapshot in(State next, Instant now) {
    return next(next, tasks, md5, formats, next == State.FAILED ? now : null);
  }

  public Snapshot with(Map<String, Long> converted) {
    return next(state, tasks, md5, converted, finishedAt);
  }

  private Snapshot next(
      State next,
      long count,
      @Nullable String digest,
      Map<String, Long> forms,
      @Nullable Instant finished) {
    return new Snapshot(
        id,
        organization,
        project,
        user,
        title,
        options,
        next,
        count,
        digest,
        forms,
        createdAt,
        finished,
        version + 1);
  }
}
