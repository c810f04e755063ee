package docket.memberships;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import docket.domain.json.Json;
import docket.engines.dynamodb.Fault;
import docket.engines.dynamodb.Operation;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.Date;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
final class TokensTest {
  private static final String WHO = "/api/current-user/whoami";

  private final Instance instance = Instance.open();
  private final Browser ada = instance.founder("ada@example.org");

  @AfterEach
  void close() {
    instance.close();
  }

  private String refreshToken() {
    return ada.post("/api/token/").expect(201).string("token");
  }

  private Answer trade(String refresh) {
    return instance.client().post("/api/token/refresh/", Json.object().put("refresh", refresh));
  }

  private Client bearing(String access) {
    return instance.client("Authorization", "Bearer " + access);
  }

  private void settings(String name, boolean on) {
    ada.post("/api/jwt/settings", Json.object().put(name, on).put("api_token_ttl_days", 30))
        .expect(200);
  }

  @Nested
  class given_a_personal_access_token {
    private final String refresh = refreshToken();
    private final String access = trade(refresh).expect(200).string("access");

    @Test
    void when_it_is_traded_then_the_access_token_opens_the_api_without_cookies() {
      var answer = bearing(access).get(WHO).expect(200);
      assertThat(answer.string("email")).isEqualTo("ada@example.org");
      assertThat(answer.cookies()).isEmpty();
      instance.client("X-Api-Key", access).get(WHO).expect(200);
      bearing(access).post("/api/workspaces", Json.object().put("title", "By program")).expect(201);
    }

    @Test
    void when_its_claims_are_read_then_clients_find_what_they_look_for() {
      var payload =
          new String(
              Base64.getUrlDecoder().decode(refresh.split("\\.", 3)[1]), StandardCharsets.UTF_8);
      assertThat(payload)
          .contains("\"token_type\":\"refresh\"")
          .contains("\"exp\":")
          .contains("\"user_id\":")
          .contains("\"jti\":");
      assertThat(refresh.split("\\.", 3)[2]).hasSize(43);
    }

    @Test
    void when_another_one_is_asked_for_then_409_and_the_list_hides_the_signature() {
      assertThat(ada.post("/api/token").expect(409).detail())
          .startsWith("You already have a valid token");
      var rows = ada.get("/api/token").expect(200).rows();
      assertThat(rows).hasSize(1);
      assertThat(rows.getFirst().text("token"))
          .isEqualTo(refresh.substring(0, refresh.lastIndexOf('.')));
    }

    @Test
    void when_two_are_made_at_once_then_the_second_is_refused() {
      var ben = instance.founder("ben@example.org");
      var rival =
          Fault.before(() -> ben.post("/api/token").expect(201))
              .on(Operation.TRANSACT_WRITE_ITEMS)
              .times(1);
      instance.store().faults().add(rival);
      ben.post("/api/token").expect(409);
      assertThat(ben.get("/api/token").rows()).hasSize(1);
    }

    @Test
    void when_it_is_rotated_then_the_old_one_and_its_access_tokens_stop() {
      var fresh =
          ada.post("/api/token/rotate", Json.object().put("refresh", refresh))
              .expect(200)
              .string("refresh");

      assertThat(trade(refresh).expect(401).string("code")).isEqualTo("token_not_valid");
      bearing(access).get(WHO).expect(401);
      bearing(trade(fresh).expect(200).string("access")).get(WHO).expect(200);
      ada.post("/api/token/rotate", Json.object().put("refresh", refresh)).expect(400);
      assertThat(ada.get("/api/token").rows()).hasSize(1);
    }

    @Test
    void when_it_is_revoked_whole_or_as_shown_then_it_is_dead_and_a_second_time_unknown() {
      var shown = Json.object().put("refresh", refresh.substring(0, refresh.lastIndexOf('.')));
      ada.post("/api/token/blacklist", shown).expect(204);
      ada.post("/api/token/blacklist", Json.object().put("refresh", refresh)).expect(404);
      bearing(access).get(WHO).expect(401);
      trade(refresh).expect(401);
      assertThat(ada.get("/api/token").rows()).isEmpty();
      var next = refreshToken();
      ada.post("/api/token/blacklist", Json.object().put("refresh", next)).expect(204);
    }

    @Test
    void when_somebody_else_rotates_or_revokes_it_then_it_is_as_unknown_to_them() {
      var ben = instance.founder("ben@example.org");
      ben.post("/api/token/rotate", Json.object().put("refresh", refresh)).expect(400);
      ben.post("/api/token/blacklist", Json.object().put("refresh", refresh)).expect(404);
      ben.post(
              "/api/token/blacklist",
              Json.object().put("refresh", refresh.substring(0, refresh.lastIndexOf('.'))))
          .expect(404);
      trade(refresh).expect(200);
    }

    @Test
    void when_a_kind_is_taken_for_the_other_then_401() {
      bearing(refresh).get(WHO).expect(401);
      trade(access).expect(401);
      instance.client("Authorization", "Token " + access).get(WHO).expect(401);
    }

    @Test
    void when_the_access_token_is_older_than_its_life_then_401() {
      instance.pass(Duration.ofSeconds(309));
      bearing(access).get(WHO).expect(200);
      instance.pass(Duration.ofSeconds(2));
      assertThat(bearing(access).get(WHO).expect(401).string("code")).isEqualTo("token_not_valid");
    }

