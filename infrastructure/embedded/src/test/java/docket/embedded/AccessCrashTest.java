package docket.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import docket.domain.json.Json;
import docket.embedded.Still.Browser;
import docket.embedded.Still.User;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** Accounts, memberships, workspaces and tokens, and the product dies at any write of them. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class AccessCrashTest extends CrashTest {
  private static User manager;

  @BeforeAll
  static void start() {
    manager = owner.colleague("manager@example.org", "MA");
  }

  private static User signedIn(String email) {
    Browser browser = product.new Browser();
    browser.post("/api/auth/login", Still.credentials(email)).expect(200);
    return browser.user();
  }

  private static long made(String email) {
    return owner.post("/api/users/", Still.credentials(email)).expect(201).number("id");
  }

  private static String memberships(String rest) {
    return "/api/organizations/%d/memberships%s".formatted(organization.value(), rest);
  }

  private static String members(long workspace) {
    return "/api/workspaces/%d/memberships/".formatted(workspace);
  }

  private static Json role(long user, String role) {
    return Json.object().put("user_id", user).put("role", role).build();
  }

  private static long workspace(User by) {
    return by.post("/api/workspaces/", Json.object().put("title", "W").build())
        .expect(201)
        .number("id");
  }

  @Test
  void when_somebody_signs_up_then_they_own_one_organization_and_can_sign_in() {
    sweep.over(
        AccessCrashTest::email,
        email -> {
          Browser browser = product.new Browser();
          oneOf(browser.post("/api/auth/signup", Still.credentials(email)), 200, 201, 400);
        },
        email -> {
          var self = signedIn(email);
          assertThat(self.get("/api/organizations/").expect(200).objects()).hasSize(1);
        });
  }

  @Test
  void when_a_user_is_made_then_they_are_a_member_with_an_account() {
    sweep.over(
        AccessCrashTest::email,
        email -> oneOf(owner.post("/api/users/", Still.credentials(email)), 201, 400),
        email -> {
          var found =
              owner.get("/api/users/").expect(200).objects().stream()
                  .filter(user -> email.equals(user.text("email")))
                  .toList();
          assertThat(found).hasSize(1);
          long id = ((Json.Int) Objects.requireNonNull(found.getFirst().get("id"))).value();
          owner.patch(memberships(""), role(id, "AN")).expect(200);
          signedIn(email);
        });
  }

  @Test
  void when_a_role_changes_then_the_list_and_the_person_agree() {
    sweep.over(
        () -> made(email()),
        user -> owner.patch(memberships(""), role(user, "RE")).expect(200),
        user -> {
          var row = owner.get(memberships("/" + user)).expect(200);
          assertThat(row.text("role")).isEqualTo("RE");
        });
  }

  @Test
  void when_somebody_removed_is_invited_again_then_they_start_with_nothing() {
    sweep.over(
        () -> {
          var email = email();
          long user = made(email);
          owner.patch(memberships(""), role(user, "AN")).expect(200);
          long workspace = workspace(owner);
          owner.post(members(workspace), Json.object().put("user", user).build()).expect(200);
          var invite = owner.get("/api/invite").expect(200).text("token");
          return new Newcomer(email, user, workspace, invite);
        },
        person -> oneOf(owner.delete(memberships("/" + person.id)), 204, 404),
        person -> {
          Browser browser = product.new Browser();
          var fields =
              ((Json.Obj) Still.credentials(person.email)).with("token", Json.of(person.invite));
          oneOf(browser.post("/api/auth/signup", fields), 200, 201);
          owner.patch(memberships(""), role(person.id, "AN")).expect(200);
          browser.get("/api/current-user/whoami").expect(200);
          assertThat(owner.get(members(person.workspace)).expect(200).objects()).isEmpty();
        });
  }

  private record Newcomer(String email, long id, long workspace, String invite) {}

  @Test
  void when_a_manager_makes_a_workspace_then_they_see_every_one_that_there_is() {
    sweep.over(
        () -> "Made " + NAMES.incrementAndGet(),
        title ->
            manager.post("/api/workspaces/", Json.object().put("title", title).build()).expect(201),
        title -> {
          assertThat(titled(owner, title)).hasSizeBetween(1, 2);
          assertThat(titled(manager, title)).isEqualTo(titled(owner, title));
        });
  }

  private static List<Long> titled(User user, String title) {
    return user.get("/api/workspaces/?visible_to=all").expect(200).objects().stream()
        .filter(workspace -> title.equals(workspace.text("title")))
        .map(workspace -> ((Json.Int) Objects.requireNonNull(workspace.get("id"))).value())
        .toList();
  }

  @Test
  void when_a_workspace_is_deleted_then_it_is_gone_for_its_members_too() {
    sweep.over(
        () -> workspace(manager),
        workspace -> oneOf(manager.delete("/api/workspaces/%d/".formatted(workspace)), 204, 404),
        workspace -> {
          manager.get("/api/workspaces/%d/".formatted(workspace)).expect(404);
          owner.get("/api/workspaces/%d/".formatted(workspace)).expect(404);
        });
  }

  @Test
  void when_members_come_and_go_then_both_sides_of_a_membership_agree() {
    sweep.over(
        () -> workspace(owner),
        workspace ->
            oneOf(
                owner.post(members(workspace), Json.object().put("user", manager.id()).build()),
                200,
                201),
        workspace -> {
          assertThat(owner.get(members(workspace)).expect(200).objects()).hasSize(1);
          manager.get("/api/workspaces/%d/".formatted(workspace)).expect(200);
        });
  }

  @Test
  void when_a_token_is_rotated_then_one_of_old_and_new_lives_and_nobody_is_locked_out() {
    sweep.over(
        () -> owner.colleague(email(), "AN"),
        user -> {
          var body = Json.object().put("refresh", user.refresh()).build();
          oneOf(user.post("/api/token/rotate/", body), 200, 400, 401, 404);
        },
        user -> {
          Browser browser = product.new Browser();
          browser.post("/api/auth/login", Still.credentials(user.email())).expect(200);
          assertThat(browser.get("/api/token/").expect(200).objects()).hasSize(1);
        });
  }

  @Test
  void when_the_legacy_token_is_replaced_then_one_is_shown_and_works() {
    sweep.over(
        () -> owner.colleague(email(), "AN"),
        user -> user.post("/api/current-user/reset-token", Json.EMPTY_OBJECT).expect(201),
        user -> {
          var shown = user.get("/api/current-user/token").expect(200).text("token");
          var self =
              product.send(
                  "GET",
                  "/api/current-user/whoami",
                  java.util.Map.of("authorization", "Token " + shown),
                  new byte[0]);
          assertThat(self.status()).isIn(200, 401); // 401 where the organization allows none
          assertThat(shown).isNotBlank();
        });
  }

  @Test
  void when_the_invite_link_is_replaced_then_the_shown_one_works() {
    sweep.over(
        () -> "",
        _ -> owner.post("/api/invite/reset-token", Json.EMPTY_OBJECT).expect(201),
        _ -> {
          var token = owner.get("/api/invite").expect(200).text("token");
          Browser browser = product.new Browser();
          var fields = ((Json.Obj) Still.credentials(email())).with("token", Json.of(token));
          browser.post("/api/auth/signup", fields).expect(201);
        });
  }
}
