package docket.memberships;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import docket.domain.json.Json;
import docket.engines.dynamodb.Fault;
import docket.engines.dynamodb.Operation;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
final class PasswordResetTest {
  private static final String MANAGER = "ma@example.org";
  private static final String CONFIRM = "/api/auth/password-reset/confirm";

  private final Instance instance = Instance.open();
  private final Browser ada = instance.founder("ada@example.org");
  private final Browser manager = ada.invites(MANAGER, "MA");
  private final Browser person = instance.browser();

  @BeforeEach
  void open() {
    person.get("/api/auth/csrf").expect(200);
  }

  @AfterEach
  void close() {
    instance.close();
  }

  private void ask(Browser person, String email) {
    person.post("/api/auth/password-reset", Json.object().put("email", email)).expect(204);
    instance.work();
  }

  @Test
  void when_a_password_is_forgotten_then_the_mailed_link_sets_a_new_one_once() {
    ask(person, MANAGER);
    ask(person, "nobody@example.org");
    assertThat(instance.mails().allTo(MANAGER)).hasSize(1);
    var secret = instance.mails().secret(MANAGER);
    var body = Json.object().put("token", secret).put("password", "another good secret");
    person.post(CONFIRM, Json.object().put("token", secret).put("password", "short")).expect(400);
    person.post(CONFIRM, body).expect(204);
    person.post(CONFIRM, body).expect(400);
    manager.get("/api/current-user/whoami").expect(401);
    var login = Json.object().put("email", MANAGER).put("password", "another good secret");
    person.post("/api/auth/login", login).expect(200);
  }

  @Test
  void
      when_a_reset_is_asked_for_again_and_again_then_five_mails_go_out_and_the_answer_is_the_same() {
    for (int i = 0; i < 8; i++) {
      ask(person, MANAGER);
    }
    assertThat(instance.mails().allTo(MANAGER)).hasSize(5);
    instance.pass(Duration.ofMinutes(16));
    ask(person, MANAGER);
    assertThat(instance.mails().allTo(MANAGER)).hasSize(6);
  }

  @Test
  void when_a_reset_is_too_old_or_the_password_changed_since_then_it_is_dead() {
    ask(person, MANAGER);
    var first = instance.mails().secret(MANAGER);
    ask(person, MANAGER);
    var second = instance.mails().secret(MANAGER);
    var body = Json.object().put("password", "another good secret");
    person.post(CONFIRM, body.put("token", second)).expect(204);
    person
        .post(CONFIRM, Json.object().put("password", "a third good secret").put("token", first))
        .expect(400);
    ask(person, MANAGER);
    instance.pass(Duration.ofMinutes(61));
    person
        .post(
            CONFIRM,
            Json.object()
                .put("password", "a third good secret")
                .put("token", instance.mails().secret(MANAGER)))
        .expect(400);
  }

  @Test
  void
      when_it_is_asked_for_then_known_and_unknown_addresses_cost_the_same_and_nothing_is_mailed_yet() {
    var known = Json.object().put("email", MANAGER);
    var unknown = Json.object().put("email", "nobody@example.org");
    var first = person.post("/api/auth/password-reset", known).expect(204);
    var second = person.post("/api/auth/password-reset", unknown).expect(204);
    assertThat(first.headers()).isEqualTo(second.headers()).doesNotContainKey("Docket-Units");
    assertThat(instance.mails().sent()).isEmpty();
  }

  @Test
  void when_two_use_a_link_at_once_then_one_of_them_chooses() {
    ask(person, MANAGER);
    var secret = instance.mails().secret(MANAGER);
    var rivals = Json.object().put("token", secret).put("password", "the good secret of a rival");
    var rival = instance.browser();
    rival.get("/api/auth/csrf").expect(200);
    instance
        .store()
        .faults()
        .add(
            Fault.before(() -> rival.post(CONFIRM, rivals).expect(204))
                .on(Operation.TRANSACT_WRITE_ITEMS)
                .times(1));
    var own = Json.object().put("token", secret).put("password", "another good secret");
    person.post(CONFIRM, own.put("revoke_tokens", true)).expect(400);
    var login = Json.object().put("email", MANAGER);
    person.post("/api/auth/login", login.put("password", "another good secret")).expect(401);
    rival.post("/api/auth/login", login.put("password", "the good secret of a rival")).expect(200);
  }

  @Test
  void when_nobody_takes_the_mail_then_it_is_tried_again() {
    instance.mails().breakDown();
    person.post("/api/auth/password-reset", Json.object().put("email", MANAGER)).expect(204);
    assertThatThrownBy(instance::work).hasMessageContaining("work failed");
  }
}
