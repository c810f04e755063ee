package docket.memberships;

import static org.assertj.core.api.Assertions.assertThat;

import docket.domain.json.Json;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
final class ActivityLogTest {
  private static final String LOG = "/api/activity-logs";

  private final Instance instance = Instance.open();
  private final Browser ada = instance.founder("ada@example.org");
  private final Browser manager = ada.invites("ma@example.org", "MA");

  @AfterEach
  void close() {
    instance.close();
  }

  private static Json.Obj envelope(Answer answer) {
    return answer.expect(200).rows().getFirst();
  }

  private static List<Json.Obj> rows(Answer answer) {
    return envelope(answer).array("data").items().stream().map(row -> (Json.Obj) row).toList();
  }

  @Test
  void when_members_act_then_administrators_find_it_by_person_method_and_words() {
    manager.get("/api/workspaces").expect(200);
    manager.post("/api/workspaces", Json.object().put("title", "W")).expect(201);
    var own = rows(ada.get(LOG + "?user=" + manager.id()));
    assertThat(own.getFirst().text("request_url")).isEqualTo("/api/current-user/whoami");
    var made = rows(ada.get(LOG + "?method=POST&search=workspaces&user=" + manager.id()));
    assertThat(made).hasSize(1);
    assertThat(made.getFirst().text("response_code")).isEqualTo("201");
    assertThat(made.getFirst().text("email")).isEqualTo("ma@example.org");
    assertThat(made.getFirst().text("ip_address")).isEqualTo("192.0.2.7");
    assertThat(rows(ada.get(LOG + "?search=workspaces%20AND%20nothing"))).isEmpty();
    assertThat(rows(ada.get(LOG + "?search=nothing%20OR%20workspaces&method=POST"))).hasSize(1);
  }

  @Test
  void when_pages_are_turned_then_each_row_comes_once_and_the_end_is_404() {
    for (int i = 0; i < 40; i++) {
      manager.get("/api/workspaces").expect(200);
    }
    var all = envelope(ada.get(LOG + "?page_size=1000"));
    long total = Answer.number(all, "recordsTotal");
    assertThat(total).isGreaterThan(40);
    var ids = new HashSet<Long>();
    long id = manager.id();
    for (int page = 1; page <= 2; page++) {
      rows(ada.get(LOG + "?page_size=20&search=workspaces&user=" + id + "&page=" + page))
          .forEach(row -> ids.add(Answer.number(row, "id")));
    }
    assertThat(ids).hasSize(40);
    ada.get(LOG + "?page_size=20&page=1000").expect(404);
  }

  @Test
  void when_the_caller_is_no_administrator_or_of_another_organization_then_they_see_nothing() {
    manager.get(LOG).expect(403);
    var eve = instance.founder("eve@example.org");
    eve.get("/api/workspaces").expect(200);
    assertThat(eve.get(LOG).expect(200).text()).doesNotContain("ada@example.org");
    assertThat(ada.get(LOG).expect(200).text()).doesNotContain("eve@example.org");
  }

  @Test
  void when_requests_carry_secrets_then_none_is_noted() {
    ada.patch("/api/organizations/0", Json.object().put("extra_data_on_activity_logs", true))
        .expect(200);
    ada.post("/api/auth/confirm", Json.object().put("password", Browser.PASSWORD)).expect(204);
    ada.get("/api/workspaces?token=verysecret&title=shown").expect(200);
    var told = ada.get(LOG + "?page_size=1000").expect(200).text();
    assertThat(told).doesNotContain(Browser.PASSWORD).doesNotContain("verysecret");
    assertThat(told).contains("title=shown").contains("\"password\":\"***\"");
  }

  @Test
  void when_dates_bound_it_then_only_what_lies_between_is_told() {
    manager.get("/api/workspaces").expect(200);
    ada.get("/api/workspaces").expect(200);
    instance.pass(Duration.ofDays(2));
    ada.get("/api/workspaces?later=1").expect(200);
    var late = rows(ada.get(LOG + "?search=workspaces&start_date=2026-03-02"));
    assertThat(late).hasSize(1);
    var early = rows(ada.get(LOG + "?search=workspaces&end_date=2026-03-02"));
    assertThat(early).hasSize(2);
    ada.get(LOG + "?start_date=never").expect(400);
  }

  @Test
  void when_it_is_downloaded_then_it_is_a_table_without_formulas() {
    ada.get("/api/workspaces?x=%3D1").expect(200);
    var table = ada.get(LOG + "/export").expect(200);
    assertThat(table.header("Content-Type")).startsWith("text/csv");
    assertThat(table.text()).startsWith("datetime,user_id,email").contains("/api/workspaces");
    manager.get(LOG + "/export").expect(403);
  }

  @Test
  void when_somebody_signs_in_or_fails_to_or_refreshes_a_token_then_it_is_noted_as_theirs() {
    var token = manager.post("/api/token").expect(201).string("token");
    instance.client().post("/api/token/refresh", Json.object().put("refresh", token)).expect(200);
    var thief = instance.browser();
    thief.get("/api/auth/csrf").expect(200);
    var wrong = Json.object().put("email", "ma@example.org").put("password", "not this one");
    thief.post("/api/auth/login", wrong).expect(401);
    thief.post("/api/auth/login", wrong.put("email", "nobody@example.org")).expect(401);
    instance.browser().logIn("ma@example.org");
    var told = rows(ada.get(LOG + "?method=POST&user=" + manager.id()));
    assertThat(told)
        .extracting(row -> row.text("request_url") + " " + row.text("response_code"))
        .containsSubsequence(
            "/api/auth/login 200", "/api/auth/login 401", "/api/token/refresh 200");
    assertThat(ada.get(LOG).expect(200).text()).doesNotContain("nobody@example.org");
  }
}
