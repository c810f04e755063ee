package docket.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import docket.domain.access.Act;
import docket.domain.id.OrganizationId;
import docket.domain.id.ProjectId;
import docket.domain.json.Json;
import docket.embedded.Product.User;
import docket.store.access.Place;
import docket.store.access.Workspaces;
import docket.store.access.Workspaces.Deletion;
import docket.store.dynamo.Commit;
import docket.store.projects.Projects;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A workspace is deleted while a project comes in: never a project without a workspace. */
class WorkspaceRaceTest {
  private Product product;
  private User owner;
  private OrganizationId organization;
  private Workspaces workspaces;
  private Projects projects;
  private long workspace;

  @BeforeEach
  void start(@TempDir Path folder) {
    product = Product.start(folder);
    owner = product.founder("owner@example.org");
    organization =
        new OrganizationId(owner.get("/api/current-user/whoami").number("active_organization"));
    workspaces = product.docket().context().getBean(Workspaces.class);
    projects = product.docket().context().getBean(Projects.class);
    workspace =
        owner
            .post("/api/workspaces/", Json.object().put("title", "Cats").build())
            .expect(201)
            .number("id");
  }

  @AfterEach
  void close() {
    product.close();
  }

  private Deletion deleted(BooleanSupplier hasProjects) {
    var place = new Place.InWorkspace(organization, workspace);
    return workspaces.delete(place, hasProjects, Act.of(null, Instant.EPOCH));
  }

  private long projectIn(long target) {
    return owner
        .post("/api/projects/", Json.object().put("workspace", target).build())
        .expect(201)
        .number("id");
  }

  @Test
  void when_a_project_comes_in_after_the_look_then_the_workspace_stays() {
    var looks = new ArrayList<Boolean>();
    var deletion =
        deleted(() -> {
          boolean first = looks.isEmpty();
          if (first) {
            projectIn(workspace);
          }
          looks.add(first);
          return !first;
        });
    assertThat(deletion).isEqualTo(Deletion.HAS_PROJECTS);
    assertThat(looks).containsExactly(true, false);
    owner.get("/api/workspaces/%d/".formatted(workspace)).expect(200);
    owner.delete("/api/workspaces/%d/".formatted(workspace)).expect(400);
  }

  @Test
  void when_a_project_moves_in_after_the_look_then_the_workspace_stays() {
    long other =
        projectIn(
            owner
                .post("/api/workspaces/", Json.object().put("title", "Dogs").build())
                .number("id"));
    var looks = new ArrayList<Boolean>();
    var deletion =
        deleted(() -> {
          boolean first = looks.isEmpty();
          if (first) {
            owner
                .patch("/api/projects/" + other, Json.object().put("workspace", workspace).build())
                .expect(200);
          }
          looks.add(first);
          return !first;
        });
    assertThat(deletion).isEqualTo(Deletion.HAS_PROJECTS);
  }

  @Test
  void when_the_workspace_goes_before_the_project_is_stored_then_the_project_is_refused() {
    long number = projectIn(workspace);
    var project = projects.find(organization, new ProjectId(number)).orElseThrow();
    owner.delete("/api/projects/" + number).expect(204);
    assertThat(deleted(() -> false)).isEqualTo(Deletion.DONE);
    assertThat(projects.create(project)).isInstanceOf(Commit.Refused.class);
    assertThat(projects.find(organization, project.id())).isEmpty();
    owner.post("/api/projects/", Json.object().put("workspace", workspace).build()).expect(400);
    assertThat(deleted(() -> false)).isEqualTo(Deletion.GONE);
  }
}
