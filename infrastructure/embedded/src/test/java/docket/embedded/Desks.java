package docket.embedded;

import docket.domain.json.Json;
import docket.embedded.Still.User;
import java.util.ArrayList;
import java.util.List;

/** Projects in a still product. */
final class Desks {
  static final Json RESULT =
      Json.array(
          List.of(
              Json.object()
                  .put("id", "r")
                  .put("from_name", "c")
                  .put("to_name", "t")
                  .put("type", "choices")
                  .put("value", Json.object().put("choices", List.of("A")).build())
                  .build()));

  private Desks() {}

  /** A published project with so many tasks, in a workspace of its own. */
  static long project(User owner, Json.ObjectBuilder settings, int tasks) {
    long workspace =
        owner
            .post("/api/workspaces/", Json.object().put("title", "W").build())
            .expect(201)
            .number("id");
    var body =
        settings
            .put("title", "Desk")
            .put("workspace", workspace)
            .put("label_config", Stream.CONFIG)
            .put("is_published", true)
            .build();
    long project = owner.post("/api/projects/", body).expect(201).number("id");
    if (tasks > 0) {
      owner.post("/api/projects/%d/import".formatted(project), tasks(tasks)).expect(201);
    }
    return project;
  }

  static Json tasks(int count) {
    var all = new ArrayList<Json>();
    for (int i = 0; i < count; i++) {
      all.add(Json.object().put("text", "task " + i).build());
    }
    return Json.array(all);
  }

  static void join(User owner, long project, User... users) {
    for (var user : users) {
      owner
          .post(
              "/api/projects/%d/members/".formatted(project),
              Json.object().put("user", user.id()).build())
          .expect(201);
    }
  }
}
