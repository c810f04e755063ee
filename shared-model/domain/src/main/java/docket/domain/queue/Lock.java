package docket.domain.queue;

import java.time.Instant;

/**
 * A reservation of one of a task's slots by one person.
 *
 * @param id what the client sends back as the annotation's {@code unique_id}
 * @param ordinal the number that the annotation will have within its task, so that a repeated
 *     submit hits the same key; 0 once a skip has used it up
 */
public record Lock(String id, Instant expiresAt, long ordinal) {
  /** Judged by the clock alone: a stale lock may stand in the store for days. */
  public boolean isLive(Instant now) {
    return expiresAt.isAfter(now);
  }

  /** Whether a skip has answered it; then it only holds the slot (spec queue.md §5). */
  public boolean isSpent() {
    return ordinal == 0;
  }

  Lock spent() {
    return new Lock(id, expiresAt, 0);
  }
}
