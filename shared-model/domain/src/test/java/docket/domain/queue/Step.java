package docket.domain.queue;

import docket.domain.id.TaskId;
import docket.domain.id.UserId;
import docket.domain.queue.QueueWorld.Event;
import docket.domain.queue.QueueWorld.Given;
import java.time.Duration;
import java.util.List;

/**
 * One thing that happens to a project; numbers say to whom and to what, modulo what there is.
 *
 * @param who which person
 * @param which which task, reservation or annotation
 * @param amount how much
 */
record Step(Kind kind, int who, int which, int amount) {
  private static final int PEOPLE = 4;

  enum Kind {
    NEXT,
    SUBMIT,
    SKIP,
    POSTPONE,
    PASS_TIME,
    DELETE_ANNOTATION,
    CHANGE_OVERLAP,
    DELETE_TASK,
    /** The answer to a reservation that was given some time ago: late, or a repetition. */
    SUBMIT_OLD,
    SUBMIT_BY_HAND,
    SKIP_BY_HAND,
    SUBMIT_BY_MANAGER,
    TOGGLE_GROUND_TRUTH,
    UNSKIP
  }

  /** What people in the stream do, and the clock. */
  static final List<Kind> STREAM =
      List.of(Kind.NEXT, Kind.SUBMIT, Kind.SKIP, Kind.POSTPONE, Kind.PASS_TIME);

  static final List<Kind> UPKEEP =
      List.of(Kind.DELETE_ANNOTATION, Kind.CHANGE_OVERLAP, Kind.DELETE_TASK);

  static final List<Kind> BESIDE_THE_STREAM =
      List.of(Kind.SUBMIT_OLD, Kind.SUBMIT_BY_HAND, Kind.SKIP_BY_HAND);

  static final List<Kind> MANAGING =
      List.of(Kind.SUBMIT_BY_MANAGER, Kind.TOGGLE_GROUND_TRUTH, Kind.UNSKIP);

  Event in(QueueWorld world) {
    var user = new UserId(1 + who % PEOPLE);
    return switch (kind) {
      case NEXT -> world.next(user);
      case SUBMIT -> answer(world, world.intent(user), false);
      case SKIP -> answer(world, world.intent(user), true);
      case POSTPONE -> world.postpone(user);
      case PASS_TIME -> {
        world.pass(Duration.ofSeconds(amount));
        yield new Event.Other();
      }
      case DELETE_ANNOTATION -> world.revise(task(world), amount, _ -> null);
      case CHANGE_OVERLAP -> world.want(task(world), 1 + amount % 4);
      case DELETE_TASK -> amount % 8 == 0 ? world.deleteTask(task(world)) : new Event.Other();
      case SUBMIT_OLD -> submitOld(world);
      case SUBMIT_BY_HAND ->
          world.submit(task(world), user, false, amount % 3 == 0 ? null : "own-" + amount % 9);
      case SKIP_BY_HAND -> world.submit(task(world), user, true, null);
      case SUBMIT_BY_MANAGER -> world.submit(task(world), QueueWorld.MANAGER, false, null);
      case TOGGLE_GROUND_TRUTH ->
          world.revise(
              task(world), amount, a -> a == null ? null : changed(a, a.skipped(), !a.marked()));
      case UNSKIP ->
          world.revise(task(world), amount, a -> a == null ? null : changed(a, false, a.marked()));
    };
  }

  private TaskId task(QueueWorld world) {
    return new TaskId(128 + which % world.size);
  }

  private static Event answer(
      QueueWorld world, @org.jspecify.annotations.Nullable Given held, boolean skips) {
    return held == null
        ? new Event.Other()
        : world.submit(held.task(), held.user(), skips, held.lock().id());
  }

  private Event submitOld(QueueWorld world) {
    return world.given.isEmpty()
        ? new Event.Other()
        : answer(world, world.given.get(which % world.given.size()), amount % 4 == 0);
  }

  private static Answer changed(Answer answer, boolean skipped, boolean marked) {
    return new Answer(answer.author(), skipped, marked, answer.leadTime(), answer.createdAt());
  }
}
