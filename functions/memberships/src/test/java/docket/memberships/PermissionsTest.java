package docket.memberships;

import static org.assertj.core.api.Assertions.assertThat;

import docket.domain.json.Json;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
final class PermissionsTest {
  private static final String PERMISSIONS = "/api/organizations/0/permissions";
  private static final String INVITE = "organizations.invite";

  private final Instance instance = Instance.open();
  private final Browser ada = instance.founder("ada@example.org");
  private final Browser admin = ada.invites("ad@example.org", "AD");
  private final Browser manager = ada.invites("ma@example.org", "MA");

  @AfterEach
  void close() {
    instance.close();
  }

  private static Json.ObjectBuilder decision(String key, String... roles) {
    return Json.object().put("permission", key).put("roles", List.of(roles));
  }

  private static List<String> texts(Json.Obj row, String key) {
    return row.array(key).items().stream().map(item -> ((Json.Str) item).value()).toList();
  }

  @Test
  void when_nothing_was_decided_then_there_are_options_and_no_rows() {
    assertThat(ada.get(PERMISSIONS).expect(200).rows()).isEmpty();
    var options = ada.get(PERMISSIONS + "/options").expect(200).rows();
    assertThat(options).hasSize(12);
    var invite = options.stream().filter(row -> INVITE.equals(row.text("permission"))).findFirst();
    assertThat(texts(invite.orElseThrow(), "default")).containsExactly("MA", "AD");
    assertThat(texts(invite.orElseThrow(), "options")).containsExactly("AN", "RE", "MA", "AD");
  }

  @Test
  void when_the_owner_takes_a_permission_from_managers_then_it_bites_on_the_next_request() {
    manager.get("/api/invite").expect(200);
    ada.post(PERMISSIONS, decision(INVITE, "AD")).expect(200);
    manager.get("/api/invite").expect(403);
    admin.get("/api/invite").expect(200);
    assertThat(manager.get("/api/current-user/whoami").expect(200).text()).doesNotContain(INVITE);
    ada.delete(PERMISSIONS + "/" + INVITE).expect(204);
    manager.get("/api/invite").expect(200);
    ada.get(PERMISSIONS + "/" + INVITE).expect(404);
  }

  @Test
  void when_all_roles_are_left_out_then_the_owner_still_may() {
    ada.post(PERMISSIONS, decision("users.token.any")).expect(200);
    admin.post("/api/token").expect(403);
    ada.post("/api/token").expect(201);
  }

  @Test
  void when_a_decision_is_changed_then_the_row_has_it() {
    ada.post(PERMISSIONS, decision(INVITE, "AD")).expect(200);
    var path = PERMISSIONS + "/" + INVITE;
    var changed =
        ada.patch(path, Json.object().put("roles", List.of("MA", "AD", "OW"))).expect(200);
    assertThat(texts(changed.object(), "roles")).containsExactly("MA", "AD");
    var replaced = ada.send("PUT", path, decision(INVITE, "RE")).expect(200);
    assertThat(texts(replaced.object(), "roles")).containsExactly("RE");
    assertThat(ada.get(PERMISSIONS).expect(200).rows()).hasSize(1);
  }

  @Test
  void when_the_body_is_wrong_then_it_is_named_and_nothing_changes() {
    assertThat(
            ada.post(PERMISSIONS, decision("nobody.knows", "AD"))
                .expect(400)
                .complaint("permission"))
        .contains("nobody.knows");
    assertThat(ada.post(PERMISSIONS, decision(INVITE, "NO")).expect(400).complaint("roles"))
        .contains("NO");
    ada.post(PERMISSIONS, Json.object().put("permission", INVITE)).expect(400);
    ada.patch(PERMISSIONS + "/" + INVITE, decision(INVITE, "AD")).expect(404);
    assertThat(ada.get(PERMISSIONS).expect(200).rows()).isEmpty();
  }

  @Test
  void when_somebody_else_than_the_owner_comes_then_403() {
    for (var other : List.of(admin, manager)) {
      other.get(PERMISSIONS).expect(403);
      other.get(PERMISSIONS + "/options").expect(403);
      other.post(PERMISSIONS, decision(INVITE, "AN")).expect(403);
      other.delete(PERMISSIONS + "/" + INVITE).expect(403);
    }
    instance.founder("eve@example.org").get("/api/organizations/1/permissions").expect(404);
  }

  @Test
  void when_the_owner_sets_switches_then_they_are_told_back_and_administrators_may_not() {
    var path = "/api/organizations/0/set-default-role";
    var body =
        Json.object()
            .put("default_role", "AN")
            .put("external_id", "acme")
            .put("read_only_quick_view_enabled_at", "2026-01-02T03:04:05Z");
    admin.patch(path, body).expect(403);
    var told = ada.patch(path, body).expect(200);
    assertThat(told.string("default_role")).isEqualTo("AN");
    assertThat(told.string("external_id")).isEqualTo("acme");
    assertThat(
            ada.patch(path, Json.object().put("default_role", "AD"))
                .expect(400)
                .complaint("default_role"))
        .contains("AD");
    admin.patch("/api/organizations/0", Json.object().put("embed_enabled", true)).expect(403);
    admin.patch("/api/organizations/0", Json.object().put("title", "Acme")).expect(200);
    var eve = instance.founder("eve@example.org");
    assertThat(
            eve.patch(path, Json.object().put("external_id", "acme"))
                .expect(400)
                .complaint("external_id"))
        .contains("Another");
    ada.patch(path, Json.object().put("external_id", null)).expect(200);
    eve.patch(path, Json.object().put("external_id", "acme")).expect(200);
  }

  @Test
  void when_a_member_is_active_elsewhere_then_plugins_stay_off() {
    var path = "/api/organizations/0/set-default-role";
    var on = Json.object().put("custom_scripts_enabled", true);
    ada.patch(path, on).expect(200);
    ada.patch(path, Json.object().put("custom_scripts_enabled", false)).expect(200);
    var eve = instance.founder("eve@example.org");
    eve.signUpAgainBy("eve@example.org", ada.invite()).expect(201);
    ada.gives(eve.id(), "AN").expect(200);
    assertThat(ada.patch(path, on).expect(400).complaint("custom_scripts_enabled"))
        .contains("other organization");
  }
}
