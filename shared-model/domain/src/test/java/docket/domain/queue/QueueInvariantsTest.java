package docket.domain.queue;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import docket.domain.id.TaskId;
import docket.domain.id.UserId;
import docket.domain.queue.GrantDecision.Grantable;
import docket.domain.queue.Granting.Reservation;
import docket.domain.queue.QueueHistories.History;
import docket.domain.queue.QueueWorld.Event;
import docket.domain.queue.QueueWorld.Event.Answered;
import docket.domain.queue.QueueWorld.Event.Empty;
import docket.domain.queue.QueueWorld.Event.Granted;
import docket.domain.queue.QueueWorld.Event.Kept;
import docket.domain.queue.QueueWorld.Stage;
import docket.domain.queue.QueueWorld.Stored;
import docket.domain.queue.SubmitDecision.Accepted;
import docket.domain.queue.SubmitDecision.OverlapReached;
import java.time.Duration;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

/**
 * Invariants 1 to 13 of queue.md §13 on random histories: several people take, answer, skip and put
 * off tasks while the clock moves, overlaps change and things are deleted; each invariant is looked
 * at after every step. What is counted here is counted from the annotations, never from the states.
 */
class QueueInvariantsTest {
  private static final int TRIES = 400;

  @Provide
  Arbitrary<History> any() {
    return QueueHistories.any();
  }

  @Provide
  Arbitrary<History> streams() {
    return QueueHistories.streams();
  }

  @Provide
  Arbitrary<History> strict() {
    return QueueHistories.strict();
  }

  @Provide
  Arbitrary<List<Integer>> turns() {
    return Arbitraries.integers().between(0, 7).list().ofMaxSize(60);
  }

  private interface Check {
    void holds(QueueWorld world, Event event);
  }

  private static void always(History history, Check check) {
    var world = history.world();
    for (var step : history.steps()) {
      check.holds(world, step.in(world));
    }
  }

  /** A(t): people whose answers occupy a slot. */
  private static Set<UserId> occupants(QueueWorld world, TaskId task) {
    return world.stored(task).stream()
        .map(Stored::answer)
        .filter(a -> !a.isGroundTruth())
        .filter(a -> !a.skipped() || world.rules.skipQueue() == SkipQueue.IGNORE_SKIPPED)
        .map(Answer::author)
        .collect(Collectors.toCollection(HashSet::new));
  }

  /** A(t) and L(t) together. */
  private static Set<UserId> takers(QueueWorld world, TaskState task) {
    var takers = occupants(world, task.id());
    takers.addAll(liveHolders(world, task));
    return takers;
  }

  private static Set<UserId> liveHolders(QueueWorld world, TaskState task) {
    return task.locks().entrySet().stream()
        .filter(held -> held.getValue().expiresAt().isAfter(world.now))
        .map(Map.Entry::getKey)
        .collect(Collectors.toSet());
  }

  @Property(tries = TRIES)
  void invariant_1_in_the_stream_reservations_and_answers_never_exceed_the_overlap(
      @ForAll("streams") History history) {
    always(
        history,
        (world, _) -> {
          for (var task : world.tasks.values()) {
            assertThat(takers(world, task).size()).isLessThanOrEqualTo(task.overlap());
          }
        });
  }

  @Property(tries = TRIES)
  void invariant_1_whatever_happened_before_no_grant_exceeds_the_overlap(
      @ForAll("any") History history) {
    always(
        history,
        (world, event) -> {
          if (event instanceof Granted granted) {
            assertThat(takers(world, granted.after()).size())
                .isLessThanOrEqualTo(granted.after().overlap());
          }
        });
  }

  @Property(tries = TRIES)
  void invariant_2_under_strict_overlap_no_submission_exceeds_it_and_a_refused_one_changes_nothing(
      @ForAll("strict") History history) {
    var tallies = new Tally[] {history.world().tally};
    always(
        history,
        (world, event) -> {
          for (var task : world.tasks.values()) {
            assertThat(occupants(world, task.id()).size()).isLessThanOrEqualTo(task.overlap());
          }
          if (event instanceof Answered(var before, _, OverlapReached _)) {
            assertThat(world.tasks).containsValue(before);
            assertThat(world.tally).isEqualTo(tallies[0]);
          }
          tallies[0] = world.tally;
        });
  }

