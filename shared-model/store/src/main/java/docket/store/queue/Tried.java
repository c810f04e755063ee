package docket.store.queue;

import docket.domain.queue.Lock;
import docket.domain.tasks.Task;
import docket.store.tasks.Tasks.Reading;

/** What came of one try to reserve a task for somebody. */
sealed interface Tried {
  /**
   * It is theirs.
   *
   * @param task with the reservation
   * @param read the reading that the reservation was made on
   */
  record Reserved(Task task, Reading read, Lock lock) implements Tried {}

  /**
   * Others were faster, or the task is gone.
   *
   * @param full whether nobody else has a place in it now
   */
  record Taken(boolean full) implements Tried {}

  /** They have answered it, or put it off. */
  record NotForThem() implements Tried {}

  /** Another request of the same person was faster: look at what it got. */
  record Overtaken() implements Tried {}
}
