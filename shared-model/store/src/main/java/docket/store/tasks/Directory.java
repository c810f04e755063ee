package docket.store.tasks;

import docket.domain.id.ProjectId;
import docket.domain.id.TaskId;
import docket.store.dynamo.Change;
import docket.store.dynamo.Commit;
import docket.store.dynamo.Contention;
import docket.store.dynamo.Dynamo;
import docket.store.dynamo.Item;
import docket.store.dynamo.Key;
import docket.store.dynamo.Overloaded;
import docket.store.dynamo.Range;
import docket.store.ids.Ids;
import docket.store.tables.Tables;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Stream;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * Which blocks of task ids a project owns, and how many live tasks each holds. Ids and inner ids
 * ascend in the order in which they were given.
 */
public final class Directory {
  /** Blocks per directory item: about 3 KB. */
  private static final int BLOCKS_PER_ITEM = 256;

  /** Directory items that a reader who may soon have enough gets first: 65,536 tasks. */
  private static final int FIRST_ITEMS = 2;

  private static final int ATTEMPTS = 20;
  private static final String BLOCK = "b";

  private final Dynamo dynamo;
  private final Ids ids;

  public Directory(Dynamo dynamo, Ids ids) {
    this.dynamo = dynamo;
    this.ids = ids;
  }

  /** Ids for one new task. */
  public record Slot(TaskId task, long innerId) {}

  /** A block of a project. */
  public record Block(long number, long live) {}

  /**
   * Gives {@code count} fresh ids, ascending; they are the caller's even if it dies before using
   * them. The blocks that they fill are taken together, so that a thousand ids cost as many writes
   * as one.
   */
  public List<Slot> allocate(ProjectId project, int count) {
    var key = next(project);
    for (int attempt = 1; attempt <= ATTEMPTS; attempt++) {
      var item = dynamo.get(Tables.CORE, key);
      var range = range(item == null ? new Item(Map.of()) : item, count);
      var change =
          Change.update(Tables.CORE, key)
              .set("block", range.lastBlock())
              .set("used", range.usedOfLast())
              .set("inner", range.inner() + count)
              .set("blocks", range.blocks())
              .ifVersion("inner", range.inner());
      if (dynamo.write(change) instanceof Commit.Done) {
        return range.slots();
      }
      Contention.pause(attempt);
    }
    throw new Overloaded("ids of project " + project);
  }

  private IdRange range(Item now, int count) {
    long used = now.has("block") ? now.number("used") : TaskId.BLOCK;
    long block = now.number("block");
    long beyond = count - (TaskId.BLOCK - used);
    long fresh = beyond <= 0 ? 0 : (beyond + TaskId.BLOCK - 1) / TaskId.BLOCK;
    long first = fresh == 0 ? 0 : ids.next(Ids.Kind.TASK_BLOCK, fresh);
    return new IdRange(
        block, used, first, fresh, now.number("inner"), now.number("blocks") + fresh, count);
  }

  /**
   * Ids that begin in an open block and go on in fresh ones.
   *
   * @param used ids of the open block that are given already
   * @param first of the fresh blocks, which are consecutive
   * @param inner last inner id that is given already
   * @param blocks of the project, the fresh ones included
   */
  private record IdRange(
      long block, long used, long first, long fresh, long inner, long blocks, int count) {
    long lastBlock() {
      return fresh == 0 ? block : first + fresh - 1;
    }

    long usedOfLast() {
      return used + count - fresh * TaskId.BLOCK;
    }

    List<Slot> slots() {
      var slots = new ArrayList<Slot>(count);
      for (int i = 0; i < count; i++) {
        long at = used + i;
        long id =
            at < TaskId.BLOCK
                ? block * TaskId.BLOCK + at
                : first * TaskId.BLOCK + at - TaskId.BLOCK;
        slots.add(new Slot(new TaskId(id), inner + i + 1));
      }
      return slots;
    }
  }

  /**
   * Changes of the number of live tasks per block; part of the transaction that makes or deletes
   * the tasks. Neighbouring blocks share an item, which a transaction may touch only once.
   */
  List<Change> count(ProjectId project, Map<Long, Long> perBlock) {
    var changes = new LinkedHashMap<Key, Change>();
    perBlock.forEach((block, delta) ->
        changes
            .computeIfAbsent(item(project, block), key -> Change.update(Tables.CORE, key))
            .add(BLOCK + block, delta));
    return List.copyOf(changes.values());
  }

  /** All blocks that ever held tasks, in id order. */
  public List<Block> blocks(ProjectId project) {
    return dynamo.queryAll(items(project)).stream().flatMap(Directory::blocks).toList();
  }

  /**
   * Hands blocks to the reader in id order until it has enough; reads grow with what it takes, not
   * with the project.
   *
   * @param wants takes a block and says whether it wants more
   */
  void walk(ProjectId project, Predicate<Block> wants) {
    var next = items(project).limit(FIRST_ITEMS);
    while (next != null) {
      var page = dynamo.query(next);
      if (!page.items().stream().flatMap(Directory::blocks).allMatch(wants)) {
        return;
      }
      next = page.last() == null ? null : items(project).after(page.last());
    }
  }

  private static Range items(ProjectId project) {
    return Range.of(Tables.CORE, partition(project)).startingWith("dir#");
  }

  private static Stream<Block> blocks(Item item) {
    return item.attributes().entrySet().stream()
        .filter(field -> field.getKey().startsWith(BLOCK) && field.getValue().n() != null)
        .map(Directory::block)
        .sorted(Comparator.comparingLong(Block::number));
  }

  private static Block block(Map.Entry<String, AttributeValue> field) {
    return new Block(
        Long.parseLong(field.getKey().substring(BLOCK.length())),
        Long.parseLong(field.getValue().n()));
  }

  /** Takes a block whose tasks are all gone off the list. */
  public void forget(ProjectId project, long block) {
    dynamo.store(Change.update(Tables.CORE, item(project, block)).remove(BLOCK + block));
  }

  private static Key next(ProjectId project) {
    return new Key(partition(project), "next");
  }

  private static Key item(ProjectId project, long block) {
    return new Key(partition(project), "dir#" + Key.padded(block / BLOCKS_PER_ITEM));
  }

  private static String partition(ProjectId project) {
    return "P#" + project;
  }
}
