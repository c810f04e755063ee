package docket.memberships;

import static org.assertj.core.api.Assertions.assertThat;

import docket.domain.json.Json;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** Where mail reaches people, an address is confirmed before it has an account. */
@DisplayNameGeneration(ReplaceUnderscores.class)
final class ConfirmAddressTest {
  private static final String NEW = "new@example.org";
  private static final String WHO = "/api/current-user/whoami";
  private static final String CONFIRM = "/api/auth/verify-email";

  private final Instance instance = Instance.open();
  private final Browser ada = instance.founder("ada@example.org");
  private final Browser person = instance.browser();

  ConfirmAddressTest() {
    instance.mails().reachPeople();
    person.get("/api/auth/csrf").expect(200);
  }

  @AfterEach
  void close() {
    instance.close();
  }

  private Answer signUp(Browser browser, String email, String password, String token) {
    var form =
        Json.object()
            .put("email", email)
            .put("password", password)
            .put("token", token.isEmpty() ? null : token);
    var answer = browser.post("/api/auth/signup", form);
    instance.work();
    return answer;
  }

  private static Json.ObjectBuilder link(String secret, String password) {
    return Json.object().put("token", secret).put("password", password);
  }

  @Test
  void when_somebody_signs_up_then_they_are_nobody_until_the_link_is_opened_with_the_password() {
    var told = signUp(person, NEW, Browser.PASSWORD, "").expect(202);
    assertThat(told.string("confirmation_sent_to")).isEqualTo(NEW);
    person.get(WHO).expect(401);
    instance.browser().cannotLogIn(NEW);
    var secret = instance.mails().secret(NEW);
    person.post(CONFIRM, link(secret, "some other secret")).expect(400);
    person.post(CONFIRM, link(secret, Browser.PASSWORD)).expect(201);
    assertThat(person.get(WHO).expect(200).string("email")).isEqualTo(NEW);
    instance.browser().logIn(NEW);
    person.post(CONFIRM, link(secret, Browser.PASSWORD)).expect(400);
  }

  @Test
  void when_the_address_has_an_account_then_the_answer_is_the_same_and_the_owner_is_told() {
    var unknown = signUp(person, NEW, "a stranger's secret", "");
    var known = signUp(person, "ada@example.org", "a stranger's secret", "");
    assertThat(known.expect(202).text().replace("ada@", "new@"))
        .isEqualTo(unknown.expect(202).text());
    assertThat(known.headers().keySet()).isEqualTo(unknown.headers().keySet());
    var mail = instance.mails().lastTo("ada@example.org");
    assertThat(mail.subject()).isEqualTo("You have an account already");
    assertThat(mail.text()).doesNotContain("token=");
  }

  @Test
  void when_somebody_else_signed_up_with_the_address_then_its_owner_does_not_get_their_password() {
    signUp(person, NEW, "the attacker's secret", "").expect(202);
    var planted = instance.mails().secret(NEW);
    var owner = instance.browser();
    owner.get("/api/auth/csrf").expect(200);
    signUp(owner, NEW, Browser.PASSWORD, "").expect(202);
    owner.post(CONFIRM, link(planted, Browser.PASSWORD)).expect(400);
    owner.post(CONFIRM, link(instance.mails().secret(NEW), Browser.PASSWORD)).expect(201);
    person.post(CONFIRM, link(planted, "the attacker's secret")).expect(400);
    instance.browser().logIn(NEW);
  }

  @Test
  void when_a_day_has_passed_then_the_link_is_dead() {
    signUp(person, NEW, Browser.PASSWORD, "").expect(202);
    instance.pass(Duration.ofHours(25));
    person.post(CONFIRM, link(instance.mails().secret(NEW), Browser.PASSWORD)).expect(400);
  }

  @Test
  void when_they_join_by_a_link_that_was_replaced_in_between_then_it_lets_nobody_in() {
    signUp(person, NEW, Browser.PASSWORD, ada.invite()).expect(202);
    ada.post("/api/invite/reset-token").expect(201);
    person.post(CONFIRM, link(instance.mails().secret(NEW), Browser.PASSWORD)).expect(403);
  }

  @Test
  void when_somebody_joined_by_the_link_then_administrators_learn_that_they_wait() {
    signUp(person, NEW, Browser.PASSWORD, ada.invite()).expect(202);
    assertThat(instance.mails().allTo("ada@example.org")).isEmpty();
    person.post(CONFIRM, link(instance.mails().secret(NEW), Browser.PASSWORD)).expect(201);
    instance.work();
    var mail = instance.mails().lastTo("ada@example.org");
    assertThat(mail.subject()).startsWith(NEW + " waits for a role");
    assertThat(mail.text()).contains(Instance.ORIGIN + "/people");
  }

