package docket.domain.queue;

import docket.domain.id.ProjectId;
import docket.domain.id.TaskId;
import docket.domain.id.UserId;
import docket.domain.queue.GrantDecision.Grantable;
import docket.domain.queue.Granting.Reservation;
import docket.domain.queue.SubmitDecision.Accepted;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * A project in memory around the pure decisions: what a store without lag and without races would
 * hold. It keeps every annotation, so that whatever the states say can be counted anew.
 */
final class QueueWorld {
  static final UserId MANAGER = new UserId(99);

  private static final ProjectId PROJECT = new ProjectId(1);

  /** An annotation as stored. */
  record Stored(long ordinal, @Nullable String key, Answer answer) {}

  /** A reservation that somebody was given. */
  record Given(UserId user, TaskId task, Lock lock) {}

  /** What a step came to. */
  sealed interface Event {
    record Granted(UserId user, TaskState before, TaskState after, Stage stage) implements Event {}

    record Kept(UserId user, TaskState task, Lock lock) implements Event {}

    record Empty(UserId user) implements Event {}

    record Answered(TaskState before, Submission submission, SubmitDecision decision)
        implements Event {}

    record Other() implements Event {}
  }

  enum Stage {
    POOL,
    POSTPONED,
    SKIPPED
  }

  final QueueRules rules;

  /** How many tasks there were at first. */
  final int size;

  final Map<TaskId, TaskState> tasks = new TreeMap<>();
  final Map<TaskId, List<Stored>> annotations = new TreeMap<>();
  final List<Given> given = new ArrayList<>();
  final Map<UserId, Contribution> booked = new TreeMap<>();
  Tally tally = Tally.ZERO;
  Instant now = Instant.parse("2026-01-01T00:00:00Z");

  private final Map<TaskId, String> index = new TreeMap<>();
  private final Map<UserId, Given> intents = new TreeMap<>();
  private final Map<UserId, Set<TaskId>> postponed = new TreeMap<>();
  private final Map<UserId, Set<TaskId>> skipped = new TreeMap<>();
  private final Set<String> claims = new HashSet<>();
  private int names;

  QueueWorld(QueueRules rules, List<Integer> overlaps) {
    this.rules = rules;
    this.size = overlaps.size();
    for (int overlap : overlaps) {
      var id = new TaskId(128 + tasks.size());
      annotations.put(id, new ArrayList<>());
      put(TaskState.untouched(id, PROJECT, tasks.size() + 1, overlap));
    }
  }

  /** Changes a task as one transaction does: state, place in the index, counters. */
  private void put(TaskState after) {
    var before = tasks.put(after.id(), after);
    var key = OpenKey.of(after, rules.skipQueue(), now);
    if (key == null) {
      index.remove(after.id());
    } else {
      index.put(after.id(), key);
    }
    tally = tally.plus(before == null ? Tally.of(after) : Tally.between(before, after));
    var people = new HashSet<>(Contribution.contributors(after));
    if (before != null) {
      people.addAll(Contribution.contributors(before));
    }
    for (var user : people) {
      var delta =
          before == null ? Contribution.of(after, user) : Contribution.between(before, after, user);
      booked.merge(user, delta, Contribution::plus);
    }
  }

  List<Stored> stored(TaskId task) {
    return annotations.getOrDefault(task, List.of());
  }

  void pass(Duration time) {
    now = now.plus(time);
  }

  Event next(UserId user) {
    var held = held(user);
    if (held != null) {
      return held;
    }
    for (var task : proposed(now)) {
      if (Granting.decide(task, user, rules, reservation()) instanceof Grantable grant) {
        return granted(user, task, grant, Stage.POOL);
      }
    }
    var again = again(user, postponed.getOrDefault(user, Set.of()), Stage.POSTPONED);
    if (again == null) {
      again = again(user, skipped.getOrDefault(user, Set.of()), Stage.SKIPPED);
    }
    return again == null ? new Event.Empty(user) : again;
  }

  private @Nullable Event held(UserId user) {
    var intent = intents.get(user);
    var task = intent == null ? null : tasks.get(intent.task());
    if (intent == null || task == null || task.labeled() || task.isSubmittedBy(user)) {
      return null;
    }
    var lock = task.liveLock(user, now);
    return lock != null && lock.id().equals(intent.lock().id())
        ? new Event.Kept(user, task, lock)
        : null;
  }

  /** What the index proposes: started, then untouched ones, ended reservations among them. */
  List<TaskState> proposed(Instant at) {
    var ended = OpenKey.reservedUntil(at);
    return index.entrySet().stream()
        .filter(
            e -> !e.getValue().startsWith(OpenKey.RESERVED) || e.getValue().compareTo(ended) < 0)
        .map(e -> java.util.Objects.requireNonNull(tasks.get(e.getKey())))
        .sorted(Comparator.comparingInt((TaskState task) -> -task.annotators().size()))
        .toList();
  }

