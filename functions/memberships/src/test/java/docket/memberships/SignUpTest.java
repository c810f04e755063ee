package docket.memberships;

import static org.assertj.core.api.Assertions.assertThat;

import docket.domain.json.Json;
import docket.engines.dynamodb.Fault;
import docket.engines.dynamodb.Operation;
import docket.platform.access.OneTimeLinks;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
final class SignUpTest {
  private final Instance instance = Instance.open();

  @AfterEach
  void close() {
    instance.close();
  }

  @Nested
  class given_open_sign_up {
    @Test
    void when_somebody_signs_up_then_they_own_a_new_organization() {
      var ada = instance.founder("Ada@Example.org");

      var self = ada.get("/api/current-user/whoami").expect(200).object();
      assertThat(self.text("email")).isEqualTo("ada@example.org");
      assertThat(self.text("username")).isEqualTo("ada");
      assertThat(self.object("organization_membership").text("role")).isEqualTo("OW");
      assertThat(self.array("permissions").items()).contains(Json.string("organizations.delete"));
      assertThat(ada.get("/api/organizations/0").expect(200).string("title"))
          .isEqualTo("ada@example.org");
    }

    @Test
    void when_a_second_person_signs_up_then_they_own_another_one() {
      var ada = instance.founder("ada@example.org");
      var ben = instance.founder("ben@example.org");

      assertThat(ben.organization()).isNotEqualTo(ada.organization());
      assertThat(ben.get("/api/users").expect(200).rows()).hasSize(1);
    }

    @Test
    void when_the_email_has_an_account_then_a_stranger_is_refused_and_its_owner_is_signed_in() {
      instance.founder("ada@example.org");
      var stranger = instance.browser();
      stranger.get("/api/auth/csrf");
      var form = Json.object().put("email", "ADA@example.org").put("password", "another password");
      assertThat(stranger.post("/api/auth/signup", form).expect(400).complaint("email"))
          .contains("cannot be used");

      var again = instance.browser().signUpAgain("ada@example.org");
      assertThat(again.status()).isEqualTo(201);
    }

    @Test
    void when_the_form_breaks_rules_then_each_field_says_so_in_the_envelope() {
      var browser = instance.browser();
      browser.get("/api/auth/csrf");
      var form = Json.object().put("email", "ada @example.org").put("password", "12345678");
      var answer = browser.post("/api/auth/signup", form).expect(400);

      assertThat(answer.detail()).isEqualTo("Validation error");
      assertThat(answer.object().fields()).containsKeys("id", "status_code", "version", "exc_info");
      assertThat(answer.complaint("email")).isEqualTo("Enter a valid email address.");
      assertThat(answer.complaint("password")).contains("common");
      var missing = browser.post("/api/auth/signup", Json.object()).expect(400);
      assertThat(missing.complaint("email")).isEqualTo("This field is required.");
    }

    @Test
    void when_the_password_is_short_long_or_the_name_then_it_is_refused() {
      assertThat(complaint("1234567")).contains("too short");
      assertThat(complaint("x".repeat(129))).contains("too long");
      assertThat(complaint("ada.lovelace1")).contains("too similar");
      assertThat(complaint("a fine long password")).isEmpty();
    }

    private String complaint(String password) {
      var browser = instance.browser();
      browser.get("/api/auth/csrf");
      var form = Json.object().put("email", "ada.lovelace@example.org").put("password", password);
      var answer = browser.post("/api/auth/signup", form);
      return answer.status() == 201 ? "" : answer.expect(400).complaint("password");
    }
  }

  @Nested
  class given_a_race {
    @Test
    void
        when_a_rival_takes_the_email_between_reading_and_storing_then_nothing_of_the_loser_is_stored() {
      var rival =
          Fault.before(() -> instance.founder("ada@example.org"))
              .on(Operation.TRANSACT_WRITE_ITEMS)
              .times(1);
      var late = instance.browser();
      late.get("/api/auth/csrf");
      instance.store().faults().add(rival);
      var form = Json.object().put("email", "ada@example.org").put("password", "a rather late one");
      late.post("/api/auth/signup", form).expect(400);
      assertThat(instance.browser().logIn("ada@example.org").get("/api/organizations").rows())
          .hasSize(1);
    }

