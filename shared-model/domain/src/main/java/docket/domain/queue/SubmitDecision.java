package docket.domain.queue;

import docket.domain.id.TaskId;

/** What comes of a submission on the state it was decided on. */
public sealed interface SubmitDecision {
  /**
   * It counts.
   *
   * @param ordinal the annotation's number within the task
   * @param reserved whether it answers a reservation of its author
   */
  record Accepted(TaskState after, long ordinal, boolean reserved) implements SubmitDecision {}

  /** It does not count, and nothing changes. */
  sealed interface Refused extends SubmitDecision {}

  /** The task has all the people it wants. */
  record OverlapReached(TaskId task, int overlap) implements Refused {}

  /** The same submission is stored already. */
  record Repeated(TaskId task) implements Refused {}

  /** The task has as many annotations as a task can have. */
  record TooManyAnnotations(TaskId task, long most) implements Refused {}
}
