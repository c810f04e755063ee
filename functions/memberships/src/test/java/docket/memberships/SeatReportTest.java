package docket.memberships;

import static org.assertj.core.api.Assertions.assertThat;

import docket.domain.contract.Schemas;
import docket.domain.id.OrganizationId;
import docket.domain.id.ProjectId;
import docket.domain.id.UserId;
import docket.domain.json.Json;
import docket.domain.projects.Project;
import docket.domain.projects.SettingsChange;
import docket.store.ids.Ids;
import docket.store.projects.Projects;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
final class SeatReportTest {
  private static final String REPORT = "/api/organizations/0/seat-report";

  private final Instance instance = Instance.open();
  private final Schemas contract = Contract.read();
  private final Browser ada = instance.founder("ada@example.org");
  private final Browser annotator = ada.invites("an@example.org", "AN");
  private final Browser manager = ada.invites("ma@example.org", "MA");
  private final Browser waiting = ada.invites("no@example.org", null);

  @AfterEach
  void close() {
    instance.close();
  }

  private Answer report(String query) {
    var answer = ada.get(REPORT + query).expect(200);
    assertThat(contract.violations("PaginatedSeatReportList", answer.object())).isEmpty();
    return answer;
  }

  private List<String> emails(String query) {
    return report(query).results().stream().map(row -> String.valueOf(row.text("email"))).toList();
  }

  private Json.Obj row(String email) {
    return report("?email=" + email).results().getFirst();
  }

  private long project(String title, long workspace) {
    var id = new ProjectId(instance.bean(Ids.class).next(Ids.Kind.PROJECT));
    var settings = SettingsChange.defaults().with("title", Json.string(title));
    instance
        .bean(Projects.class)
        .create(
            new Project(
                id,
                new OrganizationId(ada.organization()),
                workspace,
                new UserId(ada.id()),
                instance.now(),
                settings,
                1));
    return id.value();
  }

  private long workspace(String title) {
    return ada.post("/api/workspaces", Json.object().put("title", title)).expect(201).id();
  }

  private void invited(String email, Json.ObjectBuilder terms) {
    ada.post("/api/invite/send-email", terms.put("emails", List.of(email))).expect(200);
    instance.browser().signUp(email, instance.mails().secret(email));
  }

  @Test
  void when_it_is_read_then_every_member_has_a_row_with_the_role_that_takes_the_seat() {
    var rows = report("").results();
    assertThat(rows.stream().map(row -> row.text("email")))
        .containsExactly("ada@example.org", "an@example.org", "ma@example.org", "no@example.org");
    var row = rows.get(1);
    assertThat(row.text("organization_role")).isEqualTo("AN");
    assertThat(row.text("organization_role_display")).isEqualTo("Annotator");
    assertThat(row.text("role_source")).isEqualTo("manual");
    assertThat(row.text("user_type_display")).isEqualTo("Standard");
    assertThat(row.get("counts_toward_seat_limit")).isEqualTo(Json.bool(true));
    assertThat(rows.get(3).get("counts_toward_seat_limit")).isEqualTo(Json.bool(false));
    ada.gives(annotator.id(), "DI").expect(200);
    assertThat(row("an@example.org").get("account_is_active")).isEqualTo(Json.bool(false));
    assertThat(row("an@example.org").get("counts_toward_seat_limit")).isEqualTo(Json.bool(false));
    ada.delete("/api/organizations/0/memberships/" + waiting.id()).expect(204);
    assertThat(emails("")).hasSize(3);
  }

  @Test
  void when_filters_orders_and_pages_are_given_then_they_hold() {
    assertThat(emails("?search=MA@")).containsExactly("ma@example.org");
    assertThat(emails("?email=AN@example")).containsExactly("an@example.org");
    assertThat(emails("?role_source=manual")).hasSize(4);
    assertThat(emails("?role_source=scim")).isEmpty();
    assertThat(emails("?counts_toward_seat_limit=false")).containsExactly("no@example.org");
    assertThat(emails("?counts_toward_seat_limit=true")).hasSize(3);
    assertThat(emails("?has_stale_role_assignments=true")).isEmpty();
    assertThat(emails("?has_stale_role_assignments=false")).hasSize(4);
    assertThat(emails("?ordering=-email")).startsWith("no@example.org");
    assertThat(emails("?ordering=organization_role")).startsWith("ada@example.org");
    assertThat(emails("?page_size=3&page=2")).containsExactly("no@example.org");
    assertThat(Answer.number(report("?page_size=3").object(), "count")).isEqualTo(4);
    ada.get(REPORT + "?ordering=password").expect(400);
    ada.get(REPORT + "?counts_toward_seat_limit=perhaps").expect(400);
    ada.get(REPORT + "?page=9").expect(404);
  }

