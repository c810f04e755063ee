package docket.memberships;

import static org.assertj.core.api.Assertions.assertThat;

import docket.domain.id.OrganizationId;
import docket.domain.id.ProjectId;
import docket.domain.id.UserId;
import docket.domain.json.Json;
import docket.domain.projects.Project;
import docket.domain.projects.SettingsChange;
import docket.engines.dynamodb.Fault;
import docket.engines.dynamodb.Operation;
import docket.store.access.Workspaces;
import docket.store.ids.Ids;
import docket.store.projects.Projects;
import java.util.HashSet;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
final class WorkspacesTest {
  private final Instance instance = Instance.open();
  private final Browser ada = instance.founder("ada@example.org");
  private final Browser manager = ada.invites("ma@example.org", "MA");
  private final Browser annotator = ada.invites("an@example.org", "AN");

  @AfterEach
  void close() {
    instance.close();
  }

  private long made(Browser by, String title) {
    return by.post("/api/workspaces", Json.object().put("title", title)).expect(201).id();
  }

  private static Json.ObjectBuilder person(Browser browser) {
    return Json.object().put("user", browser.id());
  }

  private static List<String> titles(Answer answer) {
    return answer.expect(200).rows().stream()
        .map(row -> String.valueOf(row.text("title")))
        .toList();
  }

  private long project(Browser owner, long workspace) {
    var id = new ProjectId(instance.bean(Ids.class).next(Ids.Kind.PROJECT));
    var organization = new OrganizationId(owner.organization());
    var settings = SettingsChange.defaults().with("title", Json.string("P"));
    var user = new UserId(owner.id());
    instance
        .bean(Projects.class)
        .create(new Project(id, organization, workspace, user, instance.now(), settings, 1));
    return id.value();
  }

  @Nested
  class given_workspaces {
    @Test
    void when_a_rival_changes_one_in_between_then_409_and_the_rivals_change_stays() {
      long cats = made(ada, "Cats");
      var path = "/api/workspaces/" + cats;
      instance
          .store()
          .faults()
          .add(
              Fault.before(() -> ada.patch(path, Json.object().put("title", "Dogs")).expect(200))
                  .on(Operation.PUT_ITEM)
                  .times(1));
      assertThat(ada.patch(path, Json.object().put("color", "#112233")).expect(409).detail())
          .contains("at the same time");
      assertThat(ada.get(path).string("title")).isEqualTo("Dogs");
    }

    @Test
    void when_they_are_listed_then_each_person_sees_those_within_reach() {
      long cats = made(manager, "Cats");
      made(ada, "Dogs");
      assertThat(titles(ada.get("/api/workspaces")))
          .containsExactlyInAnyOrder("Cats", "Dogs", "Sandbox");
      assertThat(titles(manager.get("/api/workspaces")))
          .containsExactlyInAnyOrder("Cats", "Sandbox");
      assertThat(titles(annotator.get("/api/workspaces"))).isEmpty();
      manager.post("/api/workspaces/" + cats + "/memberships", person(annotator)).expect(200);
      assertThat(titles(annotator.get("/api/workspaces/"))).containsExactly("Cats");
    }

    @Test
    void when_filters_are_given_then_they_hold() {
      long cats = made(ada, "Cats");
      ada.get("/api/workspaces");
      ada.patch(
              "/api/workspaces/" + cats,
              Json.object().put("is_archived", true).put("color", "#FF00AA"))
          .expect(200);
      assertThat(titles(ada.get("/api/workspaces?is_archived=true"))).containsExactly("Cats");
      assertThat(titles(ada.get("/api/workspaces?is_personal=true"))).containsExactly("Sandbox");
      manager.get("/api/workspaces");
      assertThat(titles(ada.get("/api/workspaces?include_all_workspaces=true&is_personal=1")))
          .hasSize(2);
      assertThat(titles(manager.get("/api/workspaces?include_all_workspaces=true&is_personal=1")))
          .hasSize(1);
    }

    @Test
    void when_a_manager_reaches_for_another_managers_workspace_then_403() {
      long dogs = made(ada, "Dogs");
      manager.get("/api/workspaces/" + dogs).expect(403);
      manager.patch("/api/workspaces/" + dogs, Json.object().put("title", "Mine")).expect(403);
      manager.delete("/api/workspaces/" + dogs).expect(403);
      manager.post("/api/workspaces/" + dogs + "/memberships", person(manager)).expect(403);
      ada.post("/api/workspaces/" + dogs + "/memberships", person(manager)).expect(200);
      manager.patch("/api/workspaces/" + dogs, Json.object().put("title", "Ours")).expect(200);
    }

