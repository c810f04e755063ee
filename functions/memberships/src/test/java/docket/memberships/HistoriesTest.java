package docket.memberships;

import static org.assertj.core.api.Assertions.assertThat;

import docket.domain.json.Json;
import docket.engines.dynamodb.Fault;
import docket.engines.dynamodb.Operation;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
final class HistoriesTest extends HistoryCase {
  private static final String MEMBERS = "/api/fsm/organizations/0/membership-history/";
  private static final String SETTINGS = "/api/fsm/organizations/0/settings-history/";

  @Nested
  class given_members_of_an_organization {
    @Test
    void when_somebody_comes_changes_goes_and_returns_then_each_step_is_told_the_latest_first() {
      var ben = member("ben@example.org", "AN");
      long id = ben.id();
      ada.gives(id, "RE").expect(200);
      later();
      ada.gives(id, "RE").expect(200); // nothing changes
      ada.gives(id, "DI").expect(200);
      later();
      ada.gives(id, "AN").expect(200);
      later();
      ada.delete("/api/organizations/0/memberships/" + id).expect(204);
      ada.delete("/api/organizations/0/memberships/" + id).expect(404);
      later();
      instance.browser().signUpAgainBy("ben@example.org", ada.invite()).expect(201);
      var told = told(MEMBERS);
      assertThat(names(told))
          .containsExactly(
              "returned",
              "removed",
              "reactivated",
              "deactivated",
              "role_changed",
              "activated",
              "joined",
              "founded");
      assertThat(told.results().stream().map(row -> row.text("state")))
          .containsExactly("NO", "DELETED", "AN", "DI", "RE", "AN", "NO", "OW");
      assertThat(told.results().stream().map(row -> row.text("previous_state")))
          .containsExactly("DELETED", "AN", "DI", "RE", "AN", "NO", null, null);
      var change = told.results().get(4);
      assertThat(change.object("triggered_by").text("email")).isEqualTo("ada@example.org");
      assertThat(change.object("context_data").fields())
          .containsEntry("user_id", Json.of(id))
          .containsEntry("role", Json.of("RE"))
          .containsEntry("previous_role", Json.of("AN"))
          .containsEntry("user_type", Json.of("standard"))
          .containsEntry("source", Json.of("manual"));
      var joined = told.results().get(6);
      assertThat(joined.object("triggered_by").get("id")).isEqualTo(Json.of(id));
      assertThat(joined.text("reason")).isEqualTo("By the organization's link");
    }

    @Test
    void when_somebody_is_invited_by_mail_then_the_invitation_and_the_joining_are_told() {
      later();
      var invitation = Json.object().put("emails", List.of("cy@example.org")).put("role", "RE");
      ada.post("/api/invite/send-email", invitation).expect(200);
      later();
      ada.post("/api/invite/revoke", Json.object().put("email", "cy@example.org")).expect(200);
      later();
      ada.post("/api/invite/send-email", invitation).expect(200);
      later();
      var secret = instance.mails().secret("cy@example.org");
      instance.browser().signUp("cy@example.org", secret);
      var told = told(MEMBERS);
      assertThat(names(told))
          .containsExactly("joined", "invited", "invitation_revoked", "invited", "founded");
      var joined = told.results().getFirst();
      assertThat(joined.text("previous_state")).isEqualTo("INVITED");
      assertThat(joined.object("context_data").get("invited_by")).isEqualTo(Json.of(ada.id()));
      assertThat(told.text()).doesNotContain(secret);
    }

    @Test
    void when_an_account_is_made_for_somebody_then_who_made_it_is_told() {
      later();
      ada.post("/api/users", Json.object().put("email", "cy@example.org").put("username", "cy"))
          .expect(201);
      var row = told(MEMBERS).results().getFirst();
      assertThat(row.text("transition_name")).isEqualTo("joined");
      assertThat(row.object("triggered_by").get("id")).isEqualTo(Json.of(ada.id()));
    }

