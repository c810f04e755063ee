package docket.memberships;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import docket.domain.id.OrganizationId;
import docket.domain.id.ProjectId;
import docket.domain.id.UserId;
import docket.domain.json.Json;
import docket.domain.projects.Project;
import docket.domain.projects.SettingsChange;
import docket.store.ids.Ids;
import docket.store.projects.Projects;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** Histories of single projects and workspaces: who came in, went, and was given a role. */
@DisplayNameGeneration(ReplaceUnderscores.class)
final class PlaceHistoriesTest extends HistoryCase {
  private static final String MEMBERS = "/api/fsm/organizations/0/membership-history/";

  /**
   * Units of a page: half a unit for each 4 KB that are counted, and a few for the page's own rows
   * and for who asks. Reading all the rows would take twice as many.
   */
  private static final double COUNTING_600_ROWS = 40;

  private final Browser ben = member("ben@example.org", "AN");
  private final long workspace = workspace();
  private final long project = project(workspace);
  private final String added = "/api/projects/%d/members".formatted(project);
  private final String inWorkspace = "/api/workspaces/%d/memberships".formatted(workspace);
  private final String ofProject = "/api/fsm/projects/%d/membership-history/".formatted(project);
  private final String ofRoles = "/api/fsm/projects/%d/role-history/".formatted(project);
  private final String ofWorkspace =
      "/api/fsm/workspaces/%d/membership-history/".formatted(workspace);

  private long workspace() {
    return ada.post("/api/workspaces", Json.object().put("title", "W")).expect(201).id();
  }

  private long project(long workspace) {
    var id = new ProjectId(instance.bean(Ids.class).next(Ids.Kind.PROJECT));
    var organization = new OrganizationId(ada.organization());
    var settings = SettingsChange.defaults().with("title", Json.string("P"));
    var owner = new UserId(ada.id());
    instance
        .bean(Projects.class)
        .create(new Project(id, organization, workspace, owner, instance.now(), settings, 1));
    return id.value();
  }

  private static Json.ObjectBuilder person(Browser browser) {
    return Json.object().put("user", browser.id());
  }

  @Test
  void when_people_are_added_and_taken_out_then_each_true_change_is_told_once() {
    ada.post(added, person(ben)).expect(201);
    ada.post(added, person(ben)).expect(201); // there already
    later();
    ada.delete(added + "?user=" + ben.id()).expect(204);
    ada.delete(added + "?user=" + ben.id()).expect(404);
    var told = told(ofProject);
    assertThat(names(told)).containsExactly("removed", "added");
    assertThat(told.results().stream().map(row -> row.text("state")))
        .containsExactly("REMOVED", "MEMBER");
    assertThat(told.results().getFirst().object("context_data").get("user_id"))
        .isEqualTo(Json.of(ben.id()));
    ada.post(inWorkspace, person(ben)).expect(200);
    ada.post(inWorkspace, person(ben)).expect(200);
    later();
    ben.delete(inWorkspace + "?user_id=" + ben.id()).expect(204);
    var left = told(ofWorkspace);
    assertThat(names(left)).containsExactly("removed", "added");
    assertThat(left.results().getFirst().object("triggered_by").text("email"))
        .isEqualTo("ben@example.org");
    assertThat(names(ofProject + "?user_id=" + ada.id())).isEmpty();
  }

  @Test
  void when_roles_are_given_changed_and_taken_then_each_is_told() {
    var role = Json.object().put("user", ben.id()).put("project", project);
    long id = ada.post("/api/projects/roles", role.put("role", "AN")).expect(201).id();
    later();
    ada.post("/api/projects/roles", role.put("role", "RE")).expect(201);
    ada.post("/api/projects/roles", role.put("role", "RE")).expect(201);
    later();
    ada.delete("/api/projects/roles/" + id).expect(204);
    ada.delete("/api/projects/roles/" + id).expect(404);
    var told = told(ofRoles);
    assertThat(names(told)).containsExactly("role_removed", "role_changed", "role_given");
    assertThat(told.results().stream().map(row -> row.text("state")))
        .containsExactly("DELETED", "RE", "AN");
    assertThat(told.results().stream().map(row -> row.text("previous_state")))
        .containsExactly("RE", "AN", null);
    assertThat(names(ofRoles + "?user_id=" + ben.id())).hasSize(3);
    assertThat(names(ofProject)).isEmpty();
  }

  @Test
  void when_a_member_is_removed_then_what_they_lose_is_told_with_the_reason() {
    ada.post(added, person(ben)).expect(201);
    ada.post(inWorkspace, person(ben)).expect(200);
    ada.post(
            "/api/projects/roles",
            Json.object().put("user", ben.id()).put("project", project).put("role", "RE"))
        .expect(201);
    later();
    ada.delete("/api/organizations/0/memberships/" + ben.id()).expect(204);
    for (var path : List.of(ofProject, ofWorkspace, ofRoles)) {
      var rows = told(path).results();
      assertThat(rows).hasSize(2);
      assertThat(rows.getFirst().text("reason")).contains("removed from the organization");
    }
    assertThat(ada.get("/api/projects/%d/roles".formatted(project)).expect(200).rows()).isEmpty();
  }

