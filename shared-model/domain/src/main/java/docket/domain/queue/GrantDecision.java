package docket.domain.queue;

/** Whether a proposed task can be reserved for a person, on the state it was decided on. */
public sealed interface GrantDecision {
  /** It can. */
  record Grantable(TaskState after, Lock lock) implements GrantDecision {}

  /** It cannot, ever: the person has answered it, or it is complete. */
  record NotForYou() implements GrantDecision {}

  /** It cannot now: others hold its last slots. */
  record TakenForNow() implements GrantDecision {}
}
