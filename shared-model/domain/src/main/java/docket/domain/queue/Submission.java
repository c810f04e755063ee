package docket.domain.queue;

import docket.domain.id.UserId;
import org.jspecify.annotations.Nullable;

/**
 * An answer that somebody hands in.
 *
 * @param uniqueId the id of the reservation that it answers, or a key of the client's own; null
 *     where none was sent
 * @param held the annotation number of a reservation seen on an earlier try of the same call; 0 on
 *     the first
 * @param bound whether the overlap binds this person (annotators; managers may always add)
 */
public record Submission(Answer answer, @Nullable String uniqueId, long held, boolean bound) {
  public UserId author() {
    return answer.author();
  }
}
