package docket.store.tasks;

import docket.domain.id.OrganizationId;
import docket.domain.id.ProjectId;
import docket.domain.id.TaskId;
import docket.domain.id.UserId;
import docket.domain.queue.Lock;
import docket.domain.queue.OpenKey;
import docket.domain.queue.SkipQueue;
import docket.domain.queue.TaskCounts;
import docket.domain.queue.TaskState;
import docket.domain.tasks.Task;
import docket.store.dynamo.Change;
import docket.store.dynamo.Item;
import docket.store.tables.Tables;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The state item of a task. Its attribute names are short because they are paid for on every grant
 * and submit.
 */
final class TaskItem {
  private TaskItem() {}

  static Task toTask(Item item) {
    var updatedBy = item.optionalNumber("ub");
    return new Task(
        new OrganizationId(item.number("o")),
        toState(item),
        item.requiredInstant("ca"),
        item.requiredInstant("ua"),
        updatedBy == null ? null : new UserId(updatedBy),
        item.optionalNumber("fu"));
  }

  /** The task of a state or body item, from its key. */
  static TaskId idOf(Item item) {
    return new TaskId(Long.parseLong(item.key().sk().substring(2)));
  }

  private static TaskState toState(Item item) {
    var leadTime = item.optionalDecimal("lt");
    return new TaskState(
        idOf(item),
        new ProjectId(item.number("p")),
        item.number("i"),
        item.number("v"),
        (int) item.number("ov", 1),
        users(item.numbers("aa")),
        users(item.numbers("gm")),
        users(item.numbers("xs")),
        users(item.numbers("pp")),
        locks(item),
        item.number("seq"),
        new TaskCounts(
            item.number("na"),
            item.number("nc"),
            item.number("ng"),
            item.number("np"),
            leadTime == null ? 0 : leadTime),
        item.flag("lab"),
        item.instant("sa"),
        item.instant("la"));
  }

  private static Set<UserId> users(Set<Long> ids) {
    return ids.stream().map(UserId::new).collect(Collectors.toCollection(TreeSet::new));
  }

  private static Map<UserId, Lock> locks(Item item) {
    var locks = new LinkedHashMap<UserId, Lock>();
    item.maps("sl")
        .forEach((user, lock) ->
            locks.put(
                new UserId(Long.parseLong(user)),
                new Lock(lock.text("l"), lock.requiredInstant("e"), lock.number("n"))));
    return locks;
  }

  /** A new task's item; the caller adds where the body is. */
  static Item.Builder create(Task task, SkipQueue skips) {
    var item = Item.at(TaskKeys.state(task.id())).set("o", task.organization().value());
    var state = task.state();
    item.set("p", state.project().value()).set("i", state.innerId()).set("ca", task.createdAt());
    item.set("fu", task.fileUpload());
    tell(task, item::set);
    var place = OpenKey.of(state, skips, task.updatedAt());
    return item.set(Tables.OPEN_SK, place).set(Tables.OPEN_PK, partition(place, state));
  }

  /**
   * Brings the stored state from one version to the next; refused when another writer was faster.
   */
  static Change update(Task before, Task after, SkipQueue skips) {
    return update(before, after, skips, after.updatedAt());
  }

  /**
   * Like {@link #update(Task, Task, SkipQueue)}, for a change that is no update of the task in the
   * eyes of its readers.
   */
  static Change update(Task before, Task after, SkipQueue skips, Instant now) {
    var change =
        Change.update(Tables.CORE, TaskKeys.state(before.id()))
            .ifEquals("v", before.state().version());
    var was = new HashMap<String, @Nullable Object>();
    tell(before, was::put);
    tell(
        after,
        (name, value) -> {
          if (!Objects.equals(value, was.get(name))) {
            change.set(name, value);
          }
        });
    // The place in the index depends on the clock, so the stored one may differ from what the old
    // state gives now.
    var place = OpenKey.of(after.state(), skips, now);
    return change.set(Tables.OPEN_SK, place).set(Tables.OPEN_PK, partition(place, after.state()));
  }

  /** Takes an attribute by name; null where the item does not have it. */
  private interface Attributes {
    void take(String name, @Nullable Object value);
  }

  /** What changes in the life of a task, but its place in the index. */
  private static void tell(Task task, Attributes to) {
    var state = task.state();
    var counts = state.counts();
    to.take("v", state.version());
    to.take("ov", (long) state.overlap());
    to.take("aa", numbers(state.annotators()));
    to.take("gm", numbers(state.markers()));
    to.take("xs", numbers(state.skippers()));
    to.take("pp", numbers(state.postponers()));
    to.take(Tables.OPEN_TAKERS, takers(state));
    to.take("sl", slots(state));
    to.take("seq", orNull(state.sequence()));
    to.take("na", orNull(counts.submitted()));
    to.take("nc", orNull(counts.skipped()));
    to.take("ng", orNull(counts.groundTruth()));
    to.take("np", orNull(counts.predictions()));
    to.take("lt", counts.leadTime() == 0 ? null : counts.leadTime());
    to.take("lab", state.labeled() ? Boolean.TRUE : null);
    to.take("sa", state.startedAt());
    to.take("la", state.lastAnswerAt());
    to.take("ua", task.updatedAt());
    to.take("ub", task.updatedBy() == null ? null : task.updatedBy().value());
  }

  private static @Nullable String partition(@Nullable String place, TaskState state) {
    return place == null ? null : TaskKeys.open(state.project());
  }

  private static @Nullable Set<Long> takers(TaskState state) {
    if (state.annotators().isEmpty() && state.markers().isEmpty() && state.skippers().isEmpty()) {
      return null;
    }
    var all = new TreeSet<>(state.annotators());
    all.addAll(state.markers());
    all.addAll(state.skippers());
    return numbers(all);
  }

  private static @Nullable Set<Long> numbers(Set<UserId> users) {
    return users.isEmpty()
        ? null
        : users.stream().map(UserId::value).collect(Collectors.toCollection(TreeSet::new));
  }

  private static @Nullable Map<String, Item> slots(TaskState state) {
    if (state.locks().isEmpty()) {
      return null;
    }
    var slots = new LinkedHashMap<String, Item>();
    state
        .locks()
        .forEach((user, lock) ->
            slots.put(
                user.toString(),
                Item.nested()
                    .set("l", lock.id())
                    .set("e", lock.expiresAt())
                    .set("n", lock.ordinal())
                    .build()));
    return slots;
  }

  private static @Nullable Long orNull(long number) {
    return number == 0 ? null : number;
  }
}
