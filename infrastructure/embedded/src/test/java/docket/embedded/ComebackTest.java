package docket.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import docket.domain.access.Act;
import docket.domain.access.Membership;
import docket.domain.id.OrganizationId;
import docket.domain.id.ProjectId;
import docket.domain.id.UserId;
import docket.domain.json.Json;
import docket.embedded.Still.Browser;
import docket.embedded.Still.User;
import docket.store.access.Organizations;
import docket.store.access.ProjectRoles;
import docket.store.access.Workspaces;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Somebody is removed, and back before all was taken from them. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class ComebackTest {
  private static final String EMAIL = "anna@example.org";

  private Still product;
  private User owner;
  private OrganizationId organization;
  private UserId anna;
  private long project;

  @BeforeEach
  void start(@TempDir Path folder) {
    product = Still.open(folder);
    owner = product.founder("owner@example.org");
    organization =
        new OrganizationId(owner.get("/api/current-user/whoami").number("active_organization"));
    anna = new UserId(owner.colleague(EMAIL, "AN").id());
    project = Desks.project(owner, Json.object(), 0);
  }

  @AfterEach
  void stop() {
    product.close();
  }

  private Membership membership() {
    return product.bean(Organizations.class).membership(anna, organization).orElseThrow();
  }

  private Membership removed() {
    owner.delete("/api/organizations/0/memberships/%d/".formatted(anna.value())).expect(204);
    return membership();
  }

  private void comesBack() {
    var token = Json.of(owner.get("/api/invite").expect(200).text("token"));
    Browser browser = product.new Browser();
    var form = ((Json.Obj) Still.credentials(EMAIL)).with("token", token);
    browser.post("/api/auth/signup", form).expect(201);
    var role = Json.object().put("user_id", anna.value()).put("role", "AN");
    owner.patch("/api/organizations/0/memberships", role.build()).expect(200);
    var member = Json.object().put("user", anna.value()).build();
    owner.post("/api/projects/%d/members/".formatted(project), member).expect(201);
    var other = Json.object().put("user", anna.value()).put("project", project).put("role", "RE");
    owner.post("/api/projects/roles/", other.build()).expect(201);
  }

  private void keepsWhatTheyWereGiven() {
    var grants = product.bean(Workspaces.class).grantsOf(anna);
    assertThat(grants.projects()).containsExactly(new ProjectId(project));
    assertThat(grants.roles()).containsOnlyKeys(new ProjectId(project));
  }

  @Test
  void when_the_message_about_the_removal_comes_late_then_they_keep_what_they_were_given_since() {
    removed();
    comesBack();
    product.settle();
    keepsWhatTheyWereGiven();
  }

  @Test
  void when_a_worker_read_of_them_before_they_came_back_then_it_takes_nothing() {
    var stale = removed();
    comesBack();
    var act = Act.of(stale.user(), Instant.now());
    product.bean(Workspaces.class).removeAll(stale, act);
    product.bean(ProjectRoles.class).removeAll(stale, act);
    keepsWhatTheyWereGiven();
  }
}
