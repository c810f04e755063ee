package docket.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import docket.domain.id.UserId;
import docket.domain.json.Json;
import docket.embedded.Still.Browser;
import docket.embedded.Still.User;
import docket.store.access.PasswordResets;
import docket.store.access.Secrets;
import docket.store.access.Users;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** Somebody chooses a new password, and the product dies at any write of it. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class PasswordCrashTest extends CrashTest {
  private static final String CHOSEN = "a quite different secret";

  @BeforeAll
  static void start() {
    var legacy = Json.object().put("legacy_api_tokens_enabled", true).put("api_token_ttl_days", 9);
    owner.post("/api/jwt/settings", legacy.build()).expect(200);
  }

  /** Somebody with a link to choose a password, and with tokens that scripts hold. */
  private record Forgetful(User user, Browser browser, String legacy, String secret) {
    static Forgetful fresh() {
      var email = "forgetful%d@example.org".formatted(NAMES.incrementAndGet());
      var user = owner.colleague(email, "AN");
      Browser browser = product.new Browser();
      browser.post("/api/auth/login", Still.credentials(email)).expect(200);
      var legacy = browser.get("/api/current-user/token").expect(200).text("token");
      return new Forgetful(user, browser, legacy, link(new UserId(user.id())));
    }

    private static String link(UserId user) {
      var secret = Secrets.random();
      product
          .bean(PasswordResets.class)
          .store(
              new PasswordResets.Reset(
                  Secrets.hash(secret),
                  user,
                  product.bean(Users.class).secrets(user).passwordHash(),
                  Instant.now().plus(Duration.ofMinutes(5))));
      return secret;
    }

    void choose(boolean revokes) {
      Browser stranger = product.new Browser();
      var form =
          Json.object()
              .put("token", secret)
              .put("password", CHOSEN)
              .put("revoke_tokens", revokes)
              .build();
      assertThat(stranger.post("/api/auth/password-reset/confirm", form).status())
          .isIn(204, 400); // 400 where it was done and only the answer got lost
    }

    int legacyStatus() {
      var header = Map.of("authorization", "Token " + legacy);
      return product.send("GET", "/api/current-user/whoami", header, new byte[0]).status();
    }

    int personalStatus() {
      var body = Json.object().put("refresh", user.refresh()).build();
      Browser stranger = product.new Browser();
      return stranger.post("/api/token/refresh", body).status();
    }

    void hasTheChosenPassword() {
      Browser again = product.new Browser();
      again.post("/api/auth/login", Still.credentials(user.email())).expect(401);
      var chosen = Json.object().put("email", user.email()).put("password", CHOSEN).build();
      again.post("/api/auth/login", chosen).expect(200);
      browser.get("/api/current-user/whoami").expect(401);
      user.get("/api/current-user/whoami").expect(401);
      Browser stranger = product.new Browser();
      var form = Json.object().put("token", secret).put("password", "yet another long one").build();
      stranger.post("/api/auth/password-reset/confirm", form).expect(400);
    }
  }

  @Test
  void when_a_password_is_chosen_and_tokens_are_revoked_then_the_old_ones_are_all_dead() {
    sweep.over(
        Forgetful::fresh,
        person -> person.choose(true),
        person -> {
          person.hasTheChosenPassword();
          assertThat(person.legacyStatus()).isEqualTo(401);
          assertThat(person.personalStatus()).isEqualTo(401);
        });
  }

  @Test
  void when_a_password_is_chosen_and_tokens_are_kept_then_scripts_go_on() {
    sweep.over(
        Forgetful::fresh,
        person -> person.choose(false),
        person -> {
          person.hasTheChosenPassword();
          assertThat(person.legacyStatus()).isEqualTo(200);
          assertThat(person.personalStatus()).isEqualTo(200);
        });
  }
}
