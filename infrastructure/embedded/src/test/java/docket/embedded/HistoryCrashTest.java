package docket.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import docket.domain.json.Json;
import docket.embedded.Still.Browser;
import docket.platform.jobs.WorkQueue;
import docket.store.access.Invitations;
import docket.store.access.Invitations.Invitation;
import docket.store.access.Secrets;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/**
 * Wherever the product dies, and however often a request or a message comes again: each change of
 * memberships, roles and settings has one row in its history.
 */
@DisplayNameGeneration(ReplaceUnderscores.class)
class HistoryCrashTest extends CrashTest {
  private static final String MEMBERSHIPS = "/api/organizations/0/memberships";
  private static final String OF_MEMBERS =
      "/api/fsm/organizations/0/membership-history/?page_size=100&ordering=created_at";

  private static long made() {
    return owner.post("/api/users/", Still.credentials(email())).expect(201).number("id");
  }

  private static long annotator() {
    long user = made();
    owner.patch(MEMBERSHIPS, role(user, "AN")).expect(200);
    return user;
  }

  private static Json role(long user, String role) {
    return Json.object().put("user_id", user).put("role", role).build();
  }

  private static long project() {
    return owner.post("/api/projects/", Json.EMPTY_OBJECT).expect(201).number("id");
  }

  private static long workspace() {
    return owner
        .post("/api/workspaces/", Json.object().put("title", "W").build())
        .expect(201)
        .number("id");
  }

  /** Names of the steps of somebody, the earliest first. */
  private static List<String> steps(String path, long user) {
    var page = owner.get(path + (path.contains("?") ? "&" : "?") + "user_id=" + user).expect(200);
    return page.object().array("results").items().stream()
        .map(row -> String.valueOf(((Json.Obj) row).text("transition_name")))
        .toList();
  }

  private static String ofProject(long project) {
    return "/api/fsm/projects/%d/membership-history/?ordering=created_at".formatted(project);
  }

  private static String ofWorkspace(long workspace) {
    return "/api/fsm/workspaces/%d/membership-history/?ordering=created_at".formatted(workspace);
  }

  @Test
  void when_an_account_is_made_and_given_a_role_then_each_is_told_once() {
    sweep.over(
        HistoryCrashTest::email,
        email -> oneOf(owner.post("/api/users/", Still.credentials(email)), 201, 400),
        email -> assertThat(steps(OF_MEMBERS, id(email))).containsExactly("joined"));
    sweep.over(
        HistoryCrashTest::made,
        user -> owner.patch(MEMBERSHIPS, role(user, "AN")).expect(200),
        user -> assertThat(steps(OF_MEMBERS, user)).containsExactly("joined", "activated"));
  }

  private static long id(String email) {
    return owner.get("/api/users/").expect(200).objects().stream()
        .filter(user -> email.equals(user.text("email")))
        .map(user -> ((Json.Int) Objects.requireNonNull(user.get("id"))).value())
        .findFirst()
        .orElseThrow();
  }

  @Test
  void when_somebody_joins_by_mail_then_that_and_what_they_are_given_is_told_once() {
    long project = project();
    sweep.over(
        () -> invitation(project),
        invited -> {
          Browser browser = product.new Browser();
          var fields =
              ((Json.Obj) Still.credentials(invited.email()))
                  .with("token", Json.of(invited.secret()));
          oneOf(browser.post("/api/auth/signup", fields), 200, 201, 403);
        },
        invited -> {
          long user = id(invited.email());
          assertThat(steps(OF_MEMBERS, user)).containsExactly("joined");
          agree(project, user);
        });
  }

  private record Invited(String email, String secret) {}

  private static Invited invitation(long project) {
    var email = email();
    var secret = Secrets.random();
    var now = Instant.now();
    long organization = owner.get("/api/current-user/whoami").number("active_organization");
    product
        .bean(Invitations.class)
        .send(
            new Invitation(
                Secrets.hash(secret),
                new docket.domain.id.OrganizationId(organization),
                email,
                docket.domain.access.Role.ANNOTATOR,
                "standard",
                List.of(new docket.domain.id.ProjectId(project)),
                List.of(),
                new docket.domain.id.UserId(owner.id()),
                now,
                now.plusSeconds(600)));
    return new Invited(email, secret);
  }

  /** The history of a project says of somebody what its members say. */
  private static void agree(long project, long user) {
    boolean isIn =
        owner.get("/api/projects/%d/members/".formatted(project)).expect(200).objects().stream()
            .anyMatch(member -> Json.of(user).equals(member.get("id")));
    var steps = steps(ofProject(project), user);
    assertThat(steps).as("member: " + isIn).hasSize(isIn ? 1 : 0);
  }

  @Test
  void when_a_member_is_removed_then_it_is_told_once_and_so_is_each_place_that_they_lose() {
    long workspace = workspace();
    sweep.over(
        () -> {
          long user = annotator();
          owner
              .post(
                  "/api/workspaces/%d/memberships/".formatted(workspace),
                  Json.object().put("user", user).build())
              .expect(200);
          return user;
        },
        user -> oneOf(owner.delete(MEMBERSHIPS + "/" + user), 204, 404),
        user -> {
          assertThat(steps(OF_MEMBERS, user)).containsExactly("joined", "activated", "removed");
          assertThat(steps(ofWorkspace(workspace), user))
              .isIn(List.of("added"), List.of("added", "removed"));
        });
  }

