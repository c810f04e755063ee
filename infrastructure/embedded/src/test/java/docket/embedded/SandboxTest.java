package docket.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import docket.domain.json.Json;
import docket.embedded.Product.User;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What somebody made alone, after they were removed (spec access.md §7.3). */
class SandboxTest {
  private static final String EMAIL = "ma@example.org";

  @TempDir Path folder;

  private Product product;
  private User owner;
  private User manager;

  @BeforeEach
  void start() {
    product = Product.start(folder);
    owner = product.founder("owner@example.org");
    manager = owner.colleague(EMAIL, "MA");
  }

  @AfterEach
  void close() {
    product.close();
  }

  private List<Json.Obj> workspaces() {
    var listed = (Json.Arr) owner.get("/api/workspaces/?include_all_workspaces=true").body();
    return listed.items().stream().map(Json.Obj.class::cast).toList();
  }

  private List<String> titles() {
    return workspaces().stream().map(workspace -> String.valueOf(workspace.text("title"))).toList();
  }

  private void remove() {
    owner.delete("/api/organizations/0/memberships/%d/".formatted(manager.id())).expect(204);
  }

  @Test
  void when_they_have_projects_then_the_owner_keeps_them_in_an_archived_workspace() {
    var fields = Json.object().put("title", "Alone").put("label_config", Stream.CONFIG).build();
    var made = manager.post("/api/projects/", fields).expect(201);
    long id = made.number("id");
    long sandbox = made.number("workspace");
    remove();
    var kept =
        workspaces().stream()
            .filter(workspace -> Json.number(sandbox).equals(workspace.get("id")))
            .findFirst()
            .orElseThrow();
    assertThat(kept.text("title")).isEqualTo("Projects of " + EMAIL);
    assertThat(kept.get("is_personal")).isEqualTo(Json.of(false));
    assertThat(kept.get("is_archived")).isEqualTo(Json.of(true));
    assertThat(kept.get("created_by")).isEqualTo(Json.number(owner.id()));
    owner.get("/api/projects/%d/".formatted(id)).expect(200);
    var title = Json.object().put("title", "Kept").build();
    owner.patch("/api/workspaces/%d/".formatted(sandbox), title).expect(200);
  }

  @Test
  void when_they_have_none_then_nothing_is_kept() {
    manager.get("/api/workspaces/").expect(200);
    remove();
    assertThat(titles()).noneMatch(title -> title.startsWith("Projects of"));
  }
}
