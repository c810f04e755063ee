package docket.memberships;

import static org.assertj.core.api.Assertions.assertThat;

import docket.domain.access.Membership;
import docket.domain.access.PermissionOverrides;
import docket.domain.access.Role;
import docket.domain.id.OrganizationId;
import docket.domain.id.UserId;
import docket.domain.json.Json;
import docket.engines.dynamodb.Fault;
import docket.engines.dynamodb.Operation;
import docket.memberships.ChangeMembership.Outcome;
import docket.platform.http.Caller;
import docket.store.access.Organizations;
import docket.store.access.Users;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
final class PeopleTest {
  private static final String WHO = "/api/current-user/whoami";
  private static final String MEMBERS = "/api/organizations/0/memberships";

  private final Instance instance = Instance.open();
  private final Browser ada = instance.founder("ada@example.org");

  @AfterEach
  void close() {
    instance.close();
  }

  @Nested
  class given_members_of_every_role {
    private final Browser admin = ada.invites("ad@example.org", "AD");
    private final Browser manager = ada.invites("ma@example.org", "MA");
    private final Browser annotator = ada.invites("an@example.org", "AN");

    @Test
    void
        when_roles_are_given_then_only_owner_and_administrators_may_and_never_the_owners_or_their_own() {
      manager.gives(annotator.id(), "RE").expect(403);
      annotator.gives(annotator.id(), "AD").expect(403);
      admin.gives(annotator.id(), "RE").expect(200);
      admin.gives(ada.id(), "AN").expect(403);
      admin.gives(admin.id(), "MA").expect(403);
      ada.gives(ada.id(), "AD").expect(403);
      admin.gives(annotator.id(), "OW").expect(400);
      admin.gives(annotator.id(), "VO").expect(400);
      assertThat(admin.gives(annotator.id(), "XX").expect(400).complaint("role")).contains("XX");
      admin.gives(123_456, "AN").expect(404);
      assertThat(annotator.get(WHO).object().object("organization_membership").text("role"))
          .isEqualTo("RE");
    }

    @Test
    void when_the_list_is_filtered_then_only_those_come_by_user_name_and_in_pages() {
      var all = ada.get(MEMBERS).expect(200);
      assertThat(all.results())
          .extracting(row -> row.object("user").text("username"))
          .containsExactly("ad", "ada", "an", "ma");
      assertThat(names("?role=AN,MA")).containsExactly("an", "ma");
      assertThat(names("?role=AN&role=AD")).containsExactly("ad", "an");
      assertThat(names("?search=MA@")).containsExactly("ma");
      assertThat(names("?ordering=-user__username")).containsExactly("ma", "an", "ada", "ad");
      assertThat(names("?page=2&page_size=3")).containsExactly("ma");
      assertThat(names("?tags=1")).isEmpty();
      assertThat(ada.get(MEMBERS + "?page=9").expect(404).detail()).isEqualTo("Invalid page.");
      ada.get(MEMBERS + "?user__last_activity__gte=yesterday").expect(400);
      annotator.get(MEMBERS).expect(403);
      manager.get(MEMBERS).expect(200);
    }

    @Test
    void when_users_are_ordered_then_they_come_in_that_order() {
      var byId = ada.get("/api/users?ordering=-id").expect(200);
      assertThat(byId.rows())
          .extracting(user -> user.text("email"))
          .containsExactly("an@example.org", "ma@example.org", "ad@example.org", "ada@example.org");
      var byAddress = ada.get("/api/users?ordering=email").expect(200);
      assertThat(byAddress.rows())
          .extracting(user -> user.text("email"))
          .containsExactly("ad@example.org", "ada@example.org", "an@example.org", "ma@example.org");
    }

    @Test
    void when_a_seat_is_named_then_only_that_of_people_who_work_can_be() {
      var seat = Json.object().put("user_id", annotator.id());
      ada.patch(MEMBERS, seat.put("user_type", "standard")).expect(200);
      var refused = ada.patch(MEMBERS, seat.put("user_type", "service")).expect(400);
      assertThat(refused.complaint("user_type")).contains("service");
    }

    private List<String> names(String query) {
      return ada.get(MEMBERS + query).expect(200).results().stream()
          .map(row -> String.valueOf(row.object("user").text("username")))
          .toList();
    }

    @Test
    void when_a_member_is_deactivated_then_their_session_ends_and_the_role_brings_them_back() {
      long id = annotator.id();
      ada.gives(id, "DI").expect(200);
      annotator.get(WHO).expect(401);
      instance.browser().cannotLogIn("an@example.org");
      ada.gives(id, "AN").expect(200);
      annotator.get(WHO).expect(401);
      annotator.logIn("an@example.org").get(WHO).expect(200);
    }

