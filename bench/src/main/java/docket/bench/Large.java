package docket.bench;

import docket.domain.json.Json;
import docket.store.json.JsonText;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Random;

/**
 * Tasks that carry a picture of a megabyte in their data; a page of the list must not read them.
 */
final class Large implements Scenario {
  private static final int MOST = 2_000;
  private static final int PER_REQUEST = 4;
  private static final int PICTURE = 780_000; // bytes, a megabyte as Base64
  private static final int PAGES = 20;

  /** Read units of a page of thirty small tasks, with room for its neighbours. */
  private static final double FAIR = 40;

  @Override
  public String name() {
    return "large";
  }

  @Override
  public boolean isUsual() {
    return false;
  }

  @Override
  public List<Row> run(Crowd crowd, Settings settings, int tasks) {
    var owner = crowd.owner();
    int count = Math.min(tasks, MOST);
    long project = Fixture.project(owner, "Large", 1);
    var random = new Random(count);
    var imported = new Samples();
    long start = System.nanoTime();
    for (int from = 0; from < count; from += PER_REQUEST) {
      var body = batch(random, Math.min(PER_REQUEST, count - from));
      imported.add(
          owner.post("/api/projects/%d/import".formatted(project), body).expectFine("import"));
    }
    double seconds = (System.nanoTime() - start) / 1e9;
    var page = new Samples();
    for (int i = 0; i < PAGES; i++) {
      page.add(
          owner
              .get("/api/tasks?project=%d&page=1&page_size=30".formatted(project))
              .expectFine("task page"));
    }
    if (page.most().read() > FAIR) {
      throw new IllegalStateException(
          "a page of large tasks read %.1f units".formatted(page.most().read()));
    }
    return List.of(
        Row.of("import of 1 MB tasks (rate in tasks)", count, imported, count / seconds),
        Row.of("task page of 30 tasks of 1 MB", count, page, 0));
  }

  private static byte[] batch(Random random, int count) {
    var tasks = new ArrayList<Json>();
    for (int i = 0; i < count; i++) {
      var picture = new byte[PICTURE];
      random.nextBytes(picture);
      tasks.add(
          Json.object()
              .put("text", "A picture")
              .put("image", "data:image/png;base64," + Base64.getEncoder().encodeToString(picture))
              .build());
    }
    return JsonText.bytes(Json.array(tasks));
  }
}