  @Test
  void when_two_add_the_same_person_at_once_then_one_row_tells_of_it() throws Exception {
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var body = person(ben);
      Callable<Integer> add = () -> ada.post(added, body).status();
      for (var status : threads.invokeAll(List.of(add, add, add, add))) {
        assertThat(status.get()).isEqualTo(201);
      }
    }
    assertThat(names(ofProject)).containsExactly("added");
  }

  @Test
  void when_two_give_the_same_role_at_once_then_one_row_tells_of_it() throws Exception {
    var body = Json.object().put("user", ben.id()).put("project", project).put("role", "RE");
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      Callable<Integer> give = () -> ada.post("/api/projects/roles", body).status();
      for (var status : threads.invokeAll(List.of(give, give, give, give))) {
        assertThat(status.get()).isEqualTo(201);
      }
    }
    assertThat(names(ofRoles)).containsExactly("role_given");
  }

  @Test
  void when_somebody_is_invited_into_them_then_that_is_told_too() {
    var body =
        Json.object()
            .put("emails", List.of("cy@example.org"))
            .put("role", "AN")
            .put("projects", List.of(project))
            .put("workspaces", List.of(workspace));
    ada.post("/api/invite/send-email", body).expect(200);
    instance.browser().signUp("cy@example.org", instance.mails().secret("cy@example.org"));
    for (var path : List.of(ofProject, ofWorkspace)) {
      assertThat(told(path).results())
          .singleElement()
          .satisfies(row -> assertThat(row.text("reason")).isEqualTo("Invited by mail"));
    }
  }

  @Test
  void when_600_people_come_in_and_go_in_bulk_then_600_rows_tell_of_each_way() {
    for (int i = 0; i < 600; i++) {
      ada.post("/api/users", Json.object().put("email", "p%d@example.org".formatted(i)))
          .expect(201);
    }
    var all = Json.object().put("all", true).put("excluded", List.of(ada.id(), ben.id()));
    for (var path : List.of(added + "/bulk", inWorkspace + "/bulk")) {
      ada.post(path, all).expect(200);
      instance.work();
      ada.post(path, all).expect(200); // again: nobody is left to add
      instance.work();
    }
    for (var path : List.of(ofProject, ofWorkspace)) {
      assertThat(count(path)).isEqualTo(600);
      assertThat(users(path)).hasSize(600);
      assertThat(told(path).results().getFirst().object("triggered_by").text("email"))
          .isEqualTo("ada@example.org");
    }
    assertThat(unitsRead(ofProject)).isLessThan(COUNTING_600_ROWS);
    ada.delete(inWorkspace + "/bulk?all=true").expect(200);
    instance.work();
    assertThat(count(ofWorkspace)).isEqualTo(1_200);
  }

  private double unitsRead(String path) {
    var units = told(path).header("Docket-Units");
    return Double.parseDouble(units.replaceAll("read=([0-9.]+).*", "$1"));
  }

  private Set<Json> users(String path) {
    var users = new HashSet<Json>();
    for (int page = 1; page <= 6; page++) {
      told(path + "?page_size=1000&page=" + page)
          .results()
          .forEach(row -> users.add(requireNonNull(row.object("context_data").get("user_id"))));
    }
    return users;
  }

  @Test
  void when_somebody_else_asks_then_403_inside_and_404_from_elsewhere() {
    ada.post(added, person(ben)).expect(201);
    ada.post(inWorkspace, person(ben)).expect(200);
    var manager = member("ma@example.org", "MA");
    var administrator = member("ad@example.org", "AD");
    var stranger = instance.founder("sue@example.com");
    ada.post(inWorkspace, person(manager)).expect(200);
    long organization = ada.organization();
    var own =
        List.of(
            "/api/fsm/organizations/%d/membership-history/".formatted(organization),
            "/api/fsm/organizations/%d/settings-history/".formatted(organization),
            ofProject,
            ofRoles,
            ofWorkspace);
    for (var path : own) {
      ben.get(path).expect(403);
      manager.get(path).expect(403);
      administrator.get(path).expect(200);
      stranger.get(path).expect(404);
      instance.browser().get(path).expect(401);
    }
    assertThat(stranger.get(MEMBERS).expect(200).results()).hasSize(1);
    for (var kind :
        List.of("projects/%d/membership", "projects/%d/role", "workspaces/%d/membership")) {
      ada.get(("/api/fsm/" + kind + "-history/").formatted(999_999)).expect(404);
    }
  }

  private long count(String path) {
    return Answer.number(told(path).object(), "count");
  }
}
