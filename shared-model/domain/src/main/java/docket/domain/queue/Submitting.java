package docket.domain.queue;

import docket.domain.id.TaskId;
import docket.domain.id.UserId;
import docket.domain.queue.SubmitDecision.Accepted;
import docket.domain.queue.SubmitDecision.OverlapReached;
import docket.domain.queue.SubmitDecision.Repeated;
import docket.domain.queue.SubmitDecision.TooManyAnnotations;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Decides whether a submission counts (spec queue.md §13, invariants 2, 6, 7, 8, 22). Changes
 * nothing.
 */
public final class Submitting {
  private Submitting() {}

  public static SubmitDecision decide(
      TaskState task, Submission submission, QueueRules rules, Instant now) {
    var lock = task.locks().get(submission.author());
    boolean answersLock = lock != null && answers(submission.uniqueId(), lock);
    if (submission.held() > 0 && (lock == null || lock.ordinal() != submission.held())) {
      return new Repeated(task.id()); // a twin of this call has used up the reservation
    }
    if (isOverflow(task, submission, rules, answersLock ? lock : null, now)) {
      return new OverlapReached(task.id(), task.overlap());
    }
    long ordinal = answersLock && lock != null ? lock.ordinal() : task.sequence() + 1;
    if (ordinal > TaskId.MAX_CHILDREN) {
      return new TooManyAnnotations(task.id(), TaskId.MAX_CHILDREN);
    }
    return new Accepted(
        task.answered(submission.answer(), ordinal, rules.skipQueue(), now), ordinal, answersLock);
  }

  /**
   * Whether a skip that is taken back may count: under strict overlap only while the task has room
   * for its author, as for a submission.
   */
  public static boolean mayTakeBack(
      TaskState task, UserId author, boolean bound, QueueRules rules, Instant now) {
    return !rules.strictOverlap()
        || !bound
        || task.isSubmittedBy(author)
        || task.hasFreeSlotFor(author, rules.skipQueue(), now);
  }

  /** A submission without a key of its own answers the reservation that its author holds. */
  private static boolean answers(@Nullable String uniqueId, Lock lock) {
    return !lock.isSpent() && (uniqueId == null || uniqueId.equals(lock.id()));
  }

  private static boolean isOverflow(
      TaskState task, Submission submission, QueueRules rules, @Nullable Lock lock, Instant now) {
    boolean mayExceed =
        !rules.strictOverlap() || !submission.bound() || submission.answer().isGroundTruth();
    if (mayExceed
        || (lock != null && lock.isLive(now))
        || task.isSubmittedBy(submission.author())) {
      return false;
    }
    return !task.hasFreeSlotFor(submission.author(), rules.skipQueue(), now);
  }
}