  private @Nullable Event again(UserId user, Set<TaskId> waiting, Stage stage) {
    for (var id : List.copyOf(waiting)) {
      var task = tasks.get(id);
      var decision = task == null ? new GrantDecision.NotForYou() : decideAgain(task, user, stage);
      if (decision instanceof Grantable grant && task != null) {
        waiting.remove(id);
        if (stage == Stage.SKIPPED) {
          waiting.add(id);
        }
        return granted(user, task, grant, stage);
      }
      if (decision instanceof GrantDecision.NotForYou) {
        waiting.remove(id);
      }
    }
    return null;
  }

  private GrantDecision decideAgain(TaskState task, UserId user, Stage stage) {
    boolean isPostponed = stage == Stage.POSTPONED;
    boolean comesBack = (isPostponed ? task.postponers() : task.skippers()).contains(user);
    return comesBack
        ? Granting.decideAgain(
            isPostponed ? task.resumedBy(user) : task, user, rules, reservation())
        : new GrantDecision.NotForYou();
  }

  private Reservation reservation() {
    return new Reservation("lock-" + ++names, now);
  }

  private Event granted(UserId user, TaskState before, Grantable grant, Stage stage) {
    var gift = new Given(user, before.id(), grant.lock());
    intents.put(user, gift);
    given.add(gift);
    put(grant.after());
    return new Event.Granted(user, before, grant.after(), stage);
  }

  /**
   * Hands in an answer, as the use case does: decided, then committed unless it is there already.
   */
  Event submit(TaskId id, UserId author, boolean skips, @Nullable String key) {
    var task = tasks.get(id);
    if (task == null) {
      return new Event.Other();
    }
    var answer = new Answer(author, skips, false, 1, now);
    var submission = new Submission(answer, key, 0, !author.equals(MANAGER));
    var decision = Submitting.decide(task, submission, rules, now);
    if (decision instanceof Accepted accepted) {
      decision = commit(task, submission, accepted);
    }
    return new Event.Answered(task, submission, decision);
  }

  private SubmitDecision commit(TaskState task, Submission submission, Accepted accepted) {
    var all = annotations.computeIfAbsent(task.id(), _ -> new ArrayList<>());
    var key = submission.uniqueId();
    boolean there =
        all.stream()
            .anyMatch(a ->
                a.ordinal() == accepted.ordinal()
                    || (key != null && !accepted.reserved() && key.equals(a.key())));
    if (there || (!accepted.reserved() && key != null && !claims.add(key))) {
      return new SubmitDecision.Repeated(task.id());
    }
    var author = submission.author();
    if (submission.answer().skipped()
        && rules.skipQueue() == SkipQueue.REQUEUE_FOR_ME
        && !task.skippers().contains(author)) {
      skipped.computeIfAbsent(author, _ -> new LinkedHashSet<>()).add(task.id());
    }
    all.add(new Stored(accepted.ordinal(), key, submission.answer()));
    put(accepted.after());
    letGo(author, task.id());
    return accepted;
  }

  private void letGo(UserId user, TaskId task) {
    var intent = intents.get(user);
    if (intent != null && intent.task().equals(task)) {
      intents.remove(user);
    }
  }

  @Nullable Given intent(UserId user) {
    return intents.get(user);
  }

  Event postpone(UserId user) {
    var intent = intents.get(user);
    var task = intent == null ? null : tasks.get(intent.task());
    if (task != null && !task.postponers().contains(user)) {
      postponed.computeIfAbsent(user, _ -> new LinkedHashSet<>()).add(task.id());
      put(task.postponedBy(user));
      letGo(user, task.id());
    }
    return new Event.Other();
  }

  Event want(TaskId id, int people) {
    var task = tasks.get(id);
    if (task != null) {
      put(
          task.wanting(
              OverlapPlan.clamped(task, people, rules.skipQueue(), now), rules.skipQueue(), now));
    }
    return new Event.Other();
  }

  Event deleteTask(TaskId id) {
    var task = tasks.remove(id);
    if (task != null) {
      index.remove(id);
      annotations.remove(id);
      tally = tally.plus(Tally.of(task).negated());
      for (var user : Contribution.contributors(task)) {
        booked.merge(user, Contribution.of(task, user).negated(), Contribution::plus);
      }
    }
    return new Event.Other();
  }

  /** Changes one annotation, or deletes it where the change gives null. */
  Event revise(TaskId id, int which, UnaryOperator<@Nullable Answer> change) {
    var task = tasks.get(id);
    var all = annotations.get(id);
    if (task == null || all == null || all.isEmpty()) {
      return new Event.Other();
    }
    var old = all.remove(Math.floorMod(which, all.size()));
    var after = change.apply(old.answer());
    if (after != null) {
      all.add(new Stored(old.ordinal(), old.key(), after));
    }
    put(task.recounted(all.stream().map(Stored::answer).toList(), rules.skipQueue(), now));
    return new Event.Other();
  }
}
