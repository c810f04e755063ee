package docket.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import docket.domain.json.Json;
import docket.domain.json.Json.ObjectBuilder;
import docket.embedded.Product.Answer;
import docket.embedded.Product.User;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Invariants of access.md §12 between people of one organization, by their numbers. */
class IsolationTest {
  private static final Set<Integer> REFUSED = Set.of(403, 404);
  private static final List<String> CODES = List.of("OW", "AD", "MA", "RE", "AN", "NO", "DI");
  private static final String CONFIG =
      "<View><Text name=\"t\" value=\"$text\"/><Choices name=\"c\" toName=\"t\"><Choice value=\"A\"/></Choices></View>";

  /**
   * Operations that answer somebody who is not signed in: the ways in, what probes ask, and the
   * check of a config, which the contract leaves open.
   */
  private static final Set<String> OPEN =
      Set.of(
          "GET /health",
          "GET /version",
          "POST /api/projects/validate",
          "GET /projects",
          "GET /user/one-time",
          "GET /user/verify-email",
          "POST /user/verify-email",
          "POST /api/auth/verify-email",
          "GET /api/version",
          "GET /api/auth/csrf",
          "GET /api/auth/state",
          "GET /api/auth/invitation",
          "POST /api/auth/login",
          "POST /api/auth/signup",
          "POST /api/auth/password-reset",
          "POST /api/auth/password-reset/confirm",
          "POST /api/token/refresh",
          "GET /user/login",
          "POST /user/login",
          "GET /user/signup",
          "POST /user/signup",
          "GET /logout",
          "POST /logout");

  @TempDir Path folder;

  private Product product;
  private User owner;
  private long organization;

  @BeforeEach
  void start() {
    product = Product.start(folder);
    owner = product.founder("owner@example.org");
    organization = owner.get("/api/current-user/whoami").number("active_organization");
  }

  @AfterEach
  void close() {
    product.close();
  }

  private static ObjectBuilder object() {
    return Json.object();
  }

  private long workspace(User manager) {
    return manager
        .post("/api/workspaces/", object().put("title", "W").build())
        .expect(201)
        .number("id");
  }

  private long project(User manager, long workspace) {
    var body =
        object()
            .put("title", "Project")
            .put("label_config", CONFIG)
            .put("workspace", workspace)
            .put("is_published", true)
            .put("maximum_annotations", 3)
            .build();
    long project = manager.post("/api/projects/", body).expect(201).number("id");
    var tasks = Json.array(List.of(object().put("text", "a").build()));
    manager.post("/api/projects/%d/import".formatted(project), tasks).expect(201);
    return project;
  }

  private static void join(User manager, long project, User... people) {
    for (var person : people) {
      manager
          .post(
              "/api/projects/%d/members/".formatted(project),
              object().put("user", person.id()).build())
          .expect(201);
    }
  }

  private static long task(User manager, long project) {
    var page = manager.get("/api/tasks?project=" + project).expect(200);
    return Product.id(page.object().array("tasks").items().getFirst());
  }

  private static void refused(Answer answer) {
    assertThat(REFUSED).as(answer.body().toString()).contains(answer.status());
  }

  /** T-5. */
  @Test
  void when_a_body_names_another_organization_as_the_active_one_then_it_stays() {
    var other = product.founder("other@example.org");
    long foreign = other.get("/api/current-user/whoami").number("active_organization");
    var body = object().put("active_organization", foreign).put("first_name", "A").build();
    owner.patch("/api/users/%d/".formatted(owner.id()), body);
    assertThat(owner.get("/api/current-user/whoami").number("active_organization"))
        .isEqualTo(organization);
    var made =
        object()
            .put("email", "new@example.org")
            .put("password", "a long enough secret")
            .put("active_organization", foreign)
            .build();
    owner.post("/api/users/", made).expect(201);
    assertThat(other.get("/api/organizations/%d/memberships".formatted(foreign)).number("count"))
        .isEqualTo(1);
  }

  /** T-11. */
  @Test
  void when_an_annotator_asks_for_the_work_of_another_then_it_is_refused() {
    long project = project(owner, workspace(owner));
    var ann = owner.colleague("ann@example.org", "AN");
    var ben = owner.colleague("ben@example.org", "AN");
    join(owner, project, ann, ben);
    long task = task(owner, project);
    long bens = MatrixWorld.annotate(ben, task).expect(201).number("id");
    var draft = object().put("result", Json.EMPTY_ARRAY).put("lead_time", 1).build();
    long bensDraft =
        ben.post("/api/tasks/%d/drafts".formatted(task), draft).expect(201).number("id");
    refused(ann.get("/api/annotations/%d/".formatted(bens)));
    refused(ann.patch("/api/annotations/%d/".formatted(bens), MatrixWorld.result().build()));
    refused(ann.delete("/api/annotations/%d/".formatted(bens)));
    refused(ann.get("/api/drafts/%d/".formatted(bensDraft)));
    refused(ann.patch("/api/drafts/%d/".formatted(bensDraft), draft));
    refused(ann.delete("/api/drafts/%d/".formatted(bensDraft)));
    ben.get("/api/annotations/%d/".formatted(bens)).expect(200);
  }

