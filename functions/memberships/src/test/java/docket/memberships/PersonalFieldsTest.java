package docket.memberships;

import static org.assertj.core.api.Assertions.assertThat;

import docket.domain.json.Json;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** What is told of how a person came in, and of what they prefer ({@code lse_fields}). */
@DisplayNameGeneration(ReplaceUnderscores.class)
final class PersonalFieldsTest {
  private static final String CY = "cy@example.org";

  private final Instance instance = Instance.open();
  private final Browser ada = instance.founder("ada@example.org");

  @AfterEach
  void close() {
    instance.close();
  }

  private static Json.Obj fields(Answer answer) {
    return answer.expect(200).object().object("lse_fields");
  }

  private Browser invited() {
    var body = Json.object().put("emails", List.of(CY)).put("role", "AN");
    ada.post("/api/invite/send-email", body).expect(200);
    instance.pass(Duration.ofHours(1));
    return instance.browser().signUp(CY, instance.mails().secret(CY));
  }

  @Test
  void when_somebody_came_in_by_a_mail_then_every_view_says_so() {
    var sent = instance.now();
    var cy = invited();
    for (var told :
        List.of(
            fields(ada.get("/api/users/" + cy.id())),
            fields(cy.get("/api/current-user/whoami")),
            ada.get("/api/organizations/0/memberships?search=cy")
                .expect(200)
                .results()
                .getFirst()
                .object("user")
                .object("lse_fields"))) {
      assertThat(Instant.parse(String.valueOf(told.text("invited_at")))).isEqualTo(sent);
      assertThat(told.get("invited_by")).isEqualTo(Json.of(ada.id()));
      assertThat(told.get("invite_activated")).isEqualTo(Json.bool(true));
      assertThat(told.get("invite_expired")).isEqualTo(Json.bool(false));
      assertThat(Instant.parse(String.valueOf(told.text("invite_expired_at"))))
          .isEqualTo(sent.plus(Duration.ofDays(7)));
    }
  }

  @Test
  void when_a_role_changes_then_the_invitation_is_still_told() {
    var cy = invited();
    ada.gives(cy.id(), "RE").expect(200);
    assertThat(fields(ada.get("/api/users/" + cy.id())).get("invited_by"))
        .isEqualTo(Json.of(ada.id()));
  }

  @Test
  void when_somebody_came_in_otherwise_then_nothing_of_an_invitation_is_told() {
    var ben = ada.invites("ben@example.org", "AN");
    var told = fields(ada.get("/api/users/" + ben.id()));
    for (var name : List.of("invited_at", "invited_by", "invite_activated", "invite_expired")) {
      assertThat(told.get(name)).as(name).isEqualTo(Json.NULL);
    }
  }

  @Test
  void when_a_person_says_what_they_prefer_then_it_is_told_and_stays() {
    var path = "/api/users/%d/".formatted(ada.id());
    var kinds = Json.object().put("notifications_allowed", Json.object().put("x", false)).build();
    var body =
        Json.object()
            .put("onboarding_state", "first_tutorial")
            .put("email_notification_settings", kinds);
    assertThat(fields(ada.patch(path, body)).text("onboarding_state")).isEqualTo("first_tutorial");
    ada.patch(path, Json.object().put("first_name", "Ada")).expect(200);
    var told = fields(ada.get(path));
    assertThat(told.text("onboarding_state")).isEqualTo("first_tutorial");
    assertThat(told.get("email_notification_settings")).isEqualTo(kinds);
    ada.patch(
            path,
            Json.object().put("onboarding_state", null).put("email_notification_settings", null))
        .expect(200);
    assertThat(fields(ada.get(path)).get("onboarding_state")).isEqualTo(Json.NULL);
    assertThat(fields(ada.get(path)).get("email_notification_settings"))
        .isEqualTo(Json.EMPTY_OBJECT);
  }

  @Test
  void when_a_preference_is_none_then_400_and_nothing_changes() {
    var path = "/api/users/%d/".formatted(ada.id());
    var wrong = Json.object().put("onboarding_state", "lost").put("first_name", "X");
    assertThat(ada.patch(path, wrong).expect(400).complaint("onboarding_state")).isNotBlank();
    ada.patch(path, Json.object().put("email_notification_settings", List.of(1))).expect(400);
    ada.patch(
            path,
            Json.object()
                .put("email_notification_settings", Json.object().put("a", "b".repeat(5_000))))
        .expect(400);
    assertThat(ada.get(path).string("first_name")).isEmpty();
  }
}
