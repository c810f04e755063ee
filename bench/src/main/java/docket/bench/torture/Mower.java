package docket.bench.torture;

import docket.bench.Person;
import docket.bench.torture.Arena.Mowing;
import docket.domain.json.Json;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;

/**
 * The owner as a tidy person: deletes tasks and annotations, and changes how often tasks are
 * labeled.
 */
final class Mower implements Client {
  private final Person owner;
  private final Supplier<List<Arena>> arenas;

  Mower(Person owner, Supplier<List<Arena>> arenas) {
    this.owner = owner;
    this.arenas = arenas;
  }

  @Override
  public boolean act(RandomGenerator random) {
    var all = arenas.get();
    var arena = all.get(random.nextInt(all.size()));
    Client.pause(random);
    if (!arena.mown) {
      return deleteAnnotation(arena, random);
    }
    return switch (random.nextInt(8)) {
      case 0 -> mow(arena);
      case 1 -> overlap(arena, 1 + random.nextInt(2));
      case 2, 3 -> deleteAnnotation(arena, random);
      case 4, 5 -> deleteOne(arena, random);
      default -> deleteSome(arena, random);
    };
  }

  private Set<Long> known(Arena arena, int page) {
    var reply =
        owner.get("/api/tasks?project=%d&page_size=1000&page=%d".formatted(arena.project, page));
    var ids = new LinkedHashSet<Long>();
    if (Client.isYes(arena, "tasks", reply)) {
      reply
          .json()
          .array("tasks")
          .items()
          .forEach(task -> ids.add(Labeler.number((Json.Obj) task, "id")));
    }
    return ids;
  }

  private boolean mow(Arena arena) {
    var known = new HashSet<Long>();
    for (int page = 1; page == 1 || known.size() == (page - 1) * 1_000; page++) {
      known.addAll(known(arena, page));
    }
    var mowing = new Mowing(known);
    arena.mowings.add(mowing);
    var reply = owner.delete(arena.path("/tasks"));
    mowing.told = Client.isYes(arena, "deletion of all", reply);
    if (mowing.told) {
      mowing.until = arena.now();
    }
    return mowing.told;
  }

  private boolean deleteOne(Arena arena, RandomGenerator random) {
    var known = List.copyOf(known(arena, 1));
    if (known.isEmpty()) {
      return false;
    }
    long task = known.get(random.nextInt(known.size()));
    arena.endangered.add(task);
    if (Client.isYes(arena, "deletion", owner.delete("/api/tasks/" + task))) {
      arena.gone.add(task);
    }
    return true;
  }

  /** As many of them as nobody is at work on. */
  private boolean deleteSome(Arena arena, RandomGenerator random) {
    var some =
        known(arena, 1).stream().filter(_ -> random.nextInt(4) == 0).map(Json::number).toList();
    if (some.isEmpty()) {
      return false;
    }
    some.forEach(id -> arena.endangered.add(((Json.Int) id).value()));
    var selection =
        Json.object().put("all", false).put("included", Json.array(List.copyOf(some))).build();
    var reply =
        owner.post(
            "/api/dm/actions?id=delete_tasks&project=" + arena.project,
            Json.object().put("selectedItems", selection).build());
    if (Client.isYes(arena, "deletion of some", reply)
        && reply.number("processed_items") == some.size()) {
      some.forEach(id -> arena.gone.add(((Json.Int) id).value()));
    }
    return true;
  }

  private boolean overlap(Arena arena, int overlap) {
    var body = Json.object().put("maximum_annotations", overlap).build();
    return Client.isYes(arena, "overlap", owner.patch(arena.path(""), body));
  }

  private boolean deleteAnnotation(Arena arena, RandomGenerator random) {
    var told = arena.answers.values().stream().filter(a -> a.id != 0 && !a.deleting).toList();
    if (told.isEmpty() || random.nextInt(3) > 0) {
      return false;
    }
    var answer = told.get(random.nextInt(told.size()));
    answer.deleting = true;
    var reply = owner.delete("/api/annotations/%d/".formatted(answer.id));
    answer.deleted = Client.isYes(arena, "deletion of " + answer.key, reply);
    return true;
  }
}