  @Property(tries = TRIES)
  void invariant_3_with_overlap_one_two_people_never_hold_the_same_task(
      @ForAll("any") History history) {
    always(
        history,
        (world, _) -> {
          for (var task : world.tasks.values()) {
            if (task.overlap() == 1) {
              assertThat(liveHolders(world, task).size()).isLessThanOrEqualTo(1);
            }
          }
        });
  }

  @Property(tries = TRIES)
  void invariant_4_nobody_is_served_what_they_have_answered(@ForAll("any") History history) {
    always(
        history,
        (world, event) -> {
          if (event instanceof Granted(var user, var before, _, var stage)) {
            var own =
                world.stored(before.id()).stream()
                    .map(Stored::answer)
                    .filter(answer -> answer.author().equals(user))
                    .toList();
            assertThat(own).allMatch(Answer::skipped);
            boolean comesBack = world.rules.skipQueue() == SkipQueue.REQUEUE_FOR_ME;
            assertThat(own.isEmpty() || (comesBack && stage != Stage.POOL)).isTrue();
          }
        });
  }

  @Property(tries = TRIES)
  void invariant_5_asking_again_gives_the_same_task_under_the_same_reservation(
      @ForAll("any") History history) {
    always(
        history,
        (world, event) -> {
          if (event instanceof Granted(var user, _, var after, _)) {
            var lock = requireNonNull(after.liveLock(user, world.now));
            assertThat(world.next(user)).isEqualTo(new Kept(user, after, lock));
          }
        });
  }

  /** A task that others have completed meanwhile holds nobody. */
  @Property(tries = TRIES)
  void invariant_5_nobody_holds_two_tasks_that_they_neither_skipped_nor_put_off(
      @ForAll("streams") History history) {
    always(
        history,
        (world, _) -> {
          for (var user : List.of(new UserId(1), new UserId(2), new UserId(3), new UserId(4))) {
            var held =
                world.tasks.values().stream()
                    .filter(task -> liveHolders(world, task).contains(user))
                    .filter(task -> !task.labeled() && !task.postponers().contains(user))
                    .filter(task -> !task.skippers().contains(user))
                    .toList();
            assertThat(held.size()).isLessThanOrEqualTo(1);
          }
        });
  }

  @Property(tries = TRIES)
  void invariant_6_a_key_is_stored_once_and_no_annotation_number_twice(
      @ForAll("any") History history) {
    var numbers = new TreeMap<TaskId, Set<Long>>();
    always(
        history,
        (world, event) -> {
          if (event instanceof Answered(var before, _, Accepted accepted)) {
            var used = numbers.computeIfAbsent(before.id(), _ -> new HashSet<>());
            assertThat(used.add(accepted.ordinal())).isTrue();
          }
          for (var all : world.annotations.values()) {
            var keys = all.stream().map(Stored::key).filter(key -> key != null).toList();
            assertThat(keys).doesNotHaveDuplicates();
          }
        });
  }

  /** Whoever is served a task can answer it: the answer is never taken for a repetition. */
  @Property(tries = TRIES)
  void invariant_6_the_first_answer_to_a_reservation_is_no_repetition(
      @ForAll("any") History history) {
    always(
        history,
        (world, event) -> {
          if (event instanceof Granted(var user, _, var after, _)) {
            var lock = requireNonNull(after.liveLock(user, world.now));
            var submission =
                new Submission(new Answer(user, false, false, 1, world.now), lock.id(), 0, true);
            assertThat(Submitting.decide(after, submission, world.rules, world.now))
                .isInstanceOfSatisfying(
                    Accepted.class,
                    accepted -> {
                      assertThat(accepted.reserved()).isTrue();
                      assertThat(world.stored(after.id()))
                          .noneMatch(stored -> stored.ordinal() == accepted.ordinal());
                    });
          }
        });
  }

