package docket.domain.queue;

import java.time.Instant;

/**
 * A reservation of one of a task's slots by one person.
 *
 * @param id what the client sends back as the annotation's {@code unique_id}
 * @param ordinal the number that the annotation will have within its task, so that a repeated
 *     submit hits the same key
 */
public record Lock(String id, Instant expiresAt, long ordinal) {
  /** Judged by the clock alone: a stale lock may stand in the store for days. */
  public boolean isLive(Instant now) {
    return expiresAt.isAfter(now);
  }
}
