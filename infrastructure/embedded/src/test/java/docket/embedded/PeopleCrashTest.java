package docket.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import docket.domain.id.ProjectId;
import docket.domain.id.UserId;
import docket.domain.json.Json;
import docket.embedded.Still.Browser;
import docket.embedded.Still.Reply;
import docket.embedded.Still.User;
import docket.store.access.MemberTagImports;
import docket.store.access.ProjectRoles;
import docket.store.access.Workspaces;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** People come, are grouped and go, and the product dies at any write of it. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class PeopleCrashTest extends CrashTest {
  private static final Pattern TOKEN = Pattern.compile("token=([A-Za-z0-9_-]+)");
  private static final int INVITED = 60;

  private static User anna;
  private static User ben;
  private static long project;
  private static long workspace;
  private static List<String> invited;

  @BeforeAll
  static void start() {
    anna = owner.colleague("anna@example.org", "AN");
    ben = owner.colleague("ben@example.org", "AN");
    project = Desks.project(owner, Json.object(), 1);
    workspace = workspace();
    invited = new ArrayList<>(invite());
  }

  private static long workspace() {
    return owner
        .post("/api/workspaces/", Json.object().put("title", "W").build())
        .expect(201)
        .number("id");
  }

  /** Addresses that nobody has an account for, invited to the project and the workspace. */
  private static List<String> invite() {
    var emails = IntStream.range(0, INVITED).mapToObj("invited%d@example.org"::formatted).toList();
    owner
        .post(
            "/api/invite/send-email",
            Json.object()
                .put("emails", emails)
                .put("role", "AN")
                .put("projects", List.of(project))
                .put("workspaces", List.of(workspace))
                .build())
        .expect(200);
    return emails;
  }

  /** Somebody who was sent a link. */
  private record Guest(String email, String secret) {
    static Guest next() {
      var email = invited.removeFirst();
      var mail =
          product.bean(Outbox.class).of(organization).stream()
              .filter(sent -> email.equals(sent.text("to")))
              .findFirst()
              .orElseThrow();
      var token = TOKEN.matcher(String.valueOf(mail.text("text")));
      assertThat(token.find()).isTrue();
      return new Guest(email, token.group(1));
    }
  }

  private static Browser signedIn(String email) {
    Browser browser = product.new Browser();
    browser.post("/api/auth/login", Still.credentials(email)).expect(200);
    return browser;
  }

  private static Json ids(Long... people) {
    return Json.object().put("all", false).put("included", List.of(people)).build();
  }

  private static Workspaces places() {
    return product.bean(Workspaces.class);
  }

  private static void isInEverywhere(Guest guest) {
    var browser = signedIn(guest.email);
    var self = browser.get("/api/current-user/whoami").expect(200);
    assertThat(self.number("active_organization")).isEqualTo(organization.value());
    assertThat(self.object().object("organization_membership").text("role")).isEqualTo("AN");
    var user = new UserId(self.number("id"));
    assertThat(places().membersOf(new ProjectId(project))).contains(user);
    assertThat(places().membersOf(workspace)).contains(user);
    browser.get("/api/projects/%d/".formatted(project)).expect(200);
    browser.get("/api/workspaces/%d/".formatted(workspace)).expect(200);
    assertThat(owner.get("/api/invites").expect(200).objects())
        .extracting(open -> open.text("email"))
        .doesNotContain(guest.email);
  }

  @Test
  void when_somebody_invited_signs_up_then_they_are_in_all_their_places() {
    sweep.over(
        Guest::next,
        guest -> {
          Browser browser = product.new Browser();
          var form = (Json.Obj) Still.credentials(guest.email);
          oneOf(
              browser.post("/api/auth/signup", form.with("token", Json.of(guest.secret))),
              201,
              403);
        },
        PeopleCrashTest::isInEverywhere);
  }

  @Test
  void when_somebody_with_an_account_accepts_an_invitation_then_they_are_in_all_their_places() {
    sweep.over(
        () -> {
          var guest = Guest.next();
          product.founder(guest.email);
          return guest;
        },
        guest -> {
          var accepted = Json.object().put("token", guest.secret).build();
          oneOf(signedIn(guest.email).post("/api/auth/accept-invitation", accepted), 204, 403);
        },
        PeopleCrashTest::isInEverywhere);
  }

  @Test
  void when_a_member_is_removed_then_nothing_of_theirs_is_left() {
    sweep.over(
        () -> {
          long user = owner.colleague(email(), "AN").id();
          owner.post(bulk("/api/projects/%d/members", project), ids(user)).expect(200);
          owner.post(bulk("/api/workspaces/%d/memberships", workspace), ids(user)).expect(200);
          var role = Json.object().put("user", user).put("project", project).put("role", "RE");
          owner.post("/api/projects/roles/", role.build()).expect(201);
          return new UserId(user);
        },
        user ->
            oneOf(
                owner.delete("/api/organizations/0/memberships/%d/".formatted(user.value())),
                204,
                404),
        user -> {
          assertThat(places().membersOf(new ProjectId(project))).doesNotContain(user);
          assertThat(places().membersOf(workspace)).doesNotContain(user);
          var grants = places().grantsOf(user);
          assertThat(grants.projects()).isEmpty();
          assertThat(grants.workspaces()).isEmpty();
          assertThat(grants.roles()).isEmpty();
          assertThat(product.bean(ProjectRoles.class).in(new ProjectId(project))).isEmpty();
        });
  }

  private static String bulk(String members, long id) {
    return members.formatted(id) + "/bulk/";
  }

  @Test
  void when_tags_are_imported_then_each_import_that_is_there_ends_and_counts_what_it_gave() {
    var all = "/api/organizations/0/member-tags";
    sweep.over(
        () -> new Table("tag" + NAMES.incrementAndGet()),
        table ->
            table.asked = owner.upload(all + "/imports", table.text()).expect(201).number("import"),
        table -> {
          var done = owner.get(all + "/imports/" + table.asked).expect(200);
          assertThat(done.text("status")).isEqualTo("completed");
          assertThat(done.text("finished_at")).isNotEqualTo("null");
          var imports = product.bean(MemberTagImports.class);
          for (long id = 1; id <= table.asked; id++) {
            imports
                .find(organization, id)
                .ifPresent(each -> assertThat(each.isFinished()).isTrue());
          }
          assertThat(given(table, done)).isEqualTo(2);
          var tag = owner.get(all + "?search=" + table.tag).expect(200).object().array("results");
          assertThat(tag.items()).hasSize(1);
          assertThat(((Json.Obj) tag.items().getFirst()).get("member_count"))
              .isEqualTo(new Json.Int(2));
        });
  }

  /** By the import that was answered, or by that before it which nobody was told of. */
  private static long given(Table table, Reply done) {
    var before = product.bean(MemberTagImports.class).find(organization, table.asked - 1);
    boolean repeated =
        before.filter(each -> each.tagsCreated() > 0 || each.assigned() > 0).isPresent();
    long own = done.number("assignments_created");
    return own == 0 && repeated ? before.orElseThrow().assigned() : own;
  }

  /** A table that gives two people a tag. */
  private static final class Table {
    private final String tag;
    private long asked;

    Table(String tag) {
      this.tag = tag;
    }

    String text() {
      return "email,tags\nanna@example.org,%1$s\nben@example.org,%1$s\n".formatted(tag);
    }
  }

  @Test
  void when_many_join_a_project_with_roles_then_all_of_them_are_in_it_with_theirs() {
    var role = Json.object().put("user_id", ben.id()).put("role", "RE").build();
    sweep.over(
        () -> Desks.project(owner, Json.object(), 0),
        id ->
            owner
                .post(
                    bulk("/api/projects/%d/members", id),
                    ((Json.Obj) ids(anna.id(), ben.id())).with("roles", Json.array(List.of(role))))
                .expect(200),
        id -> {
          assertThat(places().membersOf(new ProjectId(id)))
              .containsExactlyInAnyOrder(new UserId(anna.id()), new UserId(ben.id()));
          var roles = owner.get("/api/projects/%d/roles".formatted(id)).expect(200).objects();
          assertThat(roles)
              .singleElement()
              .satisfies(given -> {
                assertThat(given.get("user")).isEqualTo(new Json.Int(ben.id()));
                assertThat(given.text("role")).isEqualTo("RE");
              });
          anna.get("/api/projects/%d/".formatted(id)).expect(200);
        });
  }

  @Test
  void when_many_leave_a_project_then_none_of_them_is_left_in_it() {
    sweep.over(
        () -> {
          long id = Desks.project(owner, Json.object(), 0);
          Desks.join(owner, id, anna, ben);
          return id;
        },
        id ->
            owner
                .delete(
                    bulk("/api/projects/%d/members", id)
                        + "?included=%d,%d".formatted(anna.id(), ben.id()))
                .expect(200),
        id -> {
          assertThat(places().membersOf(new ProjectId(id))).isEmpty();
          assertThat(places().grantsOf(new UserId(anna.id())).projects())
              .doesNotContain(new ProjectId(id));
        });
  }

  @Test
  void when_many_join_and_leave_a_workspace_then_both_sides_agree() {
    sweep.over(
        PeopleCrashTest::workspace,
        id -> {
          var path = bulk("/api/workspaces/%d/memberships", id);
          owner.post(path, ids(anna.id(), ben.id())).expect(200);
          owner.delete(path + "?included=" + ben.id()).expect(200);
        },
        id -> {
          assertThat(places().membersOf(id)).containsExactly(new UserId(anna.id()));
          assertThat(places().grantsOf(new UserId(anna.id())).workspaces()).contains(id);
          assertThat(places().grantsOf(new UserId(ben.id())).workspaces()).doesNotContain(id);
        });
  }

  @Test
  void when_a_project_moves_between_workspaces_and_out_then_it_is_in_one_and_listed_there() {
    var person = owner.colleague(email(), "MA");
    sweep.over(
        () -> {
          long id = person.post("/api/projects/", Json.EMPTY_OBJECT).expect(201).number("id");
          return new Move(id, workspaceOf(person), workspaceOf(person));
        },
        move -> {
          var body = Json.object().put("project", move.project).build();
          person.post(move.in(move.first), body).expect(201);
          person.post(move.in(move.second), body).expect(201);
          person.delete(move.in(move.second) + "?project=" + move.project).expect(204);
        },
        move -> {
          long now = person.get("/api/projects/%d/".formatted(move.project)).number("workspace");
          assertThat(listed(person, move.in(now))).contains(move.project);
          assertThat(listed(person, move.in(move.first))).isEmpty();
          assertThat(listed(person, move.in(move.second))).isEmpty();
          assertThat(person.get("/api/workspaces/?is_personal=true").objects())
              .singleElement()
              .satisfies(sandbox -> assertThat(sandbox.get("id")).isEqualTo(new Json.Int(now)));
        });
  }

  private record Move(long project, long first, long second) {
    String in(long workspace) {
      return "/api/workspaces/%d/projects/".formatted(workspace);
    }
  }

  private static long workspaceOf(User person) {
    return person
        .post("/api/workspaces/", Json.object().put("title", "W").build())
        .expect(201)
        .number("id");
  }

  private static List<Long> listed(User person, String projects) {
    return person.get(projects).expect(200).objects().stream()
        .map(found -> found.get("id") instanceof Json.Int(var id) ? id : 0L)
        .toList();
  }

  @Test
  void when_a_workspace_is_deleted_then_nobody_has_anything_of_it() {
    sweep.over(
        () -> {
          long id = workspace();
          owner
              .post(bulk("/api/workspaces/%d/memberships", id), ids(anna.id(), ben.id()))
              .expect(200);
          return id;
        },
        id -> oneOf(owner.delete("/api/workspaces/%d/".formatted(id)), 204, 404),
        id -> {
          assertThat(places().membersOf(id)).isEmpty();
          assertThat(places().grantsOf(new UserId(anna.id())).workspaces()).doesNotContain(id);
          anna.get("/api/workspaces/%d/".formatted(id)).expect(404);
        });
  }
}
