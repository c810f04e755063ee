package docket.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import docket.domain.json.Json;
import docket.embedded.Product.User;
import docket.store.json.JsonText;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The wall between annotators and reviewers, through every operation that only reads. */
class FirewallTest {
  private static final String SETTING = "annotator_reviewer_firewall_enabled_at";
  private static final List<String> NAMES =
      List.of("owner.secret", "ben.secret", "rita.secret", "Benjamin", "Marguerite", "Olympia");

  @TempDir Path folder;

  private Product product;
  private User owner;
  private User ann;
  private User ben;
  private User rita;
  private long project;
  private long task;
  private long annotation;

  @BeforeEach
  void start() {
    product = Product.start(folder);
    owner = product.founder("owner.secret@example.org");
    ann = owner.colleague("ann@example.org", "AN");
    ben = owner.colleague("ben.secret@example.org", "AN");
    rita = owner.colleague("rita.secret@example.org", "RE");
    name(owner, "Olympia");
    name(ben, "Benjamin");
    name(rita, "Marguerite");
    long workspace =
        owner.post("/api/workspaces/", Json.object().put("title", "Wall").build()).number("id");
    var fields =
        Json.object()
            .put("title", "Walled")
            .put("workspace", workspace)
            .put("label_config", Stream.CONFIG)
            .put("is_published", true)
            .put("maximum_annotations", 2)
            .put("show_annotation_history", true);
    project = owner.post("/api/projects/", fields.build()).expect(201).number("id");
    for (var person : List.of(ann, ben, rita)) {
      var member = Json.object().put("user", person.id()).build();
      owner.post("/api/projects/%d/members/".formatted(project), member);
    }
    var made =
        Json.object().put("project", project).put("data", Map.of("text", "by Benjamin Franklin"));
    task = owner.post("/api/tasks/", made.build()).expect(201).number("id");
    var result = Json.object().put("result", Json.EMPTY_ARRAY).build();
    annotation =
        ben.post("/api/tasks/%d/annotations/".formatted(task), result).expect(201).number("id");
  }

  @AfterEach
  void close() {
    product.close();
  }

  private static void name(User user, String first) {
    user.patch("/api/current-user", Json.object().put("first_name", first).build()).expect(200);
  }

  private void wall(Json when) {
    var body = Json.object().put(SETTING, when).build();
    owner.patch("/api/organizations/0", body).expect(200);
  }

  private static Json on() {
    return Json.string("2026-01-02T03:04:05Z");
  }

  private String path(Operations.Operation operation) {
    var path = operation.path();
    for (var variable : operation.variables()) {
      path = path.replace("{" + variable + "}", id(Furniture.kind(operation, variable)));
    }
    return path + "?project=" + project;
  }

  private String id(String kind) {
    return switch (kind) {
      case "projects", "project_pk", "project", "project_id" -> String.valueOf(project);
      case "tasks" -> String.valueOf(task);
      case "annotations" -> String.valueOf(annotation);
      case "users", "user_pk" -> String.valueOf(ben.id());
      case "organizations", "org_id" -> "0";
      default -> "1";
    };
  }

  @Test
  void when_it_stands_then_no_operation_names_anybody_to_annotators_and_reviewers() {
    wall(on());
    int answered = 0;
    for (var operation : Operations.served()) {
      if (!operation.method().equals("GET")) {
        continue;
      }
      for (var reader : List.of(ann, rita)) {
        var answer = reader.get(path(operation));
        var own = reader == rita ? List.of("rita.secret", "Marguerite") : List.<String>of();
        var text =
            new String(answer.raw().body(), StandardCharsets.UTF_8)
                .replace("by Benjamin Franklin", "");
        for (var name : NAMES) {
          if (!own.contains(name)) {
            assertThat(text).as("%s to %s", operation, reader.id()).doesNotContain(name);
          }
        }
        answered += answer.status() == 200 ? 1 : 0;
      }
    }
    assertThat(answered).isGreaterThan(40);
  }

  @Test
  void when_it_stands_then_roles_stand_in_the_place_of_people() {
    var seen = rita.get("/api/tasks/%d/annotations/".formatted(task)).expect(200).body();
    assertThat(JsonText.text(seen)).contains("Benjamin");
    wall(on());
    var masked =
        (Json.Obj)
            ((Json.Arr) rita.get("/api/tasks/%d/annotations/".formatted(task)).body())
                .items()
                .getFirst();
    assertThat(masked.get("completed_by")).isEqualTo(Json.number(-1));
    assertThat(masked.text("created_username")).isEqualTo("Annotator  , -1");
    assertThat(masked.get("id")).isEqualTo(Json.number(annotation));
    var creator = rita.get("/api/projects/%d/".formatted(project)).object().object("created_by");
    assertThat(creator.text("first_name")).isEqualTo("Owner");
    assertThat(creator.get("id")).isEqualTo(Json.number(-5));
    var own = ann.get("/api/current-user/whoami").expect(200).object();
    assertThat(own.text("email")).isEqualTo("ann@example.org");
    assertThat(ann.get("/api/tasks/%d/".formatted(task)).expect(200).object().object("data"))
        .isEqualTo(Json.object().put("text", "by Benjamin Franklin").build());
  }

  @Test
  void when_it_stands_then_managers_see_people_and_when_it_is_taken_down_all_do() {
    wall(on());
    var path = "/api/tasks/%d/annotations/".formatted(task);
    assertThat(JsonText.text(owner.get(path).expect(200).body())).contains("Benjamin");
    wall(Json.NULL);
    assertThat(JsonText.text(rita.get(path).expect(200).body())).contains("Benjamin");
  }
}
