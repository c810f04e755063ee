package docket.domain.queue;

import docket.domain.id.TaskId;
import docket.domain.id.UserId;
import docket.domain.queue.GrantDecision.Grantable;
import docket.domain.queue.GrantDecision.NotForYou;
import docket.domain.queue.GrantDecision.TakenForNow;
import java.time.Instant;

/** Decides whether a task can be reserved (spec queue.md §4, §5). Changes nothing. */
public final class Granting {
  private Granting() {}

  /** The ordinary pool: tasks that the person has neither answered nor put off. */
  public static GrantDecision decide(
      TaskState task, UserId user, QueueRules rules, Reservation reservation) {
    if (task.labeled() || task.isAnsweredBy(user) || task.postponers().contains(user)) {
      return new NotForYou();
    }
    return reserve(task, user, rules, reservation);
  }

  /** Tasks that come back to a person who put them off, or skipped them under REQUEUE_FOR_ME. */
  public static GrantDecision decideAgain(
      TaskState task, UserId user, QueueRules rules, Reservation reservation) {
    if (task.labeled() || task.isSubmittedBy(user)) {
      return new NotForYou();
    }
    return reserve(task, user, rules, reservation);
  }

  private static GrantDecision reserve(
      TaskState task, UserId user, QueueRules rules, Reservation reservation) {
    if (!task.hasFreeSlotFor(user, rules.skipQueue(), reservation.now())) {
      return new TakenForNow();
    }
    var held = task.liveLock(user, reservation.now());
    long ordinal = held == null || held.isSpent() ? task.sequence() + 1 : held.ordinal();
    if (ordinal > TaskId.MAX_CHILDREN) {
      return new NotForYou();
    }
    var lock = new Lock(reservation.lockId(), reservation.now().plus(rules.lockTtl()), ordinal);
    return new Grantable(task.reservedBy(user, lock, reservation.now()), lock);
  }

  /** The reservation that is asked for. */
  public record Reservation(String lockId, Instant now) {}
}
