package docket.bench;

import docket.domain.json.Json;
import docket.store.json.JsonText;
import java.util.ArrayList;
import java.util.List;

/** The export of tasks that are annotated, whose work came with them. */
final class Annotated implements Scenario {
  @Override
  public String name() {
    return "annotated";
  }

  @Override
  public boolean isUsual() {
    return false;
  }

  @Override
  public List<Row> run(Crowd crowd, Settings settings, int tasks) throws InterruptedException {
    var owner = crowd.owner();
    long project = Fixture.project(owner, "Annotated", 1);
    var imported = new Samples();
    long start = System.nanoTime();
    for (int from = 0; from < tasks; from += Fixture.BATCH) {
      var body = batch(from, Math.min(Fixture.BATCH, tasks - from));
      imported.add(
          owner.post("/api/projects/%d/import".formatted(project), body).expectFine("import"));
    }
    double seconds = (System.nanoTime() - start) / 1e9;
    return List.of(
        Row.of("import of annotated tasks (rate in tasks)", tasks, imported, tasks / seconds),
        Exporting.export(owner, project, "export JSON, annotated tasks (rate in tasks)", tasks));
  }

  static byte[] batch(int from, int count) {
    var tasks = new ArrayList<Json>();
    for (int i = from; i < from + count; i++) {
      var annotation = Json.object().put("result", Fixture.RESULT).put("lead_time", 1.5).build();
      tasks.add(
          Json.object()
              .put("data", Json.object().put("text", "Task %d".formatted(i)).build())
              .put("annotations", Json.array(List.of(annotation)))
              .build());
    }
    return JsonText.bytes(Json.array(tasks));
  }
}