    @Test
    void when_filters_are_given_then_they_hold() {
      var ben = member("ben@example.org", "AN");
      var cut = instance.now();
      var cy = member("cy@example.org", "RE");
      assertThat(names(MEMBERS + "?user_id=" + ben.id())).containsExactly("activated", "joined");
      assertThat(names(MEMBERS + "?since=" + cut))
          .containsExactly("activated", "joined")
          .hasSize((int) count(MEMBERS + "?since=" + cut));
      assertThat(names(MEMBERS + "?until=" + cut.minusSeconds(60)))
          .containsExactly("activated", "joined", "founded");
      assertThat(names(MEMBERS + "?since=%s&user_id=%d".formatted(cut, ben.id()))).isEmpty();
      assertThat(names(MEMBERS + "?since=%s&until=%s".formatted(cut, cut.minusSeconds(1))))
          .isEmpty();
      assertThat(names(MEMBERS + "?source=manual")).hasSize(5);
      assertThat(names(MEMBERS + "?source=scim")).isEmpty();
      assertThat(names(MEMBERS + "?user_type=standard")).hasSize(5);
      assertThat(names(MEMBERS + "?user_type=flex")).isEmpty();
      assertThat(names(MEMBERS + "?ordering=created_at&user_id=" + cy.id()))
          .containsExactly("joined", "activated");
      assertThat(names(MEMBERS + "?since=1900-01-01&until=9999-12-31")).hasSize(5);
    }

    @Test
    void when_what_is_asked_for_is_none_then_400() {
      for (var query :
          List.of(
              "user_id=x",
              "user_type=boss",
              "source=x",
              "since=soon",
              "until=x",
              "ordering=reason",
              "ordering=triggered_by__password")) {
        ada.get(MEMBERS + "?" + query).expect(400);
      }
      ada.get(SETTINGS + "?kind=oidc").expect(400);
      ada.get(MEMBERS + "?page=0").expect(404);
      ada.get(MEMBERS + "?page=2").expect(200);
      ada.get(MEMBERS + "?page=3").expect(404);
      ada.get(MEMBERS + "?page=2147483647").expect(404);
    }

    @Test
    void when_it_is_paged_then_every_row_comes_once() {
      for (int i = 0; i < 3; i++) {
        member("m%d@example.org".formatted(i), "AN");
      }
      var ids = new HashSet<String>();
      var path = MEMBERS + "?page_size=3";
      for (int page = 1; page <= 3; page++) {
        var answer = told(path + "&page=" + page);
        assertThat(Answer.number(answer.object(), "count")).isEqualTo(7);
        answer.results().forEach(row -> assertThat(ids.add(row.text("id"))).isTrue());
        assertThat(answer.object().get("next") instanceof Json.Str).isEqualTo(page < 3);
        assertThat(answer.object().get("previous") instanceof Json.Str).isEqualTo(page > 1);
      }
      assertThat(ids).hasSize(7);
      var filtered = MEMBERS + "?page_size=2&source=manual&page=";
      var walked = new ArrayList<String>();
      for (int page = 1; page <= 4; page++) {
        walked.addAll(told(filtered + page).results().stream().map(row -> row.text("id")).toList());
      }
      assertThat(walked).containsExactlyInAnyOrderElementsOf(ids);
    }

    @Test
    void when_two_change_the_same_member_at_once_then_one_row_tells_of_the_one_that_held()
        throws Exception {
      var ben = member("ben@example.org", "AN");
      var eve = member("eve@example.org", "AD");
      long id = ben.id();
      int answered = 0;
      try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
        Callable<Integer> first = () -> ada.gives(id, "RE").status();
        Callable<Integer> second = () -> eve.gives(id, "MA").status();
        for (var status : threads.invokeAll(List.of(first, second))) {
          assertThat(status.get()).isIn(200, 409);
          answered += status.get() == 200 ? 1 : 0;
        }
      }
      var rows = told(MEMBERS + "?user_id=" + id).results();
      assertThat(rows).hasSize(2 + answered);
      var role = ada.get("/api/organizations/0/memberships/" + id).string("role");
      assertThat(rows.stream().map(row -> row.text("state"))).contains(role);
    }

