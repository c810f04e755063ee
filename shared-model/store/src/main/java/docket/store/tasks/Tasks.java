package docket.store.tasks;

import docket.domain.id.OrganizationId;
import docket.domain.id.ProjectId;
import docket.domain.id.TaskId;
import docket.domain.queue.SkipQueue;
import docket.domain.tasks.Task;
import docket.domain.tasks.TaskBody;
import docket.store.dynamo.Change;
import docket.store.dynamo.Commit;
import docket.store.dynamo.Dynamo;
import docket.store.dynamo.Item;
import docket.store.dynamo.Key;
import docket.store.dynamo.Range;
import docket.store.tables.Tables;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Tasks and their data. Whatever belongs to another organization is absent here. */
public final class Tasks {
  private final Dynamo dynamo;
  private final TaskBodies bodies;
  private final Directory directory;

  public Tasks(Dynamo dynamo, TaskBodies bodies, Directory directory) {
    this.dynamo = dynamo;
    this.bodies = bodies;
    this.directory = directory;
  }

  /** A task with its data. */
  public record WithBody(Task task, TaskBody body) {}

  /** A task as it was just read; its data come with the same reading, see {@link #body}. */
  public record Reading(Task task, Item item) {}

  /** Strongly consistent, without the data. */
  public Optional<Task> find(OrganizationId organization, TaskId task) {
    return item(organization, task).map(TaskItem::toTask);
  }

  /** Like {@link #find}, for a caller who may want the data afterwards. */
  public Optional<Reading> read(OrganizationId organization, TaskId task) {
    return item(organization, task).map(item -> new Reading(TaskItem.toTask(item), item));
  }

  public Optional<WithBody> findWithBody(OrganizationId organization, TaskId task) {
    return item(organization, task).map(item -> withBodies(List.of(item)).getFirst());
  }

  private Optional<Item> item(OrganizationId organization, TaskId task) {
    return Optional.ofNullable(dynamo.get(Tables.CORE, TaskKeys.state(task)))
        .filter(in(organization));
  }

  /**
   * The data of a task that was just read; one more read only where they stand apart. Empty where
   * the task was deleted in between.
   */
  public Optional<TaskBody> body(Reading reading) {
    return Optional.ofNullable(bodies.read(List.of(reading.item())).get(reading.task().id()));
  }

  /** Those of the given tasks that exist, in the order asked. */
  public List<Task> findAll(OrganizationId organization, List<TaskId> tasks) {
    return items(organization, tasks).stream().map(TaskItem::toTask).toList();
  }

  public List<WithBody> findAllWithBodies(OrganizationId organization, List<TaskId> tasks) {
    return withBodies(items(organization, tasks));
  }

  private List<Item> items(OrganizationId organization, List<TaskId> tasks) {
    return dynamo.getAll(Tables.CORE, tasks.stream().map(TaskKeys::state).toList()).stream()
        .filter(in(organization))
        .toList();
  }

  /** The tasks of one block of a project, in id order. */
  public List<Task> inBlock(OrganizationId organization, long block) {
    return blockItems(organization, block).stream().map(TaskItem::toTask).toList();
  }

  public List<WithBody> inBlockWithBodies(OrganizationId organization, long block) {
    return withBodies(blockItems(organization, block));
  }

  private List<Item> blockItems(OrganizationId organization, long block) {
    var range = Range.of(Tables.CORE, TaskKeys.block(block)).startingWith("s#");
    return dynamo.queryAll(range).stream().filter(in(organization)).toList();
  }

  /**
   * {@code length} tasks of a project from the {@code start}-th on, in id order; reads grow with
   * the page, not the project.
   */
  public List<WithBody> page(
      OrganizationId organization, ProjectId project, long start, int length) {
    var items = new ArrayList<Item>();
    var before = new LongAdder();
    directory.walk(
        project,
        block -> {
          if (before.sum() + block.live() > start + items.size()) {
            int skip = (int) Math.max(0, start - before.sum());
            items.addAll(slice(organization, block.number(), skip, length - items.size()));
          }
          before.add(block.live());
          return items.size() < length;
        });
    return withBodies(items);
  }

  private List<Item> slice(OrganizationId organization, long block, int skip, int most) {
    var range = Range.of(Tables.CORE, TaskKeys.block(block)).startingWith("s#").limit(skip + most);
    return dynamo.queryAll(range).stream().filter(in(organization)).skip(skip).limit(most).toList();
  }

  private List<WithBody> withBodies(List<Item> items) {
    Map<TaskId, TaskBody> found = bodies.read(items);
    var all = new ArrayList<WithBody>(items.size());
    for (var item : items) {
      var task = TaskItem.toTask(item);
      var body = found.get(task.id());
      if (body != null) {
        all.add(new WithBody(task, body));
      }
    }
    return all;
  }

  /** A task on its way into the store, whose body has its place already. */
  record NewTask(Task task, TaskBody body, TaskBodies.Placed placed) {
    /** How many changes make it. */
    int changes() {
      return placed instanceof TaskBodies.Placed.Own ? 2 : 1;
    }
  }

  /** Decides where the bodies of new tasks go; large ones are in S3 when this returns. */
  List<TaskBodies.Placed> place(ProjectId project, List<TaskBody> all) {
    return bodies.place(all, "k/" + project + "/");
  }

