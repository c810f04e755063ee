package docket.memberships;

import static org.assertj.core.api.Assertions.assertThat;

import docket.domain.id.OrganizationId;
import docket.domain.id.ProjectId;
import docket.domain.id.UserId;
import docket.domain.json.Json;
import docket.domain.projects.Project;
import docket.domain.projects.SettingsChange;
import docket.store.ids.Ids;
import docket.store.projects.Projects;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/**
 * Two organizations, A and B, with people, workspaces and projects of their own (spec access.md
 * T-1, T-2).
 */
@DisplayNameGeneration(ReplaceUnderscores.class)
final class TenantsTest {
  private static final long UNUSED = 987_654;

  private final Instance instance = Instance.open();
  private final Browser a = instance.founder("a0@a.example");
  private final Browser b = instance.founder("b0@b.example");
  private final Browser worker = b.invites("b5@b.example", "AN");
  private final long workspace =
      b.post("/api/workspaces", Json.object().put("title", "B only")).expect(201).id();
  private final long project = project(b);

  @AfterEach
  void close() {
    instance.close();
  }

  private long project(Browser owner) {
    var id = new ProjectId(instance.bean(Ids.class).next(Ids.Kind.PROJECT));
    var organization = new OrganizationId(owner.organization());
    var settings = SettingsChange.defaults().with("title", Json.string("Secret of B"));
    var user = new UserId(owner.id());
    instance
        .bean(Projects.class)
        .create(new Project(id, organization, workspace, user, instance.now(), settings, 1));
    return id.value();
  }

  private record Request(String method, String path, Json.ObjectBuilder body) {}

  /** Every route with an id in it, asked for by an owner. */
  private List<Request> requests(long organization, long user, long ws, long pr) {
    var none = Json.object();
    var person = Json.object().put("user", user);
    return List.of(
        new Request("GET", "/api/users/" + user, none),
        new Request("PATCH", "/api/users/" + user, Json.object().put("first_name", "x")),
        new Request("GET", "/api/organizations/" + organization, none),
        new Request("PATCH", "/api/organizations/" + organization, Json.object().put("title", "x")),
        new Request("GET", "/api/organizations/" + organization + "/memberships", none),
        new Request(
            "PATCH",
            "/api/organizations/" + organization + "/memberships",
            Json.object().put("user_id", user).put("role", "AN")),
        new Request(
            "PATCH",
            "/api/organizations/0/memberships",
            Json.object().put("user_id", user).put("role", "AN")),
        new Request("GET", "/api/organizations/" + organization + "/memberships/" + user, none),
        new Request("GET", "/api/organizations/0/memberships/" + user, none),
        new Request("DELETE", "/api/organizations/0/memberships/" + user, none),
        new Request("GET", "/api/workspaces/" + ws, none),
        new Request("PATCH", "/api/workspaces/" + ws, Json.object().put("title", "x")),
        new Request("DELETE", "/api/workspaces/" + ws, none),
        new Request("GET", "/api/workspaces/" + ws + "/projects", none),
        new Request("GET", "/api/workspaces/" + ws + "/memberships", none),
        new Request("POST", "/api/workspaces/" + ws + "/memberships", person),
        new Request("DELETE", "/api/workspaces/" + ws + "/memberships?user_id=" + user, none),
        new Request("GET", "/api/projects/" + pr + "/members", none),
        new Request("GET", "/api/projects/" + pr + "/members/paginated", none),
        new Request("POST", "/api/projects/" + pr + "/members", person),
        new Request("DELETE", "/api/projects/" + pr + "/members?user=" + user, none),
        new Request("GET", "/api/current-user/hotkeys?project=" + pr, none),
        new Request(
            "PATCH",
            "/api/current-user/hotkeys?project=" + pr,
            Json.object().put("custom_hotkeys", Json.EMPTY_OBJECT)));
  }

