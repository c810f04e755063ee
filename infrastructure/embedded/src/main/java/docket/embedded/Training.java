package docket.embedded;

import docket.domain.json.Json;
import docket.store.json.JsonText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;

/**
 * A short working day on a folder of its own: sign-up, import, labeling, pages, export. The virtual
 * machine that runs it with {@code -XX:AOTCacheOutput} writes down which classes it needed and
 * which methods were busy, and starts from that the next time.
 */
public final class Training {
  private static final int BATCH = 500;
  private static final Work DAY = new Work(8 * BATCH, 400, 60);

  private static final String CONFIG =
      """
      <View>
        <Text name="text" value="$text"/>
        <Choices name="topic" toName="text"><Choice value="News"/><Choice value="Sport"/></Choices>
      </View>
      """;

  private static final Json RESULT =
      Json.object()
          .put("id", "r1")
          .put("from_name", "topic")
          .put("to_name", "text")
          .put("type", "choices")
          .put(
              "value",
              Json.object().put("choices", Json.array(List.of(Json.string("News")))).build())
          .build();

  private final SelfClient client;
  private final Work work;

  /**
   * How much is done.
   *
   * @param pages of each kind
   */
  record Work(int tasks, int labels, int pages) {}

  Training(String address, Work work) {
    this.client = new SelfClient(address);
    this.work = work;
  }

  /** Works, and removes what was made. */
  public static void main(String[] arguments) throws IOException, InterruptedException {
    var folder = Files.createTempDirectory("docket-training");
    System.setProperty("docket.log", folder.resolve("docket.log").toString());
    var options = List.of("--port", "0", "--data", folder.resolve("data").toString());
    try (var docket = Docket.start(Options.parse(options))) {
      int exported = new Training("http://127.0.0.1:" + docket.port(), DAY).work();
      if (exported != DAY.tasks) {
        throw new IllegalStateException("exported " + exported + " tasks");
      }
    } finally {
      remove(folder);
    }
    System.exit(0);
  }

  /** Answers how many tasks the export had. */
  int work() throws InterruptedException {
    client.get("/api/auth/csrf");
    var password = UUID.randomUUID().toString();
    client.post(
        "/api/auth/signup",
        Json.object().put("email", "training@example.org").put("password", password).build());
    long project = project();
    for (int from = 0; from < work.tasks; from += BATCH) {
      client.postBytes("/api/projects/%d/import".formatted(project), batch(from));
    }
    client.useToken();
    label(project);
    read(project);
    return export(project);
  }

  private long project() {
    var workspace = Json.object().put("title", "Training").build();
    long id = SelfClient.number(client.post("/api/workspaces/", workspace), "id");
    var body =
        Json.object()
            .put("title", "Training")
            .put("workspace", id)
            .put("label_config", CONFIG)
            .put("is_published", true)
            .build();
    return SelfClient.number(client.post("/api/projects/", body), "id");
  }

  private static byte[] batch(int from) {
    var tasks = new ArrayList<Json>(BATCH);
    for (int i = from; i < from + BATCH; i++) {
      tasks.add(Json.object().put("text", "Text number %d".formatted(i)).build());
    }
    return JsonText.bytes(Json.array(tasks));
  }

  /** One half in two requests a label, the other half in one. */
  private void label(long project) {
    var next = "/api/projects/%d/next".formatted(project);
    var task = SelfClient.object(client.get(next));
    for (int i = 0; i < work.labels; i++) {
      boolean together = i >= work.labels / 2;
      var answer = SelfClient.object(client.post(path(task, together), submission(task)));
      task = together ? answer.object("next") : SelfClient.object(client.get(next));
    }
  }

  private static String path(Json.Obj task, boolean together) {
    var query = together ? "?next=1" : "";
    return task.get("id") instanceof Json.Int(var id)
        ? "/api/tasks/%d/annotations/%s".formatted(id, query)
        : "/";
  }

  private static Json submission(Json.Obj task) {
    return Json.object()
        .put("result", Json.array(List.of(RESULT)))
        .put("lead_time", 1.5)
        .put("unique_id", task.text("unique_lock_id"))
        .build();
  }

  private void read(long project) {
    for (int page = 1; page <= work.pages; page++) {
      client.get("/api/tasks?project=%d&page_size=30&page=%d".formatted(project, page));
      client.get("/api/projects/" + project);
      client.get("/api/projects?page_size=30");
    }
  }

  private int export(long project) throws InterruptedException {
    var exports = "/api/projects/%d/exports".formatted(project);
    var snapshot = exports + "/" + SelfClient.number(client.post(exports, Json.EMPTY_OBJECT), "id");
    while (!"completed".equals(SelfClient.object(client.get(snapshot)).text("status"))) {
      Thread.sleep(20);
    }
    return tasks(client.get(snapshot + "/download"));
  }

  private static int tasks(byte[] file) {
    try {
      return JsonText.read(file) instanceof Json.Arr all ? all.items().size() : 0;
    } catch (JsonText.Malformed malformed) {
      throw new IllegalStateException(malformed);
    }
  }

  private static void remove(Path folder) throws IOException {
    try (var files = Files.walk(folder)) {
      for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