    @Test
    void when_the_signature_is_cut_or_filled_then_401() {
      var shown = refresh.substring(0, refresh.lastIndexOf('.'));
      trade(shown).expect(401);
      trade(shown + "." + "A".repeat(43)).expect(401);
    }

    @Test
    void when_the_kind_is_switched_off_then_it_stops_at_once_and_works_again_after() {
      settings("api_tokens_enabled", false);
      bearing(access).get(WHO).expect(401);
      trade(refresh).expect(401);
      ada.post("/api/token").expect(403);
      settings("api_tokens_enabled", true);
      bearing(access).get(WHO).expect(200);
    }

    @Test
    void when_the_member_is_deactivated_then_it_stops() {
      var ben = ada.invites("ben@example.org", "MA");
      long id = ben.id();
      var his = ben.post("/api/token").expect(201).string("token");
      var hisAccess = trade(his).expect(200).string("access");
      ada.gives(id, "DI").expect(200);
      bearing(hisAccess).get(WHO).expect(401);
      trade(his).expect(401);
      ben.get(WHO).expect(401);
    }
  }

  @Nested
  class given_forged_tokens {
    private final JWTClaimsSet claims =
        new JWTClaimsSet.Builder()
            .claim("token_type", "access")
            .claim("user_id", ada.id())
            .claim("epoch", 0)
            .jwtID("x")
            .expirationTime(Date.from(instance.now().plusSeconds(60)))
            .build();

    @Test
    void when_the_algorithm_is_none_then_401() {
      bearing(new PlainJWT(claims).serialize()).get(WHO).expect(401);
    }

    @Test
    void when_the_key_or_its_name_is_foreign_then_401() throws Exception {
      bearing(signed("two", new byte[32])).get(WHO).expect(401);
      bearing(signed("three", key((byte) 2))).get(WHO).expect(401);
    }

    @Test
    void when_the_older_living_key_signed_then_it_holds() throws Exception {
      bearing(signed("one", key((byte) 1))).get(WHO).expect(200);
    }

    private byte[] key(byte value) {
      var key = new byte[32];
      Arrays.fill(key, value);
      return key;
    }

    private String signed(String kid, byte[] key) throws Exception {
      var jwt = new SignedJWT(new JWSHeader.Builder(JWSAlgorithm.HS256).keyID(kid).build(), claims);
      jwt.sign(new MACSigner(key));
      return jwt.serialize();
    }
  }

  @Nested
  class given_the_legacy_token {
    private final String token = ada.get("/api/current-user/token").expect(200).string("token");

    @Test
    void when_the_organization_has_not_switched_it_on_then_it_is_shown_but_refused() {
      assertThat(token).matches("[0-9a-f]{40}");
      assertThat(ada.get("/api/current-user/token").string("detail")).isEqualTo(token);
      assertThat(instance.client("Authorization", "Token " + token).get(WHO).expect(401).detail())
          .isEqualTo(
              "Authentication token no longer valid: legacy token authentication has been disabled for this organization");
    }

    @Test
    void when_it_is_switched_on_then_it_works_in_both_headers_until_it_is_reset() {
      settings("legacy_api_tokens_enabled", true);
      instance.client("Authorization", "Token " + token).get(WHO).expect(200);
      instance.client("X-Api-Key", token).get(WHO).expect(200);
      assertThat(instance.client("X-Api-Key", token).get("/api/current-user/token").string("token"))
          .isEqualTo(token);

      var fresh = ada.post("/api/current-user/reset-token/").expect(201).string("token");
      assertThat(instance.client("X-Api-Key", token).get(WHO).expect(401).detail())
          .isEqualTo("Invalid token.");
      instance.client("X-Api-Key", fresh).get(WHO).expect(200);
    }

    @Test
    void when_a_session_is_older_than_five_minutes_then_the_password_is_asked_before_it_is_shown() {
      instance.pass(Duration.ofMinutes(6));
      ada.get("/api/current-user/token").expect(403);
      ada.post("/api/auth/confirm", Json.object().put("password", "wrong one")).expect(400);
      ada.post("/api/auth/confirm", Json.object().put("password", Browser.PASSWORD)).expect(204);
      ada.get("/api/current-user/token").expect(200);
    }

    @Test
    void when_another_site_asks_then_it_is_not_shown() {
      ada.send("GET", "/api/current-user/token", Map.of("sec-fetch-site", "cross-site"))
          .expect(403);
      ada.send("GET", "/api/current-user/token", Map.of("origin", "https://evil.example"))
          .expect(403);
    }

    @Test
    void when_a_key_outranks_another_credential_then_it_alone_counts() {
      settings("legacy_api_tokens_enabled", true);
      ada.send("GET", WHO, Map.of("authorization", "Token " + "0".repeat(40))).expect(401);
      var both = Map.of("authorization", "Bearer nonsense", "x-api-key", token);
      ada.send("GET", WHO, both).expect(200);
    }

    @Test
    void when_the_settings_are_wrong_or_not_ones_to_change_then_they_are_refused() {
      var path = "/api/jwt/settings";
      assertThat(ada.post(path, Json.object()).expect(400).complaint("api_token_ttl_days"))
          .contains("required");
      ada.post(path, Json.object().put("api_token_ttl_days", 0)).expect(400);
      ada.post(path, Json.object().put("api_token_ttl_days", 73_001)).expect(400);
      var ben = ada.invites("ben@example.org", "MA");
      ben.get(path).expect(403);
      ben.post(path, Json.object().put("api_token_ttl_days", 5)).expect(403);
    }
  }
}