    @Test
    void when_an_annotator_belongs_to_it_then_they_read_and_may_leave_but_not_change() {
      long cats = made(ada, "Cats");
      var members = "/api/workspaces/" + cats + "/memberships";
      ada.post(members, person(annotator)).expect(200);
      annotator.get("/api/workspaces/" + cats).expect(200);
      annotator.patch("/api/workspaces/" + cats, Json.object().put("title", "x")).expect(403);
      annotator.get(members).expect(403);
      annotator.post(members, person(manager)).expect(403);
      annotator.delete(members + "?user_id=" + annotator.id()).expect(204);
      annotator.get("/api/workspaces/" + cats).expect(403);
    }

    @Test
    void when_members_change_then_query_and_body_work_and_adding_twice_changes_nothing() {
      long cats = made(ada, "Cats");
      var members = "/api/workspaces/" + cats + "/memberships/";
      var answer = ada.post(members, person(annotator)).expect(200).object();
      assertThat(answer.get("workspace")).isEqualTo(Json.number(cats));
      ada.post(members, person(annotator)).expect(200);
      assertThat(ada.get(members).expect(200).rows()).hasSize(1);
      ada.send("DELETE", members, person(annotator)).expect(204);
      ada.send("DELETE", members, person(annotator)).expect(404);
      ada.post(members, person(annotator)).expect(200);
      ada.send("DELETE", members, Json.object().put("user_id", annotator.id())).expect(204);
      ada.delete(members).expect(400);
      ada.post(members, Json.object()).expect(400);
    }

    @Test
    void when_it_has_projects_then_it_stays_and_without_them_it_goes() {
      long cats = made(ada, "Cats");
      long project = project(ada, cats);
      assertThat(ada.get("/api/workspaces/" + cats).object().get("projects_count"))
          .isEqualTo(Json.number(1));
      assertThat(ada.delete("/api/workspaces/" + cats).expect(400).detail())
          .contains("has projects");
      var store = instance.bean(Projects.class);
      store.delete(
          store.find(new OrganizationId(ada.organization()), new ProjectId(project)).orElseThrow());
      ada.delete("/api/workspaces/" + cats).expect(204);
      ada.get("/api/workspaces/" + cats).expect(404);
      assertThat(instance.bean(Workspaces.class).membersOf(cats)).isEmpty();
    }

    @Test
    void when_the_body_breaks_rules_then_each_field_says_so() {
      assertThat(ada.post("/api/workspaces", Json.object()).expect(400).complaint("title"))
          .isEqualTo("This field is required.");
      var bad =
          Json.object()
              .put("title", "x".repeat(1001))
              .put("color", "x".repeat(17))
              .put("is_archived", "perhaps");
      assertThat(
              ada.post("/api/workspaces", bad)
                  .expect(400)
                  .object()
                  .object("validation_errors")
                  .fields())
          .containsOnlyKeys("title", "color", "is_archived");
      annotator.post("/api/workspaces", Json.object().put("title", "No")).expect(403);
    }
  }

  @Nested
  class given_a_sandbox {
    @Test
    void when_first_uses_come_at_once_then_there_is_one_and_all_get_it() throws Exception {
      var workspaces = instance.bean(Workspaces.class);
      var ids = instance.bean(Ids.class);
      var organization = new OrganizationId(manager.organization());
      var user = new UserId(manager.id());
      var barrier = new CyclicBarrier(8);
      var found = new HashSet<Long>();
      try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
        List<Future<Long>> uses =
            IntStream.range(0, 8)
                .mapToObj(_ ->
                    threads.submit(() -> {
                      barrier.await();
                      return workspaces
                          .sandboxOf(
                              organization,
                              user,
                              () -> ids.next(Ids.Kind.WORKSPACE),
                              instance.now())
                          .id();
                    }))
                .toList();
        for (var use : uses) {
          found.add(use.get());
        }
      }
      assertThat(found).hasSize(1);
      assertThat(titles(manager.get("/api/workspaces"))).containsExactly("Sandbox");
    }

