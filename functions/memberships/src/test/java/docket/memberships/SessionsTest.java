package docket.memberships;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import docket.domain.id.UserId;
import docket.domain.json.Json;
import docket.platform.access.OneTimeLinks;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

@DisplayNameGeneration(ReplaceUnderscores.class)
final class SessionsTest {
  private static final String WHO = "/api/current-user/whoami";

  private final Instance instance = Instance.open();
  private final Browser ada = instance.founder("ada@example.org");

  @AfterEach
  void close() {
    instance.close();
  }

  private static Json.ObjectBuilder workspace() {
    return Json.object().put("title", "Cats");
  }

  @Nested
  class given_an_unsafe_call_under_a_cookie {
    @Test
    void when_token_and_origin_are_ours_then_it_is_served() {
      ada.post("/api/workspaces", workspace()).expect(201);
    }

    @Test
    void when_the_token_is_missing_or_wrong_then_403() {
      var json = Map.of("content-type", "application/json", "x-csrftoken", "");
      assertThat(
              ada.send("POST", "/api/workspaces", json, "{\"title\":\"x\"}").expect(403).detail())
          .isEqualTo("CSRF Failed: CSRF token missing or incorrect.");
      ada.send("POST", "/api/workspaces", Map.of("x-csrftoken", "guess"), "{\"title\":\"x\"}")
          .expect(403);
    }

    @Test
    void when_a_cookie_that_was_planted_matches_the_header_then_403_all_the_same() {
      ada.setCookie("csrftoken", "planted-planted-planted-planted-planted");
      ada.post("/api/workspaces", workspace()).expect(403);
    }

    @Test
    void when_it_comes_from_another_site_or_from_nowhere_then_403() {
      for (var from :
          List.of(
              Map.of("origin", "https://evil.example"),
              Map.of("origin", "null"),
              Map.of("origin", "http://docket.example"),
              Map.of("origin", "", "referer", "https://evil.example/docket.example"),
              Map.of("sec-fetch-site", "cross-site"),
              Map.of("sec-fetch-site", "same-site"),
              Map.of("origin", ""))) {
        assertThat(
                ada.send("POST", "/api/workspaces", from, "{\"title\":\"x\"}").expect(403).detail())
            .startsWith("CSRF Failed:");
      }
      ada.send(
              "POST",
              "/api/workspaces",
              Map.of("origin", "", "referer", "https://docket.example/x"),
              "{\"title\":\"x\"}")
          .expect(201);
    }

    @Test
    void when_the_body_is_a_plain_form_or_text_then_it_is_checked_as_well() {
      var text = Map.of("content-type", "text/plain", "x-csrftoken", "");
      ada.send("POST", "/api/workspaces", text, "{\"title\":\"x\"}").expect(403);
      var form = Map.of("content-type", "application/x-www-form-urlencoded", "x-csrftoken", "");
      ada.send("POST", "/api/workspaces", form, "title=x").expect(403);
      ada.send(
              "POST",
              "/api/workspaces",
              form,
              "title=x&csrfmiddlewaretoken=" + ada.cookie("csrftoken"))
          .expect(201);
    }
  }

  @Nested
  class given_a_session {
    @Test
    void when_the_person_logs_out_then_its_cookie_is_dead() {
      var held = String.valueOf(ada.cookie("sessionid"));
      assertThat(ada.get("/logout").expect(302).header("Location")).isEqualTo("/");
      ada.setCookie("sessionid", held);
      ada.get(WHO).expect(401);
    }

    @Test
    void when_they_log_out_by_post_then_the_token_is_asked_for() {
      ada.send("POST", "/logout", Map.of("x-csrftoken", "")).expect(403);
      ada.send("POST", "/api/auth/logout", Map.of()).expect(204);
      ada.get(WHO).expect(401);
    }

    @Test
    void when_another_site_links_to_logout_then_the_session_goes_on() {
      ada.send("GET", "/logout", Map.of("sec-fetch-site", "cross-site")).expect(302);
      ada.get(WHO).expect(200);
    }

    @Test
    void when_somebody_signs_in_again_then_the_id_changes_and_the_old_one_is_dead() {
      var old = String.valueOf(ada.cookie("sessionid"));
      ada.logIn("ada@example.org");
      assertThat(ada.cookie("sessionid")).isNotEqualTo(old);
      var thief = instance.browser();
      thief.setCookie("sessionid", old);
      thief.get(WHO).expect(401);
    }

