package docket.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import docket.domain.json.Json;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Mail that the edition for one machine keeps: for the organization's administrators alone. */
@ExtendWith(House.Shared.class)
class OutboxTest {
  private static String invite(House house, String email) {
    var body =
        Json.object()
            .put("emails", Json.array(List.of(Json.string(email))))
            .put("role", "AN")
            .put("workspaces", Json.EMPTY_ARRAY)
            .build();
    house.owner().post("/api/invite/send-email", body).expect(200);
    var mails = (Json.Arr) house.owner().get("/api/outbox").expect(200).body();
    var newest = (Json.Obj) mails.items().getFirst();
    assertThat(newest.text("to")).isEqualTo(email);
    return String.valueOf(newest.text("id"));
  }

  @Test
  void when_somebody_is_invited_then_the_mail_is_shown_as_a_page_that_can_do_nothing(House house) {
    var answer =
        house.owner().get("/api/outbox/" + invite(house, "new@example.org")).expect(200).raw();
    assertThat(new String(answer.body(), StandardCharsets.UTF_8))
        .startsWith("<!DOCTYPE html>")
        .contains("/user/signup/?token=");
    assertThat(answer.headers().firstValue("Content-Type").orElse("")).startsWith("text/html");
    assertThat(answer.headers().firstValue("Content-Security-Policy").orElse(""))
        .contains("default-src 'none'", "; sandbox;", "frame-ancestors 'self'")
        .doesNotContain("allow-", "script-src");
    assertThat(answer.headers().allValues("X-Frame-Options")).containsExactly("SAMEORIGIN");
  }

  @Test
  void when_others_ask_for_it_then_it_is_kept_from_them(House house) {
    var path = "/api/outbox/" + invite(house, "private@example.org");
    var manager = house.owner().colleague("manager-of-mail@example.org", "MA");
    manager.get("/api/outbox").expect(403);
    manager.get(path).expect(403);
    house.stranger().get(path).expect(404);
    assertThat(((Json.Arr) house.stranger().get("/api/outbox").expect(200).body()).items())
        .noneMatch(mail -> "private@example.org".equals(((Json.Obj) mail).text("to")));
  }

  @ParameterizedTest
  @ValueSource(strings = {"0-0", "x", "..%2Fsettings", "1-1.json", "1-1%00"})
  void when_the_id_names_no_mail_then_there_is_none(String id, House house) {
    assertThat(house.owner().get("/api/outbox/" + id).status()).isIn(400, 404);
  }
}