    @Test
    void when_somebody_wants_it_shared_archived_or_gone_then_it_stays_what_it_is() {
      long sandbox =
          manager.get("/api/workspaces").rows().getFirst().get("id") instanceof Json.Int(var id)
              ? id
              : 0;
      var path = "/api/workspaces/" + sandbox;
      manager.post(path + "/memberships", person(annotator)).expect(400);
      manager.patch(path, Json.object().put("is_archived", true)).expect(400);
      assertThat(
              manager
                  .patch(path, Json.object().put("is_personal", false))
                  .expect(200)
                  .object()
                  .get("is_personal"))
          .isEqualTo(Json.bool(true));
      manager.delete(path).expect(400);
      ada.get(path).expect(403);
      ada.get(path + "?include_all_workspaces=true").expect(200);
      ada.patch(path, Json.object().put("title", "x")).expect(403);
    }
  }

  @Nested
  class given_a_project {
    private final long workspace = made(ada, "Cats");
    private final String members = "/api/projects/" + project(ada, workspace) + "/members";

    @Test
    void when_people_are_added_then_they_are_listed_and_may_be_taken_out() {
      assertThat(ada.post(members, person(annotator)).expect(201).object().get("user"))
          .isEqualTo(Json.number(annotator.id()));
      ada.post(members + "/", person(annotator)).expect(201);
      assertThat(ada.get(members).expect(200).rows()).hasSize(2);
      assertThat(ada.get(members + "?user_ids=" + annotator.id()).expect(200).rows()).hasSize(1);
      ada.send("DELETE", members, person(annotator)).expect(204);
      ada.delete(members + "?user=" + annotator.id()).expect(404);
      ada.post(members, person(annotator)).expect(201);
      ada.delete(members + "?user=" + annotator.id()).expect(204);
      ada.post(members, Json.object().put("user", 4711)).expect(404);
      ada.post(members, Json.object().put("user", "x")).expect(400);
    }

    @Test
    void when_the_pages_are_read_then_explicit_and_implicit_members_are_told_apart() {
      ada.post(members, person(annotator)).expect(201);
      ada.post("/api/workspaces/" + workspace + "/memberships", person(manager)).expect(200);
      var rows = ada.get(members + "/paginated/").expect(200).results();
      assertThat(rows)
          .extracting(row ->
              row.text("username")
                  + ":"
                  + (row.get("implicit_member") instanceof Json.Bool(var is) && is))
          .containsExactly("ada:true", "an:false", "ma:true");
      assertThat(ada.get(members + "/paginated?implicit=false").results()).hasSize(1);
      assertThat(ada.get(members + "/paginated?role=MA").results()).hasSize(1);
      assertThat(ada.get(members + "/paginated?no_annotators=true").results()).hasSize(2);
    }

    @Test
    void when_somebody_out_of_reach_asks_then_403() {
      manager.get(members).expect(403);
      manager.post(members, person(annotator)).expect(403);
      ada.post(members, person(annotator)).expect(201);
      annotator.get(members).expect(403);
      annotator.post(members, person(manager)).expect(403);
    }
  }

  @Nested
  class given_what_everybody_may_ask {
    @Test
    void when_nobody_is_signed_in_then_health_and_version_answer_and_the_rest_does_not() {
      var nobody = instance.client();
      assertThat(nobody.get("/health").expect(200).string("status")).isEqualTo("UP");
      var version = nobody.get("/api/version/").expect(200).object();
      assertThat(version.text("edition")).isEqualTo("Enterprise");
      assertThat(version.has("label-studio-enterprise-backend")).isTrue();
      assertThat(nobody.get("/api/auth/state").expect(200).object().get("user"))
          .isEqualTo(Json.NULL);
      for (var path :
          List.of(
              "/api/users",
              "/api/workspaces",
              "/api/billing/info",
              "/api/invite",
              "/api/token",
              "/api/feature-flags")) {
        var refused = nobody.get(path).expect(401);
        assertThat(refused.detail()).isEqualTo("Authentication credentials were not provided.");
        assertThat(refused.header("WWW-Authenticate")).isNotEmpty();
      }
    }

    @Test
    void when_a_member_asks_then_the_plan_allows_everything() {
      var info = annotator.get("/api/billing/info").expect(200).object();
      assertThat(info.object("billing_flags").get("allow_reviewing")).isEqualTo(Json.bool(true));
      assertThat(annotator.get("/api/feature-flags").expect(200).object().fields()).isEmpty();
      annotator.get("/api/invite").expect(403);
      manager.get("/api/invite").expect(200);
      manager.post("/api/invite/reset-token").expect(403);
      annotator.get("/api/organizations/0").expect(403);
    }
  }
}