    @Test
    void when_two_use_the_set_up_link_at_once_then_one_of_them_founds_the_organization() {
      try (var closed = Instance.closed()) {
        var path = closed.bean(OneTimeLinks.class).setUp(Duration.ofHours(1));
        var token = path.substring(path.indexOf('=') + 1);
        var rival =
            Fault.before(() -> closed.browser().signUp("ben@example.org", token))
                .on(Operation.TRANSACT_WRITE_ITEMS)
                .times(1);
        var late = closed.browser();
        late.get("/api/auth/csrf");
        closed.store().faults().add(rival);
        var form =
            Json.object()
                .put("email", "ada@example.org")
                .put("password", Browser.PASSWORD)
                .put("token", token);
        late.post("/api/auth/signup", form).expect(403);
        closed.browser().cannotLogIn("ada@example.org");
      }
    }
  }

  @Nested
  class given_closed_sign_up {
    private final Instance closed = Instance.closed();

    @AfterEach
    void close() {
      closed.close();
    }

    @Test
    void when_somebody_comes_without_a_link_then_page_and_forms_are_refused() {
      var browser = closed.browser();
      assertThat(browser.get("/user/signup").expect(403).text())
          .contains("Sign-up needs an invitation");
      browser.get("/api/auth/csrf");
      var form = Json.object().put("email", "ada@example.org").put("password", Browser.PASSWORD);
      browser.post("/api/auth/signup", form).expect(403);
      browser.post("/api/auth/signup", form.put("token", "made up")).expect(403);
      assertThat(browser.get("/api/auth/state").expect(200).object().get("signup_open"))
          .isEqualTo(Json.bool(false));
    }

    @Test
    void when_the_set_up_link_is_used_then_it_founds_one_organization_and_is_dead() {
      var path = closed.bean(OneTimeLinks.class).setUp(Duration.ofHours(1));
      var token = path.substring(path.indexOf('=') + 1);
      assertThat(closed.browser().get(path).expect(200).text()).contains("value=\"" + token + "\"");

      var ada = closed.browser().signUp("ada@example.org", token);
      assertThat(ada.get("/api/organizations/0").status()).isEqualTo(200);

      var late = closed.browser();
      late.get("/api/auth/csrf");
      var form =
          Json.object()
              .put("email", "ben@example.org")
              .put("password", Browser.PASSWORD)
              .put("token", token);
      late.post("/api/auth/signup", form).expect(403);
    }

    @Test
    void when_the_set_up_link_is_too_old_then_it_is_refused() {
      var path = closed.bean(OneTimeLinks.class).setUp(Duration.ofHours(1));
      closed.pass(Duration.ofMinutes(61));
      closed.browser().get(path).expect(403);
    }

    @Test
    void when_the_owner_invites_then_people_join() {
      var path = closed.bean(OneTimeLinks.class).setUp(Duration.ofHours(1));
      var ada = closed.browser().signUp("ada@example.org", path.substring(path.indexOf('=') + 1));
      var ben = closed.browser().signUp("ben@example.org", ada.invite());
      assertThat(ben.organization()).isEqualTo(ada.organization());
    }
  }

  @Nested
  class given_an_invite_link {
    private final Browser ada = instance.founder("ada@example.org");

    @Test
    void when_somebody_joins_by_it_then_they_wait_without_a_role_and_get_nothing() {
      var ben = ada.invites("ben@example.org", null);

      var self = ben.get("/api/current-user/whoami").expect(200).object();
      assertThat(self.object("organization_membership").text("role")).isEqualTo("NO");
      assertThat(self.array("permissions").items()).isEmpty();
      assertThat(ben.get("/api/workspaces").expect(403).detail())
          .contains("waiting for activation");
      ben.get("/api/users").expect(403);
      ben.post("/api/token").expect(403);
      ben.get("/api/organizations/0").expect(403);
    }

    @Test
    void when_the_role_is_given_then_it_bites_on_the_next_request() {
      var ben = ada.invites("ben@example.org", null);
      ada.gives(ben.id(), "MA").expect(200);
      ben.get("/api/workspaces").expect(200);
      ada.gives(ben.id(), "AN").expect(200);
      ben.post("/api/workspaces", Json.object().put("title", "Mine")).expect(403);
    }

    @Test
    void when_the_link_is_replaced_then_the_old_one_is_dead() {
      var old = ada.invite();
      var fresh = ada.post("/api/invite/reset-token").expect(201);
      assertThat(fresh.string("invite_url"))
          .isEqualTo(Instance.ORIGIN + "/user/signup/?token=" + fresh.string("token"));

      var ben = instance.browser();
      ben.get("/user/signup/?token=" + old).expect(403);
      ben.get("/api/auth/csrf");
      var form =
          Json.object()
              .put("email", "ben@example.org")
              .put("password", Browser.PASSWORD)
              .put("token", old);
      ben.post("/api/auth/signup", form).expect(403);
      instance.browser().signUp("ben@example.org", fresh.string("token"));
    }

