package docket.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import docket.domain.json.Json;
import docket.embedded.Operations.Operation;
import docket.embedded.Wild.Request;
import docket.store.json.JsonText;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/**
 * Invariant T-6 of access.md over every write: what is not the sender's to say is in the body,
 * beside all that should be there, and changes nothing.
 */
class MassAssignmentTest extends TwoWorldsTest {
  private static final long CLAIMED = 777_777_777L;
  private static final String LONG_AGO = "2001-02-03T04:05:06Z";

  private static final Set<String> OWNERS =
      Set.of("created_by", "updated_by", "user", "user_id", "completed_by", "author");

  private static final Set<String> FLAGS =
      Set.of("is_superuser", "is_staff", "is_email_verified", "is_active");

  private Json.Obj forbidden() {
    long other = Long.parseLong(stranger.text("users"));
    var all = Json.object();
    all.put("id", CLAIMED).put("pk", CLAIMED).put("inner_id", CLAIMED);
    OWNERS.forEach(name -> all.put(name, other));
    FLAGS.forEach(name -> all.put(name, true));
    for (var name : List.of("organization", "organization_id", "active_organization")) {
      all.put(name, Long.parseLong(stranger.text("organizations")));
    }
    for (var name : List.of("date_joined", "created_at", "updated_at", "last_login")) {
      all.put(name, LONG_AGO);
    }
    return all.put("role", "OW")
        .put("token", "0".repeat(40))
        .put("password_hash", "x")
        .put("__proto__", Json.object().put("is_superuser", true).build())
        .build();
  }

  @Test
  void when_a_body_says_what_is_not_the_senders_to_say_then_it_is_not_done() {
    var before = self();
    var wrong = new ArrayList<String>();
    var sent = new ArrayList<Operation>();
    for (var operation : Operations.served()) {
      if (!operation.takesABody()) {
        continue;
      }
      renew();
      for (var request : new Wild(examples, Operations.schemas(), 1).plain(operation, world)) {
        var body = request.body() == null ? Json.EMPTY_OBJECT : parsed(request.body());
        if (body instanceof Json.Obj object) {
          var answer = new Gate(product).event(with(request, burdened(object)));
          sent.add(operation);
          found(answer.json(), "").stream()
              .map(claim -> "%s: %s %s".formatted(operation, claim, answer.text()))
              .forEach(wrong::add);
          world.learn(request.path(), answer);
        }
      }
    }
    assertThat(wrong).isEmpty();
    assertThat(sent).hasSizeGreaterThan(40);
    assertThat(self()).isEqualTo(before);
    assertThat(stranger.isGone()).isFalse();
    assertThat(stranger.user().get("/api/users/").expect(200).raw().body())
        .asString()
        .doesNotContain("owner@");
  }

  /** The example's own fields stay as they are. */
  private Json.Obj burdened(Json.Obj body) {
    var all = Json.object().putAll(forbidden());
    return all.putAll(body).build();
  }

  private static Json parsed(byte[] body) {
    try {
      return JsonText.read(body);
    } catch (JsonText.Malformed form) {
      return Json.NULL;
    }
  }

  private static Request with(Request request, Json.Obj body) {
    var headers = new java.util.LinkedHashMap<>(request.headers());
    headers.put("Content-Type", "application/json");
    return new Request(request.method(), request.path(), headers, JsonText.bytes(body), false);
  }

  private Json self() {
    var self = world.user().get("/api/current-user/whoami").expect(200).object();
    var kept = Json.object();
    for (var name :
        List.of("id", "email", "active_organization", "date_joined", "is_superuser", "is_staff")) {
      kept.put(name, self.get(name));
    }
    var members = "/api/organizations/0/memberships/%s/".formatted(world.text("users"));
    return kept.put("role", world.user().get(members).expect(200).text("role")).build();
  }

  /** Claims that an answer repeats as if they were so. */
  private List<String> found(Json value, String name) {
    var all = new ArrayList<String>();
    switch (value) {
      case Json.Obj(var fields) ->
          fields.forEach((key, field) -> {
            if (!key.equals("validation_errors")) {
              all.addAll(found(field, key));
            }
          });
      case Json.Arr(var items) -> items.forEach(item -> all.addAll(found(item, name)));
      case Json.Int(var number) when number == CLAIMED -> all.add(name);
      case Json.Int(var number)
          when OWNERS.contains(name) && number == Long.parseLong(stranger.text("users")) ->
          all.add(name);
      case Json.Int(var number)
          when name.endsWith("organization")
              && number == Long.parseLong(stranger.text("organizations")) ->
          all.add(name);
      case Json.Str(var text) when text.startsWith("2001-02-03") -> all.add(name);
      case Json.Bool(var flag) when flag && name.matches("is_superuser|is_staff") -> all.add(name);
      default -> {}
    }
    return all;
  }
}