    @Test
    void when_a_rival_is_faster_then_only_the_rivals_change_is_told() {
      var ben = member("ben@example.org", "AN");
      long id = ben.id();
      instance
          .store()
          .faults()
          .add(
              Fault.before(() -> ada.gives(id, "MA").expect(200))
                  .on(Operation.TRANSACT_WRITE_ITEMS)
                  .times(1));
      ada.gives(id, "RE").expect(409);
      var rows = told(MEMBERS + "?user_id=" + id).results();
      assertThat(rows.getFirst().text("state")).isEqualTo("MA");
      assertThat(rows).hasSize(3);
    }
  }

  @Nested
  class given_settings_of_an_organization {
    @Test
    void when_they_change_then_names_and_plain_values_are_told_and_no_secret() {
      ada.patch("/api/organizations/0", Json.object().put("title", "Ours")).expect(200);
      later();
      ada.patch("/api/organizations/0", Json.object().put("title", "Ours")).expect(200);
      ada.patch("/api/organizations/0/set-default-role", Json.object().put("default_role", "AN"))
          .expect(200);
      later();
      ada.patch(
              "/api/organizations/0",
              Json.object()
                  .put("contact_info", "us@example.org")
                  .put("embed_settings", Json.object().put("public_verify_key", "abc")))
          .expect(200);
      later();
      ada.patch("/api/session-policy", Json.object().put("max_session_age", 600)).expect(200);
      later();
      ada.post("/api/jwt/settings", Json.object().put("api_token_ttl_days", 30)).expect(200);
      later();
      ada.post(
              "/api/organizations/0/permissions",
              Json.object().put("permission", "ai.assistant").put("roles", List.of("MA")))
          .expect(200);
      later();
      var old = ada.invite();
      ada.post("/api/invite/reset-token").expect(201);
      var told = told(SETTINGS);
      assertThat(names(told))
          .containsExactly(
              "invite_link_reset",
              "permissions_changed",
              "token_settings_changed",
              "session_policy_changed",
              "settings_changed",
              "default_role_changed",
              "title_changed");
      var title = told.results().getLast();
      assertThat(title.object("context_data").object("before").text("title"))
          .isEqualTo("ada@example.org");
      assertThat(title.object("context_data").object("after").text("title")).isEqualTo("Ours");
      var several = told.results().get(4).object("context_data");
      assertThat(several.array("changed"))
          .isEqualTo(Json.of(List.of("contact_info", "embed_settings")));
      assertThat(several.object("after").fields()).containsOnlyKeys("contact_info");
      var permission = told.results().get(1).object("context_data").object("after");
      assertThat(permission.object("permissions").get("ai.assistant"))
          .isEqualTo(Json.of(List.of("MA")));
      assertThat(told.text()).doesNotContain(old).doesNotContain(ada.invite());
      assertThat(names(SETTINGS + "?kind=saml")).isEmpty();
      assertThat(names(SETTINGS + "?kind=scim")).isEmpty();
    }

    @Test
    void when_a_rival_is_faster_then_only_the_rivals_change_is_told() {
      instance
          .store()
          .faults()
          .add(
              Fault.before(() ->
                      ada.patch("/api/organizations/0", Json.object().put("title", "B"))
                          .expect(200))
                  .on(Operation.TRANSACT_WRITE_ITEMS)
                  .times(1));
      ada.patch("/api/organizations/0", Json.object().put("title", "A")).expect(409);
      assertThat(told(SETTINGS).results())
          .singleElement()
          .satisfies(row ->
              assertThat(row.object("context_data").object("after").text("title")).isEqualTo("B"));
    }

    @Test
    void when_what_is_on_is_turned_on_again_then_nothing_is_told() {
      var on = Json.object().put("custom_scripts_enabled", true);
      ada.patch("/api/organizations/0", on).expect(200);
      later();
      ada.patch("/api/organizations/0", on).expect(200);
      assertThat(names(SETTINGS)).containsExactly("settings_changed");
      ada.patch("/api/organizations/0", Json.object().put("custom_scripts_enabled", false))
          .expect(200);
      assertThat(names(SETTINGS)).hasSize(2);
    }
  }

  private long count(String path) {
    return Answer.number(told(path).object(), "count");
  }
}