    @Test
    void when_the_cookie_is_cut_or_names_another_person_then_401() {
      var cookie = String.valueOf(ada.cookie("sessionid"));
      var ben = instance.founder("ben@example.org");
      var secret = cookie.substring(cookie.lastIndexOf('.') + 1);
      for (var forged :
          new String[] {
            ben.id() + "." + ben.organization() + "." + secret,
            secret,
            "1.1.",
            "999999999999999999.1." + secret,
            "x"
          }) {
        var thief = instance.browser();
        thief.setCookie("sessionid", forged);
        thief.get(WHO).expect(401);
      }
    }

    @Test
    void when_it_is_used_often_then_it_lives_until_its_age_and_no_longer() {
      for (int day = 1; day <= 13; day++) {
        instance.pass(Duration.ofDays(1));
        ada.get(WHO).expect(200);
      }
      instance.pass(Duration.ofDays(1));
      ada.get(WHO).expect(401);
    }

    @Test
    void when_nobody_uses_it_for_five_days_then_it_is_over() {
      instance.pass(Duration.ofDays(5));
      ada.get(WHO).expect(401);
    }

    @Test
    void when_the_owner_makes_the_policy_stricter_then_it_binds_living_sessions() {
      var path = "/api/session-policy";
      ada.patch(path, Json.object().put("max_time_between_activity", 10).put("max_session_age", 60))
          .expect(200);
      for (int i = 0; i < 5; i++) {
        instance.pass(Duration.ofMinutes(9));
        ada.get(WHO).expect(200);
      }
      instance.pass(Duration.ofMinutes(11));
      ada.get(WHO).expect(401);
      ada.logIn("ada@example.org");
      ada.patch(path, Json.object().put("max_session_age", 0)).expect(400);
      var ben = ada.invites("ben@example.org", "AD");
      ben.get(path).expect(200);
      ben.patch(path, Json.object().put("max_session_age", 5)).expect(403);
    }

    @Test
    void when_the_password_changes_then_all_other_sessions_end_and_this_one_goes_on() {
      var other = instance.browser().logIn("ada@example.org");
      var change = Json.object().put("password", "an entirely new one");
      ada.patch("/api/current-user", change).expect(400);
      ada.patch("/api/current-user", change.put("current_password", Browser.PASSWORD)).expect(200);
      other.get(WHO).expect(401);
      ada.get(WHO).expect(200);
      var late = instance.browser();
      late.get("/api/auth/csrf");
      var old = Json.object().put("email", "ada@example.org").put("password", Browser.PASSWORD);
      late.post("/api/auth/login", old).expect(401);
      late.post("/api/auth/login", old.put("password", "an entirely new one")).expect(200);
    }
  }

  @Nested
  class given_a_one_time_link {
    private final String path =
        instance.bean(OneTimeLinks.class).signIn(new UserId(ada.id()), Duration.ofMinutes(10));

    @Test
    void when_it_is_opened_then_it_signs_in_once() {
      var browser = instance.browser();
      browser.get(path).expect(302);
      assertThat(browser.get(WHO).expect(200).string("email")).isEqualTo("ada@example.org");
      instance.browser().get(path).expect(403);
    }

    @Test
    void when_it_is_too_old_or_made_up_then_it_is_refused() {
      instance.pass(Duration.ofMinutes(10));
      instance.browser().get(path).expect(403);
      instance.browser().get("/user/one-time?token=x").expect(403);
      instance.browser().get("/user/one-time").expect(403);
    }
  }

  @Nested
  class given_everything_is_logged {
    private final ListAppender<ILoggingEvent> log = new ListAppender<>();
    private final Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);

    {
      log.start();
      root.setLevel(Level.DEBUG);
      root.addAppender(log);
    }

    @AfterEach
    void quiet() {
      root.detachAppender(log);
      root.setLevel(Level.WARN);
    }

    @Test
    void
        when_people_sign_up_and_use_tokens_then_no_secret_is_in_the_log_and_no_hash_in_an_answer() {
      var ben = instance.founder("ben@example.org");
      var legacy = ben.get("/api/current-user/token").string("token");
      var refresh = ben.post("/api/token").string("token");
      instance.browser().logIn("ben@example.org");
      instance.client("Authorization", "Token " + legacy).get(WHO);
      var everything =
          log.list.stream()
              .map(event -> event.getFormattedMessage() + event.getKeyValuePairs())
              .collect(Collectors.joining("\n"));

      assertThat(everything).contains("/api/auth/signup").doesNotContain(Browser.PASSWORD);
      assertThat(everything)
          .doesNotContain(legacy)
          .doesNotContain(refresh)
          .doesNotContain("$argon2");
      assertThat(everything).doesNotContain(String.valueOf(ben.cookie("sessionid")));
      assertThat(ben.get(WHO).text() + ben.get("/api/users").text())
          .doesNotContain("argon2")
          .doesNotContain(legacy);
    }
  }
}
