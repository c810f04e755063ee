package docket.memberships;

import static org.assertj.core.api.Assertions.assertThat;

import docket.domain.json.Json;
import docket.store.json.JsonText;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** T-72: guessing is slow, and strangers lock nobody out. */
@DisplayNameGeneration(ReplaceUnderscores.class)
final class AttemptsTest {
  private static final String ADA = "ada@example.org";

  private final Instance instance = Instance.open();
  private final Browser ada = instance.founder(ADA);

  @AfterEach
  void close() {
    instance.close();
  }

  private Answer login(String address, String email, String password) {
    var browser = instance.browser();
    browser.get("/api/auth/csrf").expect(200);
    var body = JsonText.text(Json.object().put("email", email).put("password", password).build());
    return browser.send(
        "POST",
        "/api/auth/login",
        Map.of(Instance.ADDRESS, address, "content-type", "application/json"),
        body);
  }

  private long rows() {
    return instance.store().scan(scan -> scan.tableName("docket-access")).count();
  }

  @Test
  void
      when_passwords_are_guessed_then_the_fifth_wrong_one_stops_the_address_and_the_pause_doubles() {
    for (int i = 0; i < 5; i++) {
      login("192.0.2.66", ADA, "wrong " + i).expect(401);
    }
    assertThat(login("192.0.2.66", ADA, Browser.PASSWORD).expect(429).header("Retry-After"))
        .isEqualTo("15");
    instance.pass(Duration.ofSeconds(15));
    login("192.0.2.66", ADA, "wrong").expect(401);
    assertThat(login("192.0.2.66", ADA, "wrong").expect(429).header("Retry-After")).isEqualTo("30");
    login("192.0.2.1", ADA, Browser.PASSWORD).expect(200);
    instance.pass(Duration.ofSeconds(30));
    login("192.0.2.66", ADA, Browser.PASSWORD).expect(200);
    login("192.0.2.66", ADA, "wrong").expect(401);
  }

  @Test
  void when_hardly_any_time_is_left_then_the_answer_still_asks_for_a_second() {
    for (int i = 0; i < 5; i++) {
      login("192.0.2.66", ADA, "wrong " + i).expect(401);
    }
    instance.pass(Duration.ofSeconds(15).minusNanos(1));
    assertThat(login("192.0.2.66", ADA, "wrong").expect(429).header("Retry-After")).isEqualTo("1");
  }

  @Test
  void when_ten_thousand_wrong_passwords_come_then_they_leave_a_handful_of_rows() {
    long before = rows();
    int refused = 0;
    for (int i = 0; i < 10_000; i++) {
      refused += login("127.0.0.1", ADA, "wrong " + i).status() == 429 ? 1 : 0;
    }
    assertThat(refused).isEqualTo(9_995);
    assertThat(rows() - before).isLessThanOrEqualTo(3);
    login("192.0.2.1", ADA, Browser.PASSWORD).expect(200);
  }

  @Test
  void when_many_accounts_are_tried_from_one_address_then_it_is_stopped_for_all() {
    for (int i = 0; i < 30; i++) {
      login("192.0.2.66", "u%d@example.org".formatted(i), "wrong").expect(401);
    }
    login("192.0.2.66", ADA, Browser.PASSWORD).expect(429);
    instance.pass(Duration.ofMinutes(5));
    login("192.0.2.66", ADA, Browser.PASSWORD).expect(200);
  }

  @Test
  void when_many_addresses_try_one_account_then_its_owner_still_comes_in_from_where_they_were() {
    login("192.0.2.1", ADA, Browser.PASSWORD).expect(200);
    for (int i = 0; i < 50; i++) {
      login("198.51.100." + i, ADA, "wrong").expect(401);
    }
    login("198.51.100.200", ADA, Browser.PASSWORD).expect(429);
    login("192.0.2.1", ADA, Browser.PASSWORD).expect(200);
  }

  @Test
  void when_an_unknown_account_is_tried_then_the_answers_are_the_same() {
    for (int i = 0; i < 5; i++) {
      assertThat(login("192.0.2.66", "nobody@example.org", "wrong").expect(401).detail())
          .isEqualTo(login("192.0.2.67", ADA, "wrong").expect(401).detail());
    }
    login("192.0.2.66", "nobody@example.org", "wrong").expect(429);
    login("192.0.2.67", ADA, "wrong").expect(429);
  }

  @Test
  void when_a_stranger_is_refused_then_no_header_tells_whether_the_account_is_there() {
    assertThat(headersOf("nobody@example.org")).isEqualTo(headersOf(ADA));
    assertThat(ada.get("/api/current-user/whoami").headers()).containsKey("Docket-Units");
  }

  private Map<String, String> headersOf(String email) {
    return login("192.0.2.66", email, "wrong").expect(401).headers();
  }

  @Test
  void when_addresses_of_one_ipv6_network_try_then_they_are_one() {
    for (int i = 0; i < 5; i++) {
      login("2001:db8:1:2::" + i, ADA, "wrong").expect(401);
    }
    login("2001:db8:1:2:ffff::1", ADA, "wrong").expect(429);
    login("2001:db8:1:3::1", ADA, "wrong").expect(401);
  }

  @Test
  void when_the_password_is_asked_again_or_a_sign_up_tries_it_then_that_is_limited_too() {
    for (int i = 0; i < 5; i++) {
      ada.post("/api/auth/confirm", Json.object().put("password", "wrong")).expect(400);
    }
    ada.post("/api/auth/confirm", Json.object().put("password", Browser.PASSWORD)).expect(429);
    var stranger = instance.browser();
    stranger.get("/api/auth/csrf").expect(200);
    var body = Json.object().put("email", ADA).put("password", "another wrong one");
    for (int i = 0; i < 5; i++) {
      stranger.post("/api/auth/signup", body).expect(400);
    }
    stranger.post("/api/auth/signup", body).expect(429);
  }

  @Test
  void when_tokens_are_made_up_then_the_address_is_stopped() {
    var client = instance.client();
    for (int i = 0; i < 30; i++) {
      client.post("/api/token/refresh", Json.object().put("refresh", "a.b." + i)).expect(401);
    }
    client.post("/api/token/refresh", Json.object().put("refresh", "a.b.c")).expect(429);
  }
}