  @Test
  void when_the_owner_of_a_uses_ids_of_b_then_every_answer_is_that_for_an_unused_id() {
    var real = requests(b.organization(), worker.id(), workspace, project);
    var unused = requests(UNUSED, UNUSED, UNUSED, UNUSED);
    for (int i = 0; i < real.size(); i++) {
      var foreign = send(real.get(i));
      var nothing = send(unused.get(i));
      assertThat(foreign.status())
          .as(real.get(i).toString())
          .isEqualTo(404)
          .isEqualTo(nothing.status());
      assertThat(foreign.detail()).isEqualTo(nothing.detail());
    }
    assertThat(b.get("/api/workspaces/" + workspace).expect(200).string("title"))
        .isEqualTo("B only");
    assertThat(worker.get("/api/current-user/whoami").expect(200).string("first_name")).isEmpty();
  }

  private Answer send(Request request) {
    return request.method().equals("GET")
        ? a.get(request.path())
        : a.send(request.method(), request.path(), request.body());
  }

  @Test
  void when_the_owner_of_a_adds_people_of_b_to_their_own_things_then_404_and_nothing_is_done() {
    long own = a.post("/api/workspaces", Json.object().put("title", "A only")).expect(201).id();
    a.post("/api/workspaces/" + own + "/memberships", Json.object().put("user", worker.id()))
        .expect(404);
    assertThat(a.get("/api/workspaces/" + own + "/memberships").rows()).isEmpty();
    assertThat(
            a.patch("/api/current-user", Json.object().put("active_organization", b.organization()))
                .expect(400)
                .complaint("active_organization"))
        .contains("does not exist");
  }

  @Test
  void when_a_lists_then_nothing_of_b_is_in_it() {
    var lists =
        List.of(
            "/api/users",
            "/api/organizations",
            "/api/organizations/0",
            "/api/organizations/0/memberships?exclude_project_id=" + project,
            "/api/workspaces?include_all_workspaces=true",
            "/api/billing/info",
            "/api/current-user/whoami");
    for (var path : lists) {
      assertThat(a.get(path).expect(200).text())
          .as(path)
          .doesNotContain("b.example")
          .doesNotContain("B only")
          .doesNotContain("Secret");
    }
  }

  @Test
  void when_somebody_belongs_to_both_then_they_are_who_they_are_in_the_active_one() {
    var x = instance.browser().signUp("x@x.example", a.invite());
    a.gives(x.id(), "AN").expect(200);
    instance.browser().signUpAgainBy("x@x.example", b.invite()).expect(201);
    b.gives(x.id(), "AD").expect(200);
    x.patch("/api/current-user", Json.object().put("active_organization", a.organization()))
        .expect(200);

    x.get("/api/workspaces/" + workspace).expect(404);
    x.post("/api/workspaces", Json.object().put("title", "No")).expect(403);
    x.patch("/api/current-user", Json.object().put("active_organization", b.organization()))
        .expect(200);
    x.get("/api/workspaces/" + workspace).expect(200);
    assertThat(a.get("/api/users/" + x.id()).expect(200).text()).doesNotContain("b0@b.example");
  }

  @Test
  void when_ids_are_no_ids_then_404_and_never_500() {
    for (var id : List.of("-1", "99999999999999999999", "1.5", "x", "%2e%2e", "0")) {
      assertThat(a.get("/api/workspaces/" + id).status()).as(id).isEqualTo(404);
      assertThat(a.get("/api/users/" + id).status()).as(id).isEqualTo(404);
    }
  }

  @Test
  void when_a_body_carries_what_is_not_the_callers_to_say_then_it_changes_nothing() {
    var forbidden =
        Json.object()
            .put("id", 1)
            .put("created_by", b.id())
            .put("organization", b.organization())
            .put("token", "mine")
            .put("role", "OW")
            .put("is_superuser", true)
            .put("is_personal", true)
            .put("date_joined", "2000-01-01T00:00:00Z")
            .put("title", "T");
    var made = a.post("/api/workspaces", forbidden).expect(201).object();
    assertThat(made.get("created_by")).isEqualTo(Json.number(a.id()));
    assertThat(made.get("is_personal")).isEqualTo(Json.bool(false));
    a.patch("/api/organizations/0", forbidden).expect(200);
    assertThat(a.invite()).isNotEqualTo("mine");
    a.patch("/api/current-user", forbidden).expect(200);
    assertThat(a.get("/api/current-user").string("date_joined")).startsWith("2026");
  }
}
