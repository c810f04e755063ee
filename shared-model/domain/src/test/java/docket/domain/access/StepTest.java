package docket.domain.access;

import static org.assertj.core.api.Assertions.assertThat;

import docket.domain.id.OrganizationId;
import docket.domain.id.UserId;
import docket.domain.json.Json;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class StepTest {
  private static final OrganizationId ORGANIZATION = new OrganizationId(3);
  private static final UserId ANNA = new UserId(7);
  private static final Instant NOW = Instant.parse("2026-01-02T03:04:05Z");

  private static Membership member(Role role) {
    return Membership.of(ORGANIZATION, ANNA, role, NOW);
  }

  private static Membership viewer() {
    var invited = new Invited(new UserId(1), NOW, NOW.plusSeconds(60));
    return member(Role.NOT_ACTIVATED).invitedAgain(Role.VIEW_ONLY, "viewonly", invited);
  }

  @Nested
  class given_a_member {
    @Test
    void when_the_role_changes_then_the_step_is_named_after_where_they_come_from() {
      assertThat(name(Role.NOT_ACTIVATED, Role.ANNOTATOR)).isEqualTo("activated");
      assertThat(name(Role.DEACTIVATED, Role.ANNOTATOR)).isEqualTo("reactivated");
      assertThat(name(Role.ANNOTATOR, Role.DEACTIVATED)).isEqualTo("deactivated");
      assertThat(name(Role.NOT_ACTIVATED, Role.DEACTIVATED)).isEqualTo("deactivated");
      assertThat(name(Role.ANNOTATOR, Role.REVIEWER)).isEqualTo("role_changed");
    }

    private static String name(Role from, Role to) {
      return Step.changed(member(from), member(from).withRole(to)).name();
    }

    @Test
    void when_they_go_and_come_back_then_the_state_between_is_deleted() {
      var here = member(Role.REVIEWER);
      var gone = here.removed(NOW);
      assertThat(Step.changed(here, gone).after()).isEqualTo(Step.DELETED);
      var back = Step.changed(gone, gone.withRole(Role.ANNOTATOR));
      assertThat(back.name()).isEqualTo("returned");
      assertThat(back.before()).isEqualTo(Step.DELETED);
      assertThat(back.context().text("previous_role")).isEqualTo("RE");
    }

    @Test
    void when_a_viewer_gets_a_role_to_work_in_then_they_take_a_standard_seat() {
      assertThat(viewer().takesSeat()).isFalse();
      var working = viewer().withRole(Role.ANNOTATOR);
      assertThat(working.userType()).isEqualTo("standard");
      assertThat(working.takesSeat()).isTrue();
      assertThat(working.invited()).isNotNull();
      assertThat(viewer().withRole(Role.DEACTIVATED).userType()).isEqualTo("viewonly");
    }

    @Test
    void when_seats_are_counted_then_only_roles_to_work_in_take_one() {
      for (var role : Role.values()) {
        boolean works = role == Role.OWNER || role.isWorking();
        assertThat(member(role).takesSeat()).as(role.code()).isEqualTo(works);
        assertThat(member(role).removed(NOW).takesSeat()).as(role.code()).isFalse();
      }
    }
  }

  @Nested
  class given_settings {
    private final Organization before =
        new Organization(
            ORGANIZATION, "A", ANNA, NOW, "secret-1", Role.ANNOTATOR, Json.EMPTY_OBJECT, 4);

    private Step step(Organization after) {
      return before.changedTo(after).orElseThrow();
    }

    @Test
    void when_nothing_differs_then_there_is_no_step() {
      assertThat(before.changedTo(before.withSettings(before.settings()))).isEmpty();
      var stamped = before.settings().with("session_policy_updated_at", Json.of("now"));
      assertThat(before.changedTo(before.withSettings(stamped))).isEmpty();
      var absent = before.settings().with("contact_info", Json.NULL);
      assertThat(before.changedTo(before.withSettings(absent))).isEmpty();
    }

    @Test
    void when_the_link_is_reset_then_no_secret_is_told() {
      var step =
          step(before.with(before.title(), "secret-2", before.defaultRole(), before.settings()));
      assertThat(step.name()).isEqualTo("invite_link_reset");
      assertThat(step.toString()).doesNotContain("secret-");
      assertThat(step.before()).isEqualTo("v4");
      assertThat(step.after()).isEqualTo("v5");
    }

    @Test
    void when_several_kinds_change_then_all_are_named_and_only_plain_values_told() {
      var settings =
          before
              .settings()
              .with("embed_enabled", Json.bool(true))
              .with("embed_domains", Json.of(List.of("a.example")))
              .with("external_id", Json.of("x".repeat(1_001)));
      var step = step(before.with("B", before.inviteToken(), before.defaultRole(), settings));
      assertThat(step.name()).isEqualTo("settings_changed");
      assertThat(step.context().array("changed"))
          .isEqualTo(Json.of(List.of("title", "embed_domains", "embed_enabled", "external_id")));
      assertThat(step.context().object("after").fields())
          .containsOnlyKeys("title", "embed_enabled");
      assertThat(step.context().object("before").get("embed_enabled")).isEqualTo(Json.NULL);
    }
  }
}
