package docket.memberships;

import static org.assertj.core.api.Assertions.assertThat;

import docket.domain.json.Json;
import docket.engines.dynamodb.Fault;
import docket.engines.dynamodb.Operation;
import docket.platform.access.OneTimeLinks;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
final class InvitationsTest {
  private static final String SEND = "/api/invite/send-email";
  private static final String NEW = "new@example.org";

  private final Instance instance = Instance.closed();
  private final Browser ada = founder();
  private final Browser manager = ada.invites("ma@example.org", "MA");

  private Browser founder() {
    var link = instance.bean(OneTimeLinks.class).setUp(Duration.ofHours(1));
    return instance.browser().signUp("ada@example.org", link.substring(link.indexOf("token=") + 6));
  }

  @AfterEach
  void close() {
    instance.close();
  }

  private static Json.ObjectBuilder invitation(String email, @Nullable String role) {
    return Json.object().put("emails", List.of(email)).put("role", role);
  }

  private long workspace(Browser by) {
    return by.post("/api/workspaces", Json.object().put("title", "W")).expect(201).id();
  }

  @Test
  void when_somebody_is_invited_then_the_link_lets_them_in_once_with_role_and_places() {
    long space = workspace(ada);
    ada.post(SEND, invitation(NEW, "RE").put("workspaces", List.of(space))).expect(200);
    assertThat(ada.get("/api/invites").expect(200).rows()).hasSize(1);
    var secret = instance.mails().secret(NEW);
    var described = instance.browser().get("/api/auth/invitation?token=" + secret).expect(200);
    assertThat(described.string("email")).isEqualTo(NEW);
    var person = instance.browser().signUp(NEW, secret);
    assertThat(
            person
                .get("/api/current-user/whoami")
                .object()
                .object("organization_membership")
                .text("role"))
        .isEqualTo("RE");
    assertThat(person.get("/api/workspaces").expect(200).rows()).hasSize(1);
    assertThat(ada.get("/api/invites").expect(200).rows()).isEmpty();
    instance.browser().signUpAgainBy("other@example.org", secret).expect(403);
  }

  @Test
  void when_another_address_uses_the_link_then_it_is_refused_and_stays_open() {
    ada.post(SEND, invitation(NEW, "AN")).expect(200);
    var secret = instance.mails().secret(NEW);
    assertThat(
            instance
                .browser()
                .signUpAgainBy("eve@example.org", secret)
                .expect(400)
                .complaint("email"))
        .contains("another address");
    instance.browser().signUp(NEW, secret);
  }

  @Test
  void when_it_is_sent_again_or_taken_back_or_too_old_then_the_old_link_is_dead() {
    ada.post(SEND, invitation(NEW, "AN")).expect(200);
    var first = instance.mails().secret(NEW);
    ada.post(SEND, invitation(NEW, "RE")).expect(200);
    instance.browser().signUpAgainBy(NEW, first).expect(403);
    var second = instance.mails().secret(NEW);
    ada.post("/api/invite/revoke", Json.object().put("email", NEW)).expect(200);
    instance.browser().signUpAgainBy(NEW, second).expect(403);
    ada.post("/api/invite/revoke", Json.object().put("email", NEW)).expect(404);
    ada.post(SEND, invitation(NEW, "AN")).expect(200);
    instance.pass(Duration.ofDays(7));
    instance.browser().signUpAgainBy(NEW, instance.mails().secret(NEW)).expect(403);
    assertThat(
            ada.logIn("ada@example.org")
                .get("/api/invites")
                .expect(200)
                .rows()
                .getFirst()
                .text("email"))
        .isEqualTo(NEW);
  }

  @Test
  void when_the_organizations_own_link_is_opened_then_it_says_where_it_leads() {
    var token = ada.get("/api/invite").expect(200).string("token");
    var described = instance.browser().get("/api/auth/invitation?token=" + token).expect(200);
    assertThat(described.string("organization")).isNotBlank();
    assertThat(described.object().get("email")).isEqualTo(Json.NULL);
    instance.browser().get("/api/auth/invitation?token=made-up").expect(404);
  }

