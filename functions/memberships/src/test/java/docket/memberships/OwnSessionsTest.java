package docket.memberships;

import static org.assertj.core.api.Assertions.assertThat;

import docket.domain.json.Json;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
final class OwnSessionsTest {
  private static final String SESSIONS = "/api/auth/sessions";
  private static final String WHO = "/api/current-user/whoami";

  private final Instance instance = Instance.open();
  private final Browser desk = instance.founder("ada@example.org");
  private final Browser eve = instance.founder("eve@example.org");

  @AfterEach
  void close() {
    instance.close();
  }

  private Browser laptop() {
    instance.pass(Duration.ofMinutes(1));
    return instance.browser().logIn("ada@example.org");
  }

  private static List<Json.Obj> rows(Client client) {
    return client.get(SESSIONS).expect(200).rows();
  }

  private static String current(Client client) {
    return rows(client).stream()
        .filter(row -> Json.of(true).equals(row.get("is_current")))
        .map(row -> String.valueOf(row.text("id")))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void when_somebody_is_signed_in_twice_then_both_are_listed_and_their_own_is_marked() {
    var laptop = laptop();
    var listed = rows(laptop);
    assertThat(listed).hasSize(2);
    assertThat(listed.getFirst().text("id")).isEqualTo(current(laptop));
    assertThat(listed.getLast().text("id")).isEqualTo(current(desk));
    assertThat(listed.getFirst().text("ip_address")).isEqualTo("192.0.2.7");
  }

  @Test
  void when_the_list_is_read_then_nothing_in_it_opens_a_session() {
    var cookie = String.valueOf(desk.cookie("sessionid"));
    var told = desk.get(SESSIONS).expect(200).text();
    assertThat(told).doesNotContain(cookie.substring(cookie.lastIndexOf('.') + 1));
    assertThat(told).doesNotContain("csrf");
  }

  @Test
  void when_one_is_ended_then_it_is_dead_on_its_next_request_and_the_other_lives() {
    var laptop = laptop();
    desk.delete(SESSIONS + "/" + current(laptop)).expect(204);
    laptop.get(WHO).expect(401);
    desk.get(WHO).expect(200);
    assertThat(rows(desk)).hasSize(1);
  }

  @Test
  void when_it_is_ended_twice_or_is_somebody_elses_then_404_and_nothing_ends() {
    var laptop = laptop();
    var name = current(laptop);
    eve.delete(SESSIONS + "/" + name).expect(404);
    laptop.get(WHO).expect(200);
    desk.delete(SESSIONS + "/" + name).expect(204);
    desk.delete(SESSIONS + "/" + name).expect(404);
    for (var odd : List.of("x", "0", "%23", "0123456789abcde_", "0123456789ABCDEF")) {
      desk.delete(SESSIONS + "/" + odd).expect(404);
    }
    desk.get(WHO).expect(200);
  }

  @Test
  void when_all_others_are_ended_then_only_the_callers_goes_on_under_a_new_id() {
    var laptop = laptop();
    var before = desk.cookie("sessionid");
    desk.delete(SESSIONS).expect(204);
    laptop.get(WHO).expect(401);
    desk.get(WHO).expect(200);
    assertThat(desk.cookie("sessionid")).isNotEqualTo(before);
    assertThat(rows(desk)).hasSize(1);
    eve.get(WHO).expect(200);
  }

  @Test
  void when_a_program_ends_all_then_browsers_are_out_and_its_token_works() {
    desk.post(
            "/api/jwt/settings",
            Json.object().put("api_token_ttl_days", 10).put("legacy_api_tokens_enabled", true))
        .expect(200);
    var token = desk.get("/api/current-user/token").expect(200).string("token");
    var program = instance.client("Authorization", "Token " + token);
    assertThat(rows(program)).hasSize(1);
    assertThat(rows(program).getFirst().get("is_current")).isEqualTo(Json.of(false));
    program.delete(SESSIONS).expect(204);
    desk.get(WHO).expect(401);
    program.get(WHO).expect(200);
  }

  @Test
  void when_a_session_is_over_then_it_is_not_listed() {
    var laptop = laptop();
    laptop.post("/api/auth/logout", Json.object()).expect(204);
    assertThat(rows(desk)).hasSize(1);
    instance.pass(Duration.ofDays(13));
    var later = instance.browser().logIn("ada@example.org");
    assertThat(rows(later)).as("the desk's idled out").hasSize(1);
  }

  @Test
  void when_the_password_changes_then_only_the_new_session_is_left() {
    laptop();
    var change =
        Json.object()
            .put("password", "another long secret")
            .put("current_password", Browser.PASSWORD);
    desk.patch("/api/current-user", change).expect(200);
    assertThat(rows(desk)).hasSize(1);
  }
}
