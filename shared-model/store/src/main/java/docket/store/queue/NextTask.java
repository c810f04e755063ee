package docket.store.queue;

import docket.domain.queue.Lock;
import docket.domain.tasks.Task;
import docket.store.tasks.Tasks.Reading;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** What a person gets who asks for the next task. */
public sealed interface NextTask {
  /**
   * A task, reserved for them.
   *
   * @param read the reading that the reservation was made on
   * @param queue names of the stages tried, in words
   * @param mayPostpone false for a task that was put off before
   */
  record Served(Task task, Reading read, Lock lock, String queue, boolean mayPostpone)
      implements NextTask {}

  /**
   * Nothing now.
   *
   * @param retryAfter when to ask again; null for never
   */
  record Empty(Reason reason, @Nullable Duration retryAfter) implements NextTask {}

  /** Why there is nothing; names as on the wire in lower case. */
  enum Reason {
    /** Everything that this person may label is done. */
    FINISHED,
    /** Others hold what is left. */
    ALL_RESERVED,
    PAUSED,
    GATED,
    NO_ASSIGNMENT
  }
}
