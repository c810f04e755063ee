package docket.bench.torture;

import docket.bench.Person;
import docket.bench.torture.Arena.Batch;
import docket.domain.json.Json;
import docket.store.json.JsonText;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;

/** Brings tasks: small imports that answer when they are done, and large ones that go on alone. */
final class Importer implements Client {
  /**
   * An arena with more tasks than this takes no more until some are deleted: what is there is
   * counted each time.
   */
  private static final long FULL = 150;

  private static final long FULL_MOWN = 1_200;

  private final Person owner;
  private final Supplier<List<Arena>> arenas;

  Importer(Person owner, Supplier<List<Arena>> arenas) {
    this.owner = owner;
    this.arenas = arenas;
  }

  @Override
  public boolean act(RandomGenerator random) {
    var all = arenas.get();
    var arena = all.get(random.nextInt(all.size()));
    var project = owner.get(arena.path("?include=task_number"));
    if (!Client.isYes(arena, "project", project)
        || project.number("task_number") > (arena.mown ? FULL_MOWN : FULL)) {
      return false;
    }
    boolean large = arena.mown && random.nextInt(4) == 0;
    int size = large ? random.nextInt(1_001, 1_300) : random.nextInt(1, 60);
    var batch = new Batch(Long.toString(random.nextLong(), 36), size, arena.now());
    arena.batches.add(batch);
    var reply = owner.post(arena.path("/import"), body(batch, random));
    if (Client.isYes(arena, "import", reply)) {
      batch.told = true;
      if (large) {
        arena.jobs.add(reply.number("import"));
      }
    }
    return true;
  }

  private byte[] body(Batch batch, RandomGenerator random) {
    var tasks = new ArrayList<Json>();
    for (int i = 0; i < batch.size; i++) {
      var data = Json.object().put("text", "a task").put("batch", batch.tag).put("n", i).build();
      var task = Json.object().put("data", data);
      if (random.nextInt(10) == 0) {
        var annotation =
            Json.object()
                .put("result", Arena.result("News"))
                .put("ground_truth", random.nextBoolean())
                .build();
        task.put("annotations", Json.array(List.of(annotation)));
      }
      if (random.nextInt(10) == 0) {
        var prediction =
            Json.object().put("result", Arena.result("News")).put("model_version", "m").build();
        task.put("predictions", Json.array(List.of(prediction)));
      }
      tasks.add(task.build());
    }
    return JsonText.bytes(Json.array(tasks));
  }
}
