package docket.bench;

import docket.domain.json.Json;
import docket.store.json.JsonText;

/** Projects to measure on: one choice on a short text. */
final class Fixture {
  static final int BATCH = 1_000;
  private static final String CONFIG =
      """
      <View><Text name="text" value="$text"/>\
      <Choices name="topic" toName="text"><Choice value="News"/><Choice value="Sport"/></Choices></View>\
      """;

  /** What an annotator hands in. */
  static final Json RESULT =
      Json.array(
          java.util.List.of(
              Json.object()
                  .put("id", "r1")
                  .put("from_name", "topic")
                  .put("to_name", "text")
                  .put("type", "choices")
                  .put(
                      "value",
                      Json.object()
                          .put("choices", Json.array(java.util.List.of(Json.string("Sport"))))
                          .build())
                  .build()));

  private Fixture() {}

  /** An empty, published project. */
  static long project(Person owner, String title, int overlap) {
    var workspace =
        owner
            .post("/api/workspaces/", Json.object().put("title", title).build())
            .expectFine("creating a workspace")
            .number("id");
    var body =
        Json.object()
            .put("title", title)
            .put("workspace", workspace)
            .put("label_config", CONFIG)
            .put("maximum_annotations", overlap)
            .put("is_published", true)
            .build();
    return owner.post("/api/projects/", body).expectFine("creating a project").number("id");
  }

  /** A batch of tasks as a body of an import. */
  static byte[] batch(int from, int count) {
    var tasks = new java.util.ArrayList<Json>(count);
    for (int i = from; i < from + count; i++) {
      tasks.add(
          Json.object()
              .put("text", "Task %d: the quick brown fox jumps over the lazy dog.".formatted(i))
              .put("number", i)
              .build());
    }
    return JsonText.bytes(Json.array(tasks));
  }

  /** Imports so many tasks and says how long each batch took. */
  static Samples fill(Person owner, long project, int tasks) {
    var samples = new Samples();
    for (int from = 0; from < tasks; from += BATCH) {
      var body = batch(from, Math.min(BATCH, tasks - from));
      samples.add(
          owner.post("/api/projects/%d/import".formatted(project), body).expectFine("import"));
    }
    return samples;
  }
}