  @Test
  void when_people_come_into_a_project_and_go_then_each_way_is_told_once() {
    long project = project();
    var members = "/api/projects/%d/members/".formatted(project);
    sweep.over(
        HistoryCrashTest::annotator,
        user -> owner.post(members, Json.object().put("user", user).build()).expect(201),
        user -> assertThat(steps(ofProject(project), user)).containsExactly("added"));
    sweep.over(
        () -> {
          long user = annotator();
          owner.post(members, Json.object().put("user", user).build()).expect(201);
          return user;
        },
        user -> oneOf(owner.delete(members + "?user=" + user), 204, 404),
        user -> assertThat(steps(ofProject(project), user)).containsExactly("added", "removed"));
  }

  @Test
  void when_several_come_in_at_once_then_each_of_them_is_told_once() {
    var people = Stream.generate(HistoryCrashTest::annotator).limit(4).toList();
    sweep.over(
        HistoryCrashTest::workspace,
        workspace ->
            owner
                .post(
                    "/api/workspaces/%d/memberships/bulk/".formatted(workspace),
                    Json.object().put("all", false).put("included", people).build())
                .expect(200),
        workspace -> {
          for (long user : people) {
            assertThat(steps(ofWorkspace(workspace), user)).containsExactly("added");
          }
        });
  }

  @Test
  void when_many_come_in_by_background_work_then_each_of_them_is_told_once() {
    var people = Stream.generate(HistoryCrashTest::annotator).limit(4).toList();
    long organization = owner.get("/api/current-user/whoami").number("active_organization");
    sweep.over(
        HistoryCrashTest::project,
        project -> {
          var message =
              Json.object()
                  .put("organization", organization)
                  .put("project", project)
                  .put("direction", "IN")
                  .put("by", owner.id())
                  .put("users", people);
          product.bean(WorkQueue.class).send("member_changes", message.build());
        },
        project -> {
          for (long user : people) {
            assertThat(steps(ofProject(project), user)).containsExactly("added");
          }
        });
  }

  @Test
  void when_a_role_in_a_project_is_given_and_taken_then_each_is_told_once() {
    long project = project();
    var path = "/api/fsm/projects/%d/role-history/?ordering=created_at".formatted(project);
    sweep.over(
        HistoryCrashTest::annotator,
        user -> owner.post("/api/projects/roles/", given(user, project)).expect(201),
        user -> assertThat(steps(path, user)).containsExactly("role_given"));
    sweep.over(
        () -> {
          long user = annotator();
          long role =
              owner.post("/api/projects/roles/", given(user, project)).expect(201).number("id");
          return new long[] {user, role};
        },
        both -> oneOf(owner.delete("/api/projects/roles/" + both[1]), 204, 404),
        both -> assertThat(steps(path, both[0])).containsExactly("role_given", "role_removed"));
  }

  private static Json given(long user, long project) {
    return Json.object().put("user", user).put("project", project).put("role", "RE").build();
  }

  @Test
  void when_a_project_is_copied_with_its_people_then_each_copy_tells_of_those_it_has() {
    long source = project();
    long user = annotator();
    owner
        .post(
            "/api/projects/%d/members/".formatted(source), Json.object().put("user", user).build())
        .expect(201);
    sweep.over(
        () -> "Copy " + NAMES.incrementAndGet(),
        title -> {
          var copy =
              Json.object()
                  .put("title", title)
                  .put("mode", "settings")
                  .put("workspace", workspaceOf(source))
                  .put("include_members", true);
          owner.post("/api/projects/%d/duplicate/".formatted(source), copy.build()).expect(201);
        },
        title -> {
          var copies =
              owner.get("/api/projects/?title=" + title.replace(' ', '+')).expect(200).object();
          assertThat(copies.array("results").items()).hasSizeBetween(1, 2);
          copies.array("results").items().forEach(copy -> agree(id((Json.Obj) copy), user));
        });
  }

  private static long workspaceOf(long project) {
    return owner.get("/api/projects/%d/".formatted(project)).expect(200).number("workspace");
  }

  private static long id(Json.Obj object) {
    return ((Json.Int) Objects.requireNonNull(object.get("id"))).value();
  }

  @Test
  void when_a_setting_changes_then_that_is_told_once() {
    sweep.over(
        () -> "Title " + NAMES.incrementAndGet(),
        title ->
            owner
                .patch("/api/organizations/0", Json.object().put("title", title).build())
                .expect(200),
        title -> {
          var rows =
              owner
                  .get("/api/fsm/organizations/0/settings-history/?page_size=100")
                  .expect(200)
                  .object()
                  .array("results");
          assertThat(rows.items())
              .filteredOn(row ->
                  title.equals(
                      ((Json.Obj) row).object("context_data").object("after").text("title")))
              .hasSize(1);
        });
  }
}