  @Test
  void when_two_accept_at_once_then_one_joins() throws Exception {
    ada.post(SEND, invitation(NEW, "AN")).expect(200);
    var secret = instance.mails().secret(NEW);
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      Callable<Integer> accept = () -> instance.browser().signUpAgainBy(NEW, secret).status();
      var answers = threads.invokeAll(List.of(accept, accept, accept));
      long joined = 0;
      for (var answer : answers) {
        joined += answer.get() == 201 ? 1 : 0;
      }
      assertThat(joined).isGreaterThanOrEqualTo(1);
    }
    assertThat(ada.get("/api/organizations/0/memberships?search=new@").results()).hasSize(1);
  }

  @Test
  void when_a_rival_invites_the_same_address_in_between_then_409_and_one_link_lives() {
    instance
        .store()
        .faults()
        .add(
            Fault.before(() -> manager.post(SEND, invitation(NEW, "RE")).expect(200))
                .on(Operation.TRANSACT_WRITE_ITEMS)
                .times(1));
    assertThat(ada.post(SEND, invitation(NEW, "AN")).expect(409).detail())
        .contains("at the same time");
    assertThat(instance.mails().sent()).hasSize(1);
    var person = instance.browser().signUp(NEW, instance.mails().secret(NEW));
    assertThat(
            person
                .get("/api/current-user/whoami")
                .object()
                .object("organization_membership")
                .text("role"))
        .isEqualTo("RE");
  }

  @Test
  void when_an_invitation_is_sent_anew_while_it_is_taken_back_then_409_and_it_stays() {
    ada.post(SEND, invitation(NEW, "AN")).expect(200);
    instance
        .store()
        .faults()
        .add(
            Fault.before(() -> ada.post(SEND, invitation(NEW, "RE")).expect(200))
                .on(Operation.TRANSACT_WRITE_ITEMS)
                .times(1));
    var revoke = Json.object().put("email", NEW);
    assertThat(manager.post("/api/invite/revoke", revoke).expect(404).status()).isEqualTo(404);
    assertThat(ada.post("/api/invite/revoke", revoke).expect(409).detail())
        .contains("at the same time");
    instance.browser().signUp(NEW, instance.mails().secret(NEW));
  }

  @Test
  void when_roles_are_out_of_reach_then_400_or_403_and_nothing_is_sent() {
    for (var role : List.of("OW", "NO", "DI", "XX")) {
      ada.post(SEND, invitation(NEW, role)).expect(400);
    }
    ada.post(SEND, invitation(NEW, null)).expect(400);
    ada.post(SEND, invitation(NEW, "AN").put("user_type", "viewonly")).expect(400);
    manager.post(SEND, invitation(NEW, "AD")).expect(400);
    manager.post(SEND, invitation(NEW, "MA")).expect(400);
    manager
        .post(SEND, invitation(NEW, "AN").put("workspaces", List.of(workspace(ada))))
        .expect(403);
    ada.post(SEND, invitation("ma@example.org", "AN")).expect(400);
    ada.invites("an@example.org", "AN").post(SEND, invitation(NEW, "AN")).expect(403);
    assertThat(instance.mails().sent()).isEmpty();
    manager
        .post(SEND, invitation(NEW, "RE").put("workspaces", List.of(workspace(manager))))
        .expect(200);
  }

  @Test
  void when_somebody_has_an_account_elsewhere_then_they_accept_signed_in() {
    ada.post(SEND, invitation(NEW, "AN")).expect(200);
    var person = instance.browser().signUp(NEW, instance.mails().secret(NEW));
    long id = person.id();
    ada.delete("/api/organizations/0/memberships/" + id).expect(204);
    ada.post(SEND, invitation(NEW, "RE")).expect(200);
    var secret = instance.mails().secret(NEW);
    var back = instance.browser().signUp(NEW, secret); // their password proves them
    assertThat(back.id()).isEqualTo(id);
    assertThat(
            back.get("/api/current-user/whoami")
                .object()
                .object("organization_membership")
                .text("role"))
        .isEqualTo("RE");
    manager.post("/api/auth/accept-invitation", Json.object().put("token", secret)).expect(403);
  }

  @Test
  void when_a_viewer_is_invited_then_they_read_and_nothing_else() {
    ada.post(SEND, Json.object().put("emails", List.of(NEW)).put("user_type", "viewonly"))
        .expect(200);
    var viewer = instance.browser().signUp(NEW, instance.mails().secret(NEW));
    viewer.get("/api/projects").expect(404);
    viewer.post("/api/token").expect(403);
    var own = viewer.get("/api/current-user/whoami").expect(200);
    assertThat(own.string("email")).isEqualTo(NEW);
    assertThat(own.object().object("active_organization_meta").text("email")).isEmpty();
    assertThat(viewer.get("/api/users").expect(200).text()).doesNotContain("ada@example.org");
    var row = ada.gives(viewer.id(), "AN").expect(200).object();
    assertThat(row.text("user_type")).isEqualTo("standard");
  }

  @Test
  void when_no_mail_goes_out_then_the_inviter_gets_the_link() {
    instance.mails().breakDown();
    var sent = ada.post(SEND, invitation(NEW, "AN")).expect(200).object();
    var link = ((Json.Obj) sent.array("invitations").items().getFirst()).text("invite_url");
    assertThat(link).startsWith(Instance.ORIGIN + "/user/signup/?token=");
  }
}