  /** T-12, T-16: a manager and the things of another manager, jobs and files included. */
  @Test
  void when_a_manager_reaches_for_the_things_of_another_then_403() {
    var ann = owner.colleague("ma1@example.org", "MA");
    var ben = owner.colleague("ma2@example.org", "MA");
    long space = workspace(ben);
    long project = project(ben, space);
    long imported = firstImport(ben, project);
    var exports = "/api/projects/%d/exports/".formatted(project);
    long export = ben.post(exports, object().put("title", "S").build()).expect(201).number("id");
    var own = "/api/projects/%d/".formatted(project);
    for (var path :
        List.of(
            own,
            own + "members/",
            own + "export?exportType=JSON",
            own + "imports/" + imported,
            own + "exports/",
            own + "exports/" + export,
            own + "exports/" + export + "/download?exportType=JSON",
            own + "summary/",
            own + "roles",
            "/api/workspaces/%d/".formatted(space),
            "/api/workspaces/%d/memberships/".formatted(space),
            "/api/tasks?project=" + project,
            "/api/dm/views/?project=" + project)) {
      assertThat(ann.get(path).status()).as(path).isEqualTo(403);
    }
    ann.patch(own, object().put("title", "Mine").build()).expect(403);
    ann.delete(own).expect(403);
  }

  private static long firstImport(User manager, long project) {
    var tasks = Json.array(List.of(object().put("text", "b").build()));
    return manager
        .post("/api/projects/%d/import".formatted(project), tasks)
        .expect(201)
        .number("import");
  }

  /** T-13. */
  @Test
  void when_somebody_changes_the_account_of_another_then_403_and_it_stays() {
    var ann = owner.colleague("ann@example.org", "AN");
    var ben = owner.colleague("ben@example.org", "AN");
    var before = ben.get("/api/current-user/whoami").expect(200).object();
    var name = object().put("first_name", "Taken").build();
    for (var person : List.of(ann, owner)) {
      person.patch("/api/users/%d/".formatted(ben.id()), name).expect(403);
    }
    for (var person : List.of(ann, owner)) {
      var avatar = "/api/users/%d/avatar/".formatted(ben.id());
      person.send("POST", avatar, AvatarsTest.gif(), Hostile.MULTIPART).expect(403);
      person.delete(avatar).expect(403);
    }
    assertThat(ben.get("/api/current-user/whoami").expect(200).object().get("first_name"))
        .isEqualTo(before.get("first_name"));
    var keys =
        object()
            .put(
                "custom_hotkeys",
                object()
                    .put("annotation:submit", object().put("key", "k").put("active", true).build())
                    .build())
            .put("user", ben.id())
            .build();
    ann.patch("/api/current-user/hotkeys/", keys);
    assertThat(ben.get("/api/current-user/hotkeys/").expect(200).body().toString())
        .doesNotContain("annotation:submit");
  }

  /** T-14: over every way to give a role. */
  @Test
  void when_anybody_gives_any_role_then_only_administrators_do_and_nobody_makes_an_owner() {
    long project = project(owner, workspace(owner));
    var victim = owner.colleague("victim@example.org", "AN");
    join(owner, project, victim);
    long id = victim.id();
    for (var code : List.of("AD", "MA", "RE", "AN")) {
      var actor = owner.colleague(code.toLowerCase(Locale.ROOT) + "@example.org", code);
      if (!code.equals("AD")) {
        join(owner, project, actor);
      }
      for (var wanted : CODES) {
        boolean may = code.equals("AD") && !wanted.equals("OW");
        assertThat(give(actor, id, wanted)).as(code + " → " + wanted).isEqualTo(may);
        give(owner, id, "AN");
        assertThat(give(actor, actor.id(), wanted)).as(code + " to themselves").isFalse();
        assertThat(roleOf(actor.id())).isEqualTo(code);
      }
      var bulk =
          object()
              .put("all", false)
              .put("included", List.of(id))
              .put("roles", List.of(object().put("user_id", id).put("role", "OW").build()))
              .build();
      actor.post("/api/projects/%d/members/bulk/".formatted(project), bulk);
      assertThat(roleOf(id)).isEqualTo("AN");
      var invited =
          object().put("emails", List.of(code + "1@example.org")).put("role", "OW").build();
      assertThat(actor.post("/api/invite/send-email", invited).status()).isIn(400, 403);
    }
  }