  @Test
  void when_somebody_has_roles_and_workspaces_then_they_are_named_as_given_by_a_person() {
    long cats = workspace("Cats");
    long project = project("Paws", cats);
    ada.post(
            "/api/workspaces/%d/memberships".formatted(cats),
            Json.object().put("user", annotator.id()))
        .expect(200);
    long role =
        ada.post(
                "/api/projects/roles",
                Json.object().put("user", annotator.id()).put("project", project).put("role", "RE"))
            .expect(201)
            .id();
    var row = row("an@example.org");
    var given = (Json.Obj) row.array("project_role_assignments").items().getFirst();
    assertThat(given.get("assignment_id")).isEqualTo(Json.of(role));
    assertThat(given.text("project_title")).isEqualTo("Paws");
    assertThat(given.text("assigned_role")).isEqualTo("RE");
    assertThat(given.text("mapping_status")).isEqualTo("configured");
    assertThat(given.get("identity_provider_group")).isEqualTo(Json.NULL);
    var space = (Json.Obj) row.array("workspace_access_assignments").items().getFirst();
    assertThat(space.text("workspace_title")).isEqualTo("Cats");
    assertThat(row.array("organization_role_assignments").items()).isEmpty();
    assertThat(row("ma@example.org").array("project_role_assignments").items()).isEmpty();
  }

  @Test
  void when_the_usage_is_wanted_then_each_kind_of_seat_is_counted_apart() {
    invited("vo@example.org", Json.object().put("user_type", "viewonly"));
    invited("flex@example.org", Json.object().put("user_type", "flex").put("role", "AN"));
    assertThat(report("").object().has("seat_usage")).isFalse();
    var usage = report("?include_seat_usage=true&search=nobody").object().object("seat_usage");
    assertThat(usage.object("standard").get("used")).isEqualTo(Json.of(3));
    assertThat(usage.object("flex").get("used")).isEqualTo(Json.of(1));
    assertThat(usage.object("viewonly").get("used")).isEqualTo(Json.of(1));
    assertThat(usage.object("service").get("used")).isEqualTo(Json.of(0));
    assertThat(usage.object("standard").get("limit")).isInstanceOf(Json.Int.class);
    assertThat(row("vo@example.org").get("counts_toward_seat_limit")).isEqualTo(Json.bool(false));
  }

  @Test
  void when_a_viewer_gets_a_role_to_work_in_then_they_take_a_standard_seat() {
    invited("vo@example.org", Json.object().put("user_type", "viewonly"));
    long id = Answer.number(row("vo@example.org"), "user_id");
    ada.gives(id, "AN").expect(200);
    var row = row("vo@example.org");
    assertThat(row.text("user_type")).isEqualTo("standard");
    assertThat(row.get("counts_toward_seat_limit")).isEqualTo(Json.bool(true));
  }

  @Test
  void when_there_are_more_projects_then_a_page_reads_no_more() {
    long cats = workspace("Cats");
    project("One", cats);
    var before = read();
    for (int i = 0; i < 40; i++) {
      project("P" + i, cats);
    }
    assertThat(read()).isEqualTo(before);
  }

  /** Units that one page consumes. */
  private double read() {
    var units = report("").header("Docket-Units");
    return Double.parseDouble(units.replaceAll("read=([0-9.]+).*", "$1"));
  }

  @Test
  void when_somebody_else_asks_then_403_inside_and_404_from_elsewhere() {
    var path = "/api/organizations/%d/seat-report".formatted(ada.organization());
    annotator.get(path).expect(403);
    manager.get(path).expect(403);
    ada.invites("ad@example.org", "AD").get(path).expect(200);
    instance.founder("sue@example.com").get(path).expect(404);
    instance.browser().get(path).expect(401);
  }
}
