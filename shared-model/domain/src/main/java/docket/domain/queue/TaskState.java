package docket.domain.queue;

import docket.domain.id.ProjectId;
import docket.domain.id.TaskId;
import docket.domain.id.UserId;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The state of one task: what the queue decides on, small and apart from the task's data.
 * Immutable; decisions answer with the next state, whose version is one higher.
 *
 * @param innerId number within the project, from 1
 * @param annotators distinct people with a submitted annotation that occupies a slot (ground truth
 *     does not)
 * @param markers distinct people with a ground-truth annotation
 * @param skippers distinct people who skipped
 * @param postponers people who put the task off and have not come back to it; nobody once it is
 *     labeled
 * @param locks reservations, live or stale, by person
 * @param sequence highest annotation number given so far; never reused
 * @param labeled the formula of spec queue.md §2, as of the last change
 * @param startedAt when the number of annotators last changed; null while there is none
 * @param lastAnswerAt when the newest annotation was made
 */
public record TaskState(
    TaskId id,
    ProjectId project,
    long innerId,
    long version,
    int overlap,
    Set<UserId> annotators,
    Set<UserId> markers,
    Set<UserId> skippers,
    Set<UserId> postponers,
    Map<UserId, Lock> locks,
    long sequence,
    TaskCounts counts,
    boolean labeled,
    @Nullable Instant startedAt,
    @Nullable Instant lastAnswerAt) {
  /**
   * A stale lock is cleared away this long after its end, so that two clocks may differ a little.
   */
  static final Duration GRACE = Duration.ofSeconds(5);

  public TaskState {
    if (overlap < 1) {
      throw new IllegalArgumentException("overlap " + overlap);
    }
    annotators = sorted(annotators);
    markers = sorted(markers);
    skippers = sorted(skippers);
    postponers = sorted(postponers);
    locks = java.util.Collections.unmodifiableMap(new TreeMap<>(locks));
  }

  /** A task that nobody has touched. */
  public static TaskState untouched(TaskId id, ProjectId project, long innerId, int overlap) {
    return new TaskState(
        id,
        project,
        innerId,
        1,
        overlap,
        Set.of(),
        Set.of(),
        Set.of(),
        Set.of(),
        Map.of(),
        0,
        TaskCounts.NONE,
        false,
        null,
        null);
  }

  /** Whether the person has any annotation here, skips and ground truth included. */
  public boolean isAnsweredBy(UserId user) {
    return annotators.contains(user) || markers.contains(user) || skippers.contains(user);
  }

  public boolean isSubmittedBy(UserId user) {
    return annotators.contains(user) || markers.contains(user);
  }

  /** The person's reservation, if it is still live. */
  public @Nullable Lock liveLock(UserId user, Instant now) {
    var lock = locks.get(user);
    return lock != null && lock.isLive(now) ? lock : null;
  }

  /** People whose annotations occupy a slot: A(t) of spec queue.md §13. */
  public Set<UserId> occupants(SkipQueue skips) {
    var occupants = new HashSet<>(annotators);
    if (skips == SkipQueue.IGNORE_SKIPPED) {
      occupants.addAll(skippers);
    }
    return occupants;
  }

  /** Slots taken by others: their annotations and their live reservations, each person once. */
  public int takenByOthers(UserId user, SkipQueue skips, Instant now) {
    var takers = occupants(skips);
    locks.forEach((holder, lock) -> {
      if (lock.isLive(now)) {
        takers.add(holder);
      }
    });
    takers.remove(user);
    return takers.size();
  }

  public boolean hasFreeSlotFor(UserId user, SkipQueue skips, Instant now) {
    return takenByOthers(user, skips, now) < overlap;
  }

  /** The formula of spec queue.md §2: enough distinct people have completed it. */
  public boolean isComplete(SkipQueue skips) {
    var done = new HashSet<>(annotators);
    done.addAll(markers);
    if (skips == SkipQueue.IGNORE_SKIPPED) {
      done.addAll(skippers);
    }
    return done.size() >= overlap;
  }

  /** With a reservation for the person; those long expired go. */
  public TaskState reservedBy(UserId user, Lock lock, Instant now) {
    var kept = liveOrRecent(now);
    kept.put(user, lock);
    return copy().locks(kept).sequence(Math.max(sequence, lock.ordinal())).build();
  }

  /** Without the person's reservation. */
  public TaskState releasedBy(UserId user) {
    var kept = new LinkedHashMap<>(locks);
    kept.remove(user);
    return copy().locks(kept).build();
  }

  /** The person puts the task off; the reservation stays until it ends. */
  public TaskState postponedBy(UserId user) {
    if (labeled) {
      return touched();
    }
    return copy().postponers(with(postponers, user)).build();
  }

  /** The person has come back to the task. */
  public TaskState resumedBy(UserId user) {
    return copy().postponers(without(postponers, user)).build();
  }

  /** With one more answer under the given number. */
  public TaskState answered(Answer answer, long ordinal, SkipQueue skips, Instant now) {
    var next =
        copy()
            .sequence(Math.max(sequence, ordinal))
            .counts(counts.plus(answer))
            .lastAnswerAt(answer.createdAt());
    next.postponers(without(postponers, answer.author()));
    if (answer.skipped()) {
      next.skippers(with(skippers, answer.author()));
    } else if (answer.isGroundTruth()) {
      next.markers(with(markers, answer.author()));
    } else {
      next.annotators(with(annotators, answer.author()));
    }
    var kept = liveOrRecent(now);
    boolean keepsSlot = answer.skipped() && skips == SkipQueue.REQUEUE_FOR_ME;
    kept.computeIfPresent(answer.author(), (_, lock) -> keepsSlot ? lock.spent() : null);
    return next.locks(kept).settled(this, skips, now);
  }

  /** With the answers as they are now: after one was changed or deleted. */
  public TaskState recounted(Collection<Answer> answers, SkipQueue skips, Instant now) {
    var next = copy();
    var annotatorsNow = new TreeSet<UserId>();
    var markersNow = new TreeSet<UserId>();
    var skippersNow = new TreeSet<UserId>();
    var total = TaskCounts.NONE.withPredictions(counts.predictions());
    Instant newest = null;
    for (var answer : answers) {
      total = total.plus(answer);
      (answer.skipped() ? skippersNow : answer.isGroundTruth() ? markersNow : annotatorsNow)
          .add(answer.author());
      newest = newest == null || answer.createdAt().isAfter(newest) ? answer.createdAt() : newest;
    }
    var kept = new LinkedHashMap<>(locks);
    kept.entrySet()
        .removeIf(held -> held.getValue().isSpent() && !skippersNow.contains(held.getKey()));
    return next.annotators(annotatorsNow)
        .markers(markersNow)
        .skippers(skippersNow)
        .locks(kept)
        .counts(total)
        .lastAnswerAt(newest)
        .settled(this, skips, now);
  }

  /** With another overlap. */
  public TaskState wanting(int people, SkipQueue skips, Instant now) {
    return copy().overlap(people).settled(this, skips, now);
  }

  /**
   * With annotation numbers up to the given one used up: for a task that brings annotations along.
   */
  public TaskState numberedFrom(long highest) {
    return copy().sequence(Math.max(sequence, highest)).build();
  }

  public TaskState withPredictions(long count) {
    return copy().counts(counts.withPredictions(count)).build();
  }

  /** The same, one version later: something that the queue does not see has changed. */
  public TaskState touched() {
    return copy().build();
  }

  private Map<UserId, Lock> liveOrRecent(Instant now) {
    var kept = new LinkedHashMap<UserId, Lock>();
    locks.forEach((holder, lock) -> {
      if (lock.expiresAt().plus(GRACE).isAfter(now)) {
        kept.put(holder, lock);
      }
    });
    return kept;
  }

  private static Set<UserId> sorted(Set<UserId> users) {
    return java.util.Collections.unmodifiableSet(new TreeSet<>(users));
  }

  private static Set<UserId> with(Set<UserId> users, UserId user) {
    var more = new TreeSet<>(users);
    more.add(user);
    return more;
  }

  private static Set<UserId> without(Set<UserId> users, UserId user) {
    var fewer = new TreeSet<>(users);
    fewer.remove(user);
    return fewer;
  }

  TaskStateBuilder copy() {
    return new TaskStateBuilder(this);
  }
}