    @Test
    void when_somebody_with_an_account_joins_then_they_belong_to_both_and_may_go_back() {
      var ben = instance.founder("ben@example.org");
      long own = ben.organization();
      var joined = instance.browser().signUp("ben@example.org", ada.invite());

      assertThat(joined.organization()).isEqualTo(ada.organization());
      assertThat(joined.get("/api/organizations").expect(200).rows()).hasSize(2);
      joined.patch("/api/current-user", Json.object().put("active_organization", own)).expect(200);
      assertThat(joined.organization()).isEqualTo(own);
    }
  }

  @Nested
  class given_the_pages {
    @Test
    void when_a_form_is_posted_then_the_person_is_signed_in_and_sent_on() {
      var browser = instance.browser();
      var page = browser.get("/user/signup/").expect(200);
      assertThat(page.text())
          .contains("<label for=\"email\">")
          .doesNotContain("<script")
          .doesNotContain("style=");
      assertThat(page.header("Content-Security-Policy")).contains("default-src 'none'");
      assertThat(page.cookies().getFirst())
          .startsWith("csrftoken=")
          .contains("Secure")
          .doesNotContain("HttpOnly");

      var answer =
          browser
              .postForm(
                  "/user/signup",
                  form(browser, Map.of("email", "ada@example.org", "password", Browser.PASSWORD)))
              .expect(302);
      assertThat(answer.header("Location")).isEqualTo("/projects/");
      assertThat(answer.cookies().getFirst())
          .startsWith("sessionid=")
          .contains("HttpOnly")
          .contains("SameSite=Lax")
          .contains("Secure");
      assertThat(browser.get("/api/current-user").expect(200).string("email"))
          .isEqualTo("ada@example.org");
    }

    @Test
    void when_the_password_is_wrong_then_the_form_comes_back_with_the_error() {
      instance.founder("ada@example.org");
      var browser = instance.browser();
      browser.get("/user/login");
      var wrong = form(browser, Map.of("email", "ada@example.org", "password", "\"><script>x"));
      var known = browser.postForm("/user/login", wrong).expect(200);
      assertThat(known.text())
          .contains("role=\"alert\"")
          .doesNotContain("<script")
          .contains("ada@example.org");

      var nobody = form(browser, Map.of("email", "nobody@example.org", "password", "not at all"));
      var unknown = browser.postForm("/user/login", nobody).expect(200);
      assertThat(unknown.text().replace("nobody@", "ada@")).isEqualTo(known.text());
    }

    @Test
    void when_next_leads_elsewhere_then_it_is_ignored() {
      instance.founder("ada@example.org");
      for (var next :
          new String[] {
            "//evil.example",
            "/\\evil",
            "https://evil.example",
            "javascript:x",
            "/a\r\nX: y",
            "\\/x"
          }) {
        assertThat(loginTo(next)).isEqualTo("/projects/");
      }
      assertThat(loginTo("/projects/7/?tab=1")).isEqualTo("/projects/7/?tab=1");
    }

    private String loginTo(String next) {
      var browser = instance.browser();
      browser.get("/user/login");
      var fields = Map.of("email", "ada@example.org", "password", Browser.PASSWORD, "next", next);
      return browser.postForm("/user/login", form(browser, fields)).expect(302).header("Location");
    }

    @Test
    void when_the_token_is_missing_wrong_or_from_another_site_then_403() {
      var browser = instance.browser();
      browser.get("/user/login");
      var fields = Map.of("email", "ada@example.org", "password", Browser.PASSWORD);
      assertThat(browser.postForm("/user/login", fields).expect(403).detail())
          .startsWith("CSRF Failed:");
      var headers =
          Map.of(
              "content-type",
              "application/x-www-form-urlencoded",
              "origin",
              "https://evil.example");
      var body =
          "csrfmiddlewaretoken=" + browser.cookie("csrftoken") + "&email=a%40b.cd&password=x";
      browser.send("POST", "/user/login", headers, body).expect(403);
    }

    private Map<String, String> form(Browser browser, Map<String, String> fields) {
      var all = new HashMap<>(fields);
      all.put("csrfmiddlewaretoken", String.valueOf(browser.cookie("csrftoken")));
      return all;
    }
  }
}