    @Test
    void
        when_a_member_is_removed_then_they_are_gone_until_a_new_invite_lets_them_in_with_nothing() {
      long id = annotator.id();
      long workspace =
          ada.post("/api/workspaces", Json.object().put("title", "W")).expect(201).id();
      ada.post("/api/workspaces/" + workspace + "/memberships", Json.object().put("user", id))
          .expect(200);
      manager.delete(MEMBERS + "/" + id).expect(403);
      admin.delete(MEMBERS + "/" + admin.id()).expect(405);
      admin.delete(MEMBERS + "/" + ada.id()).expect(403);
      admin.delete(MEMBERS + "/" + id).expect(204);
      admin.delete(MEMBERS + "/" + id).expect(404);

      annotator.get(WHO).expect(401);
      assertThat(names("")).doesNotContain("an");
      assertThat(names("?is_deleted=true")).containsExactly("an");
      annotator.signUpAgainBy("an@example.org", ada.invite()).expect(201);
      assertThat(annotator.get(WHO).object().object("organization_membership").text("role"))
          .isEqualTo("NO");
      ada.gives(id, "AN").expect(200);
      annotator.get("/api/workspaces/" + workspace).expect(403);
    }

    @Test
    void when_a_member_belongs_elsewhere_too_then_losing_this_organization_takes_them_there() {
      instance.founder("x@example.org");
      var x = instance.browser();
      x.signUpAgainBy("x@example.org", ada.invite()).expect(201);
      ada.delete(MEMBERS + "/" + x.id()).expect(204);
      x.logIn("x@example.org");
      assertThat(x.organization()).isNotEqualTo(ada.organization());
    }

    @Test
    void when_two_administrators_decide_on_the_same_state_then_the_later_one_is_refused() {
      var organization = new OrganizationId(ada.organization());
      var before =
          instance
              .bean(Organizations.class)
              .membership(new UserId(annotator.id()), organization)
              .orElseThrow();
      var change = instance.bean(ChangeMembership.class);
      assertThat(change.role(caller(ada, Role.OWNER), before, Role.REVIEWER))
          .isInstanceOf(Outcome.Changed.class);
      assertThat(change.role(caller(admin, Role.ADMINISTRATOR), before, Role.MANAGER))
          .isInstanceOf(Outcome.OvertakenByAnother.class);
      assertThat(annotator.get(WHO).object().object("organization_membership").text("role"))
          .isEqualTo("RE");
    }

    private Caller caller(Browser browser, Role role) {
      return new Caller(
          instance.bean(Users.class).find(new UserId(browser.id())).orElseThrow(),
          new OrganizationId(ada.organization()),
          role,
          PermissionOverrides.NONE,
          Caller.Credential.SESSION);
    }

    @Test
    void when_a_rival_is_faster_between_reading_and_storing_then_the_loser_is_told_409() {
      long id = annotator.id();
      var rival =
          Fault.before(() -> assertThat(admin.gives(id, "MA").status()).isEqualTo(200))
              .on(Operation.TRANSACT_WRITE_ITEMS)
              .times(1);
      instance.store().faults().add(rival);
      assertThat(ada.gives(id, "RE").expect(409).detail()).contains("at the same time");
      assertThat(annotator.get(WHO).object().object("organization_membership").text("role"))
          .isEqualTo("MA");
    }

    @Test
    void
        when_two_administrators_change_a_member_at_once_then_each_is_served_or_told_of_the_conflict()
            throws Exception {
      long id = annotator.id();
      var statuses =
          atOnce(() -> ada.gives(id, "RE").status(), () -> admin.gives(id, "MA").status());
      assertThat(statuses).contains(200).allMatch(status -> status == 200 || status == 409);
      var organization = new OrganizationId(ada.organization());
      var row =
          instance.bean(Organizations.class).membership(new UserId(id), organization).orElseThrow();
      var copies = instance.bean(Organizations.class).members(organization);
      assertThat(copies)
          .filteredOn(copy -> copy.user().equals(row.user()))
          .extracting(Membership::role)
          .containsExactly(row.role());
    }
  }

