package docket.bench.torture;

import docket.bench.Person;
import docket.domain.json.Json;
import java.util.List;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;

/** Takes snapshots, downloads them, and deletes some. */
final class Exporter implements Client {
  private final Person owner;
  private final Supplier<List<Arena>> arenas;

  Exporter(Person owner, Supplier<List<Arena>> arenas) {
    this.owner = owner;
    this.arenas = arenas;
  }

  @Override
  public boolean act(RandomGenerator random) {
    var all = arenas.get();
    var arena = all.get(random.nextInt(all.size()));
    var taken = owner.post(arena.path("/exports"), Json.EMPTY_OBJECT);
    if (Client.isYes(arena, "snapshot", taken)) {
      var path = arena.path("/exports/" + taken.number("id"));
      var content = owner.follow(path + "/download");
      if (Client.isYes(arena, "download", content)
          && taken.word("status").equals("completed")
          && ((Json.Arr) content.value()).size()
              != Labeler.number(taken.json().object("counters"), "task_number")) {
        arena.unexpected.add("%s has another number of tasks than it says".formatted(path));
      }
      if (random.nextInt(2) == 0) {
        Client.isYes(arena, "deletion of a snapshot", owner.delete(path));
      }
    }
    Client.pause(random);
    return true;
  }
}