  @Property(tries = TRIES)
  void invariant_7_a_slot_is_free_in_the_instant_its_reservation_ends(
      @ForAll("any") History history) {
    var stranger = new UserId(50);
    always(
        history,
        (world, _) -> {
          for (var task : world.tasks.values()) {
            var ends = task.locks().values().stream().map(Lock::expiresAt).toList();
            for (var end : ends) {
              var taken = new HashSet<>(occupants(world, task.id()));
              task.locks()
                  .forEach((user, lock) -> {
                    if (lock.expiresAt().isAfter(end)) {
                      taken.add(user);
                    }
                  });
              boolean free = !task.labeled() && taken.size() < task.overlap();
              var decision =
                  Granting.decide(task, stranger, world.rules, new Reservation("x", end));
              assertThat(decision instanceof Grantable).isEqualTo(free);
            }
          }
        });
  }

  /** Refused only where it would exceed a strict overlap; never lost otherwise. */
  @Property(tries = TRIES)
  void invariant_7_a_late_answer_counts_unless_strict_overlap_forbids_it(
      @ForAll("any") History history) {
    always(
        history,
        (world, event) -> {
          if (event instanceof Answered(var before, var submission, OverlapReached _)) {
            assertThat(world.rules.strictOverlap()).isTrue();
            assertThat(before.liveLock(submission.author(), world.now))
                .matches(lock ->
                    lock == null || lock.isSpent() || !lock.id().equals(submission.uniqueId()));
            var others = takers(world, before);
            others.remove(submission.author());
            assertThat(others.size()).isGreaterThanOrEqualTo(before.overlap());
          }
        });
  }

  @Property(tries = TRIES)
  void invariant_8_a_submission_leaves_its_author_no_reservation(@ForAll("any") History history) {
    always(
        history,
        (world, event) -> {
          if (event instanceof Answered(_, var submission, Accepted(var after, _, _))) {
            boolean keeps =
                submission.answer().skipped()
                    && world.rules.skipQueue() == SkipQueue.REQUEUE_FOR_ME;
            assertThat(keeps || !after.locks().containsKey(submission.author())).isTrue();
          }
        });
  }

  @Property(tries = TRIES)
  void invariant_9_a_task_is_labeled_exactly_when_enough_people_have_completed_it(
      @ForAll("any") History history) {
    always(
        history,
        (world, _) -> {
          for (var task : world.tasks.values()) {
            var done =
                world.stored(task.id()).stream()
                    .map(Stored::answer)
                    .filter(
                        a -> !a.skipped() || world.rules.skipQueue() == SkipQueue.IGNORE_SKIPPED)
                    .map(Answer::author)
                    .distinct()
                    .count();
            assertThat(task.labeled()).isEqualTo(done >= task.overlap());
          }
        });
  }

  @Property(tries = TRIES)
  void invariant_10_counters_equal_a_recount(@ForAll("any") History history) {
    always(
        history,
        (world, _) -> {
          var recount = Tally.ZERO;
          for (var task : world.tasks.values()) {
            recount = recount.plus(recounted(task, world.stored(task.id())));
          }
          assertThat(world.tally).isEqualTo(recount);
          world.booked.forEach((user, booked) ->
              assertThat(booked).as("%s", user).isEqualTo(recounted(world, user)));
        });
  }

  private static Contribution recounted(QueueWorld world, UserId user) {
    var done = Contribution.NONE;
    for (var task : world.tasks.values()) {
      var own =
          world.stored(task.id()).stream()
              .map(Stored::answer)
              .filter(answer -> answer.author().equals(user))
              .toList();
      boolean answered = own.stream().anyMatch(answer -> !answer.skipped());
      boolean skipped = !answered && !own.isEmpty();
      boolean finished = answered && task.labeled();
      done = done.plus(new Contribution(answered ? 1 : 0, skipped ? 1 : 0, finished ? 1 : 0));
    }
    return done;
  }