  /**
   * What makes the given tasks, to be committed in one transaction with their children and the
   * booking of their counters.
   */
  List<Change> create(List<NewTask> tasks, SkipQueue skips) {
    var changes = new ArrayList<Change>();
    if (tasks.isEmpty()) {
      return changes;
    }
    var project = tasks.getFirst().task().state().project();
    var perBlock = new java.util.TreeMap<Long, Long>();
    for (var made : tasks) {
      var task = made.task();
      var state = TaskItem.create(task, skips);
      TaskBodies.write(state, made.body(), made.placed());
      changes.add(Change.put(Tables.CORE, state.build()).ifAbsent());
      if (made.placed() instanceof TaskBodies.Placed.Own(var packed)) {
        changes.add(Change.put(Tables.CORE, bodyItem(task, packed)));
      }
      perBlock.merge(task.id().block(), 1L, Long::sum);
    }
    changes.addAll(directory.count(project, perBlock));
    return changes;
  }

  private static Item bodyItem(Task task, byte[] packed) {
    return Item.at(TaskKeys.body(task.id()))
        .set("o", task.organization().value())
        .set("z", packed)
        .build();
  }

  /** Brings a task from one version to the next; part of a transaction, or alone. */
  public Change update(Task before, Task after, SkipQueue skips) {
    return TaskItem.update(before, after, skips);
  }

  /** Writes a reservation: nothing that a list shows changes. */
  public Change reserve(Task before, Task after, SkipQueue skips, java.time.Instant now) {
    return TaskItem.update(before, after, skips, now);
  }

  /** Like {@link #update}, with new data. */
  public List<Change> updateWithBody(Task before, Task after, TaskBody body, SkipQueue skips) {
    var placed = bodies.place(List.of(body), "k/" + before.state().project() + "/").getFirst();
    var change = TaskItem.update(before, after, skips);
    TaskBodies.write(change, body, placed);
    return placed instanceof TaskBodies.Placed.Own(var packed)
        ? List.of(change, Change.put(Tables.CORE, bodyItem(after, packed)))
        : List.of(change);
  }

  /**
   * What deletes the state of tasks: without it a task is gone for every reader. Children are
   * cleared away afterwards.
   */
  public List<Change> delete(List<Task> tasks) {
    var changes = new ArrayList<Change>();
    var perBlock = new java.util.TreeMap<Long, Long>();
    for (var task : tasks) {
      changes.add(
          Change.delete(Tables.CORE, TaskKeys.state(task.id()))
              .ifEquals("v", task.state().version()));
      perBlock.merge(task.id().block(), -1L, Long::sum);
    }
    var project = tasks.getFirst().state().project();
    changes.addAll(directory.count(project, perBlock));
    return changes;
  }

  /** How many tasks a project has, by its directory. */
  public long count(ProjectId project) {
    return directory.blocks(project).stream().mapToLong(Directory.Block::live).sum();
  }

  /** Whether a project has more tasks than that; cheap where the number is small. */
  public boolean hasMoreThan(long many, ProjectId project) {
    var seen = new LongAdder();
    directory.walk(
        project,
        block -> {
          seen.add(block.live());
          return seen.sum() <= many;
        });
    return seen.sum() > many;
  }

  /** Removes what is left of deleted tasks. */
  public void clear(List<TaskId> tasks) {
    var perBlock =
        tasks.stream()
            .sorted(Comparator.comparingLong(TaskId::value))
            .collect(Collectors.groupingBy(TaskId::block, TreeMap::new, Collectors.toList()));
    var left = new ArrayList<Key>();
    perBlock.forEach((block, gone) -> left.addAll(leftOf(block, gone)));
    dynamo.deleteAll(Tables.CORE, left);
  }

  /** Two reads tell what tasks of a block have left; most have nothing. */
  private List<Key> leftOf(long block, List<TaskId> gone) {
    var partition = Range.of(Tables.CORE, TaskKeys.block(block));
    var first = gone.getFirst();
    var last = gone.getLast();
    var bodiesLeft = partition.between(TaskKeys.body(first).sk(), TaskKeys.body(last).sk());
    var childrenLeft =
        partition.between(TaskKeys.childrenOf(first), TaskKeys.childrenOf(last) + '\uffff');
    var ids = Set.copyOf(gone);
    return Stream.of(bodiesLeft, childrenLeft)
        .flatMap(range -> dynamo.queryAll(range).stream())
        .map(Item::key)
        .filter(key -> ids.contains(TaskKeys.taskOf(key)))
        .toList();
  }

  public Commit commit(Change change) {
    return dynamo.write(change);
  }

  public Commit commit(List<Change> changes) {
    return dynamo.transact(changes);
  }

  /** The blocks of a project in id order, for jobs that walk all of it. */
  public List<Directory.Block> blocks(ProjectId project) {
    return directory.blocks(project);
  }

  public List<Directory.Slot> allocate(ProjectId project, int count) {
    return directory.allocate(project, count);
  }

  private static Predicate<Item> in(OrganizationId organization) {
    return item -> item.number("o") == organization.value();
  }

  /** As many changes as one transaction takes. */
  public static final int MOST_CHANGES = 100;
}