  /** Whether the role was given. */
  private boolean give(User actor, long user, String role) {
    var body = object().put("user_id", user).put("role", role).build();
    int status =
        actor.patch("/api/organizations/%d/memberships".formatted(organization), body).status();
    boolean given = status == 200;
    assertThat(given).isEqualTo(given && roleOf(user).equals(role));
    return given;
  }

  private String roleOf(long user) {
    var path = "/api/organizations/%d/memberships/%d/".formatted(organization, user);
    return owner.get(path).expect(200).text("role");
  }

  /** T-15. */
  @Test
  void when_a_thing_of_one_project_is_asked_for_under_another_then_404() {
    long space = workspace(owner);
    long one = project(owner, space);
    long two = project(owner, space);
    long imported = firstImport(owner, one);
    long export =
        owner
            .post("/api/projects/%d/exports/".formatted(one), object().put("title", "S").build())
            .expect(201)
            .number("id");
    for (var path :
        List.of(
            "imports/" + imported,
            "exports/" + export,
            "exports/" + export + "/download?exportType=JSON")) {
      owner.get("/api/projects/%d/%s".formatted(two, path)).expect(404);
    }
    owner.delete("/api/projects/%d/exports/%d".formatted(two, export)).expect(404);
    owner.get("/api/projects/%d/exports/%d".formatted(one, export)).expect(200);
  }

  /** T-18. */
  @Test
  void when_something_is_moved_or_copied_then_source_and_target_must_be_within_reach() {
    var ann = owner.colleague("ma1@example.org", "MA");
    var ben = owner.colleague("ma2@example.org", "MA");
    long anns = workspace(ann);
    long bens = workspace(ben);
    long mine = project(ann, anns);
    long theirs = project(ben, bens);
    var copy = object().put("title", "Copy").put("mode", "settings");
    var into = "/api/workspaces/%d/projects/";
    ann.post(into.formatted(bens), object().put("project", mine).build()).expect(403);
    ann.post(into.formatted(anns), object().put("project", theirs).build()).expect(403);
    ann.patch("/api/projects/" + mine, object().put("workspace", bens).build()).expect(403);
    ann.post("/api/projects/%d/duplicate/".formatted(mine), copy.put("workspace", bens).build())
        .expect(403);
    ann.post("/api/projects/%d/duplicate/".formatted(theirs), copy.put("workspace", anns).build())
        .expect(403);
  }

  /** T-78, T-96: no leave for scripts of other sites, nothing of the inside in an error. */
  @Test
  void when_a_script_of_another_site_asks_then_no_header_lets_it_read()
      throws IOException, InterruptedException {
    for (var method : List.of("GET", "OPTIONS")) {
      var request =
          HttpRequest.newBuilder(URI.create(product.address() + "/api/projects/"))
              .header("Origin", "https://elsewhere.example")
              .header("Access-Control-Request-Method", "POST")
              .method(method, HttpRequest.BodyPublishers.noBody())
              .build();
      var answer = HttpClient.newHttpClient().send(request, BodyHandlers.ofString());
      assertThat(answer.headers().map().keySet())
          .noneMatch(name -> name.toLowerCase(Locale.ROOT).startsWith("access-control"));
      assertThat(answer.body()).doesNotContain("java", "docket-", "arn:", "Exception");
    }
  }

  /** T-80. */
  @Test
  void when_an_address_is_written_otherwise_then_it_is_the_same_account_or_refused() {
    for (var email : List.of("OWNER@example.org", "Owner@Example.Org", " owner@example.org ")) {
      var body = object().put("email", email).put("password", "a long enough secret").build();
      assertThat(owner.post("/api/users/", body).status()).as(email).isEqualTo(400);
    }
    for (var email : List.of("o.wner@example.org", "owner+x@example.org")) {
      var body = object().put("email", email).put("password", "a long enough secret").build();
      assertThat(owner.post("/api/users/", body).expect(201).number("id")).isNotEqualTo(owner.id());
    }
  }

  /** T-81. */
  @Test
  void when_nobody_is_signed_in_then_only_the_ways_in_answer() {
    var nobody = new User(product, Map.of());
    var answered = new ArrayList<String>();
    for (var operation : Operations.served()) {
      var name = operation.toString().replaceAll("/$", "");
      var path = operation.path().replaceAll("\\{[^}]*}", "1");
      var body = operation.takesABody() ? "{}".getBytes(StandardCharsets.UTF_8) : null;
      int status = nobody.send(operation.method(), path, body).status();
      if (status != 401 && !OPEN.contains(name)) {
        answered.add(name + " " + status);
      }
    }
    assertThat(answered).isEmpty();
  }
}