  private static Tally recounted(TaskState task, Collection<Stored> all) {
    long skipped = all.stream().filter(a -> a.answer().skipped()).count();
    long marked = all.stream().filter(a -> a.answer().isGroundTruth()).count();
    long useful = all.size() - skipped - marked;
    return new Tally(
        1, task.labeled() ? 1 : 0, useful > 0 ? 1 : 0, useful + marked, useful, skipped, marked, 0);
  }

  @Property(tries = TRIES)
  void invariant_11_an_empty_queue_means_that_the_person_may_take_nothing(
      @ForAll("any") History history) {
    always(
        history,
        (world, event) -> {
          if (event instanceof Empty(var user)) {
            for (var task : world.tasks.values()) {
              boolean mine =
                  world.stored(task.id()).stream().anyMatch(a -> a.answer().author().equals(user));
              boolean full = takers(world, task).size() >= task.overlap();
              assertThat(task.labeled() || mine || full).isTrue();
            }
          }
        });
  }

  /** The index is read by the clock: what it holds back must become readable by itself. */
  @Property(tries = TRIES)
  void invariant_11_a_task_with_a_free_slot_is_proposed_at_any_instant(
      @ForAll("any") History history) {
    var stranger = new UserId(50);
    always(
        history,
        (world, _) -> {
          for (var task : world.tasks.values()) {
            for (var lock : task.locks().values()) {
              var at = lock.expiresAt().isAfter(world.now) ? lock.expiresAt() : world.now;
              var decision = Granting.decide(task, stranger, world.rules, new Reservation("x", at));
              boolean proposed = world.proposed(at).contains(task);
              assertThat(proposed || !(decision instanceof Grantable)).isTrue();
            }
          }
        });
  }

  @Property(tries = TRIES)
  void invariant_12_nothing_is_served_last_because_the_first_are_reserved(
      @ForAll @IntRange(min = 2, max = 60) int people) {
    var rules =
        new QueueRules(
            SkipQueue.REQUEUE_FOR_OTHERS,
            true,
            Duration.ofHours(1),
            QueueRules.Sampling.UNIFORM,
            false);
    var world = new QueueWorld(rules, java.util.Collections.nCopies(people, 1));
    var served = new HashSet<TaskId>();
    for (int i = 1; i <= people; i++) {
      assertThat(world.next(new UserId(100 + i)))
          .isInstanceOfSatisfying(Granted.class, granted -> served.add(granted.after().id()));
    }
    assertThat(served).hasSize(people);
    assertThat(world.next(new UserId(99))).isInstanceOf(Empty.class);
  }

  @Property(tries = TRIES)
  void invariant_13_everybody_looping_gives_every_task_exactly_its_overlap_and_ends_empty(
      @ForAll @IntRange(min = 1, max = 4) int overlap,
      @ForAll @IntRange(min = 0, max = 4) int more,
      @ForAll @IntRange(min = 1, max = 12) int tasks,
      @ForAll("turns") List<Integer> order) {
    var rules =
        new QueueRules(
            SkipQueue.REQUEUE_FOR_OTHERS,
            false,
            Duration.ofHours(1),
            QueueRules.Sampling.SEQUENTIAL,
            false);
    var world = new QueueWorld(rules, java.util.Collections.nCopies(tasks, overlap));
    int people = overlap + more;
    for (int turn : order) {
      turn(world, new UserId(1 + turn % people));
    }
    for (int i = 0; i < 2 * tasks * people; i++) {
      turn(world, new UserId(1 + i % people));
    }
    for (int i = 1; i <= people; i++) {
      assertThat(world.next(new UserId(i))).isInstanceOf(Empty.class);
    }
    for (var all : world.annotations.values()) {
      assertThat(all.stream().map(a -> a.answer().author()).toList())
          .doesNotHaveDuplicates()
          .hasSize(overlap);
    }
  }

  /** Asks, and answers what was reserved by the time of the next turn. */
  private static void turn(QueueWorld world, UserId user) {
    var held = world.intent(user);
    if (held == null) {
      world.next(user);
    } else {
      world.submit(held.task(), user, false, held.lock().id());
    }
  }
}