  @Test
  void when_the_organization_wants_no_such_mail_or_gave_a_role_meanwhile_then_nobody_is_told() {
    signUp(person, NEW, Browser.PASSWORD, ada.invite()).expect(202);
    person.post(CONFIRM, link(instance.mails().secret(NEW), Browser.PASSWORD)).expect(201);
    ada.gives(person.id(), "AN").expect(200);
    instance.work();
    var off = Json.object().put("not_activated_user_login", false).build();
    var settings = Json.object().put("notifications_allowed", off).build();
    ada.patch("/api/organizations/0", Json.object().put("email_notification_settings", settings))
        .expect(200);
    var other = instance.browser();
    other.get("/api/auth/csrf").expect(200);
    signUp(other, "other@example.org", Browser.PASSWORD, ada.invite()).expect(202);
    other
        .post(CONFIRM, link(instance.mails().secret("other@example.org"), Browser.PASSWORD))
        .expect(201);
    instance.work();
    assertThat(instance.mails().allTo("ada@example.org")).isEmpty();
  }

  @Test
  void when_an_administrator_wants_no_such_mail_then_the_others_get_it() {
    var ben = instance.browser();
    ben.get("/api/auth/csrf").expect(200);
    signUp(ben, "ben@example.org", Browser.PASSWORD, ada.invite()).expect(202);
    ben.post(CONFIRM, link(instance.mails().secret("ben@example.org"), Browser.PASSWORD))
        .expect(201);
    ada.gives(ben.id(), "AD").expect(200);
    var off = Json.object().put("not_activated_user_login", false).build();
    var settings = Json.object().put("notifications_allowed", off).build();
    ada.patch(
            "/api/users/%d/".formatted(ada.id()),
            Json.object().put("email_notification_settings", settings))
        .expect(200);
    signUp(person, NEW, Browser.PASSWORD, ada.invite()).expect(202);
    person.post(CONFIRM, link(instance.mails().secret(NEW), Browser.PASSWORD)).expect(201);
    instance.work();
    assertThat(instance.mails().allTo("ada@example.org")).isEmpty();
    assertThat(instance.mails().lastTo("ben@example.org").subject()).startsWith(NEW);
  }

  @Test
  void when_an_invitation_was_mailed_then_it_proves_the_address() {
    var invitation =
        Json.object().put("role", "AN").put("emails", Json.array(List.of(Json.string(NEW))));
    ada.post("/api/invite/send-email", invitation).expect(200);
    signUp(person, NEW, Browser.PASSWORD, instance.mails().secret(NEW)).expect(201);
    person.get(WHO).expect(200);
  }

  @Test
  void when_many_sign_up_with_one_address_then_five_mails_go_out() {
    for (int i = 0; i < 8; i++) {
      var browser = instance.browser();
      var from = Map.of(Instance.ADDRESS, "198.51.100." + i, "content-type", "application/json");
      browser.get("/api/auth/csrf").expect(200);
      browser
          .send(
              "POST",
              "/api/auth/signup",
              from,
              "{\"email\":\"%s\",\"password\":\"%s\"}".formatted(NEW, Browser.PASSWORD))
          .expect(202);
      instance.work();
    }
    assertThat(instance.mails().allTo(NEW)).hasSize(5);
  }

  @Test
  void when_the_forms_without_script_are_used_then_they_lead_the_same_way() {
    var form = instance.browser();
    form.get("/user/signup").expect(200);
    var fields =
        Map.of(
            "email",
            NEW,
            "password",
            Browser.PASSWORD,
            "csrfmiddlewaretoken",
            String.valueOf(form.cookie("csrftoken")));
    assertThat(form.postForm("/user/signup", fields).expect(202).text()).contains("A link went to");
    instance.work();
    var secret = instance.mails().secret(NEW);
    assertThat(form.get("/user/verify-email?token=" + secret).expect(200).text()).contains(secret);
    var wrong =
        Map.of(
            "token",
            secret,
            "password",
            "not this one",
            "csrfmiddlewaretoken",
            String.valueOf(form.cookie("csrftoken")));
    assertThat(form.postForm("/user/verify-email", wrong).expect(200).text())
        .contains("not the password you signed up with");
    var right =
        Map.of(
            "token",
            secret,
            "password",
            Browser.PASSWORD,
            "csrfmiddlewaretoken",
            String.valueOf(form.cookie("csrftoken")));
    form.postForm("/user/verify-email", right).expect(302);
    form.get(WHO).expect(200);
  }
}
