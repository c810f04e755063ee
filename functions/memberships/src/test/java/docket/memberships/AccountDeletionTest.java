package docket.memberships;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** DELETE of an account is the operator's: over HTTP it only says what to do instead. */
@DisplayNameGeneration(ReplaceUnderscores.class)
final class AccountDeletionTest {
  private final Instance instance = Instance.open();
  private final Browser ada = instance.founder("ada@example.org");
  private final Browser ben = ada.invites("ben@example.org", "AN");

  @AfterEach
  void close() {
    instance.close();
  }

  @Test
  void when_an_account_of_a_member_is_deleted_then_403_names_the_way_and_they_stay() {
    var path = "/api/users/%d/".formatted(ben.id());
    var way =
        "DELETE /api/organizations/%d/memberships/%d/".formatted(ada.organization(), ben.id());
    assertThat(ada.delete(path).expect(403).detail()).contains(way);
    assertThat(ada.invites("ad@example.org", "AD").delete(path).expect(403).detail()).contains(way);
    ada.get(path).expect(200);
    instance.browser().logIn("ben@example.org").get("/api/current-user/whoami").expect(200);
    ada.delete(way.substring("DELETE ".length())).expect(204);
    ada.delete(path).expect(404);
  }

  @Test
  void when_somebody_deletes_themselves_then_405_and_they_stay() {
    ben.delete("/api/users/%d/".formatted(ben.id())).expect(405);
    ada.delete("/api/users/%d/".formatted(ada.id())).expect(405);
    ben.get("/api/current-user/whoami").expect(200);
  }

  @Test
  void when_the_account_is_of_another_organization_or_nobodys_then_404() {
    var sue = instance.founder("sue@example.com");
    ada.delete("/api/users/%d/".formatted(sue.id())).expect(404);
    ada.delete("/api/users/999999/").expect(404);
    sue.delete("/api/users/%d/".formatted(ben.id())).expect(404);
    instance.browser().delete("/api/users/%d/".formatted(ben.id())).expect(401);
    sue.get("/api/current-user/whoami").expect(200);
  }

  @Test
  void when_a_member_without_rights_tries_then_they_stay_too() {
    ben.delete("/api/users/%d/".formatted(ada.id())).expect(403);
    ada.get("/api/current-user/whoami").expect(200);
  }
}