  private static List<Integer> atOnce(Callable<Integer> one, Callable<Integer> other)
      throws Exception {
    var barrier = new CyclicBarrier(2);
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var first =
          threads.submit(() -> {
            barrier.await();
            return one.call();
          });
      var second =
          threads.submit(() -> {
            barrier.await();
            return other.call();
          });
      return List.of(first.get(), second.get());
    }
  }

  @Nested
  class given_the_users_api {
    @Test
    void
        when_an_administrator_makes_an_account_then_it_joins_with_the_default_role_and_can_sign_in() {
      var body =
          Json.object()
              .put("email", "Ben@example.org")
              .put("username", "Big Ben")
              .put("first_name", "Ben")
              .put("password", Browser.PASSWORD)
              .put("active_organization", 99)
              .put("role", "OW");
      var made = ada.post("/api/users", body).expect(201).object();
      assertThat(made.text("email")).isEqualTo("ben@example.org");
      assertThat(made.text("initials")).isEqualTo("B");
      assertThat(made.object("organization_membership").text("role")).isEqualTo("NO");
      assertThat(instance.browser().logIn("ben@example.org").organization())
          .isEqualTo(ada.organization());
      assertThat(ada.post("/api/users", body).expect(400).complaint("email"))
          .contains("already exists");
    }

    @Test
    void when_the_body_breaks_rules_or_the_caller_is_no_administrator_then_it_is_refused() {
      assertThat(ada.post("/api/users", Json.object()).expect(400).complaint("email"))
          .isEqualTo("This field is required.");
      var bad =
          Json.object()
              .put("email", "x")
              .put("password", "short")
              .put("first_name", "x".repeat(257))
              .put("allow_newsletters", "maybe");
      var errors =
          ada.post("/api/users", bad).expect(400).object().object("validation_errors").fields();
      assertThat(errors).containsOnlyKeys("email", "password", "first_name", "allow_newsletters");
      var manager = ada.invites("ma@example.org", "MA");
      manager.post("/api/users", Json.object().put("email", "c@example.org")).expect(403);
      ada.send("POST", "/api/users", Map.of("content-type", "application/json"), "[1]").expect(400);
      ada.send("POST", "/api/users", Map.of("content-type", "application/json"), "{").expect(400);
    }

    @Test
    void when_somebody_changes_a_profile_then_it_is_only_their_own_and_never_the_email() {
      var ben = ada.invites("ben@example.org", "AN");
      ada.patch("/api/users/" + ben.id(), Json.object().put("first_name", "x")).expect(403);
      ben.patch("/api/users/" + ben.id(), Json.object().put("email", "z@example.org")).expect(405);
      var changed =
          ben.patch(
                  "/api/users/" + ben.id(),
                  Json.object().put("first_name", "Ben").put("last_name", "Bo").put("phone", "1"))
              .expect(200);
      assertThat(changed.string("initials")).isEqualTo("BB");
      assertThat(ben.get("/api/current-user").string("first_name")).isEqualTo("Ben");
      ben.patch("/api/current-user", Json.object().put("username", "")).expect(400);
    }

    @Test
    void when_an_annotator_lists_people_then_only_those_they_share_work_with_come() {
      var ben = ada.invites("ben@example.org", "AN");
      var cid = ada.invites("cid@example.org", "AN");
      assertThat(ben.get("/api/users").expect(200).rows()).hasSize(1);
      ben.get("/api/users/" + cid.id()).expect(403);
      long workspace = ada.post("/api/workspaces", Json.object().put("title", "W")).id();
      for (var person : List.of(ben, cid)) {
        ada.post(
                "/api/workspaces/" + workspace + "/memberships",
                Json.object().put("user", person.id()))
            .expect(200);
      }
      assertThat(ben.get("/api/users").expect(200).rows()).hasSize(2);
      ben.get("/api/users/" + cid.id()).expect(200);
      assertThat(ada.get("/api/users").rows()).hasSize(3);
    }

    @Test
    void when_somebody_acts_then_their_last_activity_moves_at_most_every_five_minutes() {
      ada.patch("/api/current-user", Json.object().put("phone", "1")).expect(200);
      var first = ada.get(WHO).string("last_activity");
      instance.pass(Duration.ofMinutes(4));
      ada.patch("/api/current-user", Json.object().put("phone", "2")).expect(200);
      assertThat(ada.get(WHO).string("last_activity")).isEqualTo(first);
      instance.pass(Duration.ofMinutes(2));
      ada.patch("/api/current-user", Json.object().put("phone", "3")).expect(200);
      assertThat(ada.get(WHO).string("last_activity")).isGreaterThan(first);
    }
  }

  @Nested
  class given_hotkeys {
    private static final String PATH = "/api/current-user/hotkeys/";

    private Answer set(Json value) {
      return ada.patch(PATH, Json.object().put("custom_hotkeys", value));
    }

    @Test
    void when_they_are_set_then_they_stay_and_others_do_not_see_them() {
      assertThat(ada.get(PATH).expect(200).object().object("custom_hotkeys").fields()).isEmpty();
      var keys =
          Json.object()
              .put("annotation:submit", Json.object().put("key", "ctrl+enter").put("active", true))
              .build();
      set(keys).expect(200);
      assertThat(ada.get(PATH).object().get("custom_hotkeys")).isEqualTo(keys);
      assertThat(ada.get(WHO).object().get("custom_hotkeys")).isEqualTo(keys);
      var ben = ada.invites("ben@example.org", "AD");
      assertThat(ben.get("/api/users/" + ada.id()).object().get("custom_hotkeys"))
          .isEqualTo(Json.EMPTY_OBJECT);
    }

    @Test
    void when_they_break_rules_then_they_are_refused() {
      var key = Json.object().put("key", "x").build();
      set(Json.of("x")).expect(400);
      set(Json.object().put("<script>:x", key).build()).expect(400);
      set(Json.object().put("noaction", key).build()).expect(400);
      set(Json.object().put("a:" + "b".repeat(99), key).build()).expect(400);
      set(Json.object().put("a:b", Json.object().put("key", "x".repeat(51))).build()).expect(400);
      set(Json.object().put("a:b", "x").build()).expect(400);
      ada.patch(PATH, Json.object()).expect(400);
      ada.get(PATH + "?project=abc").expect(400);
      ada.get(PATH + "?project=-1").expect(400);
      ada.get(PATH + "?project=4711").expect(404);
    }
  }
}
