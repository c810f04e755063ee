package docket.embedded;

import static docket.embedded.MatrixWorld.object;

import docket.domain.json.Json;
import docket.embedded.MatrixWorld.Place;
import docket.embedded.Product.Answer;
import docket.embedded.Product.User;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** How each action of the permission matrix is tried over HTTP, by its words in the table. */
final class MatrixDeeds {
  private static final Set<String> OF_CALLERS_OWN =
      Set.of(
          "read the activity log",
          "read the session policy",
          "change the session policy",
          "change the settings of tokens",
          "make a workspace",
          "make a token");

  private final MatrixWorld world;
  private final Map<String, Deed> deeds = new LinkedHashMap<>();

  MatrixDeeds(MatrixWorld world) {
    this.world = world;
    people();
    organization();
    histories();
    workspaces();
    projects();
    data();
    labeling();
  }

  /** Something that somebody tries; gives the status. */
  @FunctionalInterface
  interface Deed {
    int attempt(User person, Place place);
  }

  Map<String, Deed> all() {
    return deeds;
  }

  /** Whether an action names nothing but the caller's own organization: there is no elsewhere. */
  static boolean isOfCallersOwn(String action) {
    return OF_CALLERS_OWN.contains(action);
  }

  private interface Sending {
    Answer send(User person, Place place);
  }

  private void deed(String action, Sending sending) {
    deeds.put(action, (person, place) -> sending.send(person, place).status());
  }

  private static String organization(Place place) {
    return "/api/organizations/" + place.organization();
  }

  private static Json role(long user, String role) {
    return object().put("user_id", user).put("role", role).build();
  }

  private void people() {
    deed(
        "search the members of the organization",
        (p, at) -> p.get(organization(at) + "/memberships"));
    deed(
        "change a member's role",
        (p, at) -> p.patch(organization(at) + "/memberships", role(at.victim(), "AN")));
    deed(
        "activate somebody who waits",
        (p, at) -> p.patch(organization(at) + "/memberships", role(at.waiting(), "AN")));
    deed(
        "remove a member",
        (p, at) -> p.delete("%s/memberships/%d/".formatted(organization(at), at.victim())));
    deed(
        "invite by mail to a workspace",
        (p, at) ->
            p.post(
                "/api/invite/send-email",
                object()
                    .put("emails", List.of("i%d@example.org".formatted(at.project())))
                    .put("role", "AN")
                    .put("workspaces", List.of(at.workspace()))
                    .build()));
  }

  private void histories() {
    deed(
        "read the history of memberships",
        (p, at) ->
            p.get("/api/fsm/organizations/%d/membership-history/".formatted(at.organization())));
    deed(
        "read the history of settings",
        (p, at) ->
            p.get("/api/fsm/organizations/%d/settings-history/".formatted(at.organization())));
    deed(
        "read the history of a project's members",
        (p, at) -> p.get("/api/fsm/projects/%d/membership-history/".formatted(at.project())));
    deed(
        "read the history of roles in a project",
        (p, at) -> p.get("/api/fsm/projects/%d/role-history/".formatted(at.project())));
    deed(
        "read the history of a workspace's members",
        (p, at) -> p.get("/api/fsm/workspaces/%d/membership-history/".formatted(at.workspace())));
    deed("read the seat report", (p, at) -> p.get(organization(at) + "/seat-report"));
  }

  private void organization() {
    deed("read the activity log", (p, _) -> p.get("/api/activity-logs/"));
    deed(
        "change the organization's name",
        (p, at) -> p.patch(organization(at), world.titled().build()));
    deed(
        "change the owner's settings",
        (p, at) -> p.patch(organization(at), object().put("embed_enabled", false).build()));
    deed(
        "decide permissions",
        (p, at) ->
            p.post(
                organization(at) + "/permissions",
                object()
                    .put("permission", "ai.assistant")
                    .put("roles", List.of("MA", "AD"))
                    .build()));
    deed("read the session policy", (p, _) -> p.get("/api/session-policy/"));
    deed(
        "change the session policy",
        (p, _) -> p.patch("/api/session-policy/", object().put("max_session_age", 9_999).build()));
    deed(
        "change the settings of tokens",
        (p, _) ->
            p.post(
                "/api/jwt/settings",
                object().put("api_tokens_enabled", true).put("api_token_ttl_days", 30).build()));
    deed("read member tags", (p, at) -> p.get(organization(at) + "/member-tags"));
    deed(
        "make a member tag",
        (p, at) ->
            p.post(
                organization(at) + "/member-tags",
                object().put("label", "tag " + at.project()).build()));
    deed("make a token", (p, _) -> p.post("/api/token/", Json.EMPTY_OBJECT));
  }

  private static String workspace(Place place) {
    return "/api/workspaces/%d/".formatted(place.workspace());
  }

  private void workspaces() {
    deed("read a workspace", (p, at) -> p.get(workspace(at)));
    deed("make a workspace", (p, _) -> p.post("/api/workspaces/", world.titled().build()));
    deed("change a workspace", (p, at) -> p.patch(workspace(at), world.titled().build()));
    deed(
        "archive a workspace",
        (p, at) -> p.patch(workspace(at), object().put("is_archived", true).build()));
    deed("delete a workspace", (p, at) -> p.delete("/api/workspaces/%d/".formatted(at.other())));
    deed(
        "add a member to a workspace",
        (p, at) ->
            p.post(workspace(at) + "memberships/", object().put("user", at.victim()).build()));
    deeds.put("list a workspace", MatrixDeeds::listed);
  }

  /** A list leaves out what it does not show, rather than refuse. */
  private static int listed(User person, Place place) {
    var answer = person.get("/api/workspaces/");
    if (answer.status() != 200) {
      return answer.status();
    }
    var rows = answer.body() instanceof Json.Arr all ? all : answer.object().array("results");
    return rows.items().stream().anyMatch(row -> Product.id(row) == place.workspace()) ? 200 : 404;
  }

  private static String project(Place place) {
    return "/api/projects/%d/".formatted(place.project());
  }

  private void projects() {
    deed("read a project", (p, at) -> p.get(project(at)));
    deed(
        "make a project in a workspace",
        (p, at) -> p.post("/api/projects/", world.project(at.workspace()).build()));
    deed(
        "duplicate a project",
        (p, at) ->
            p.post(
                project(at) + "duplicate/",
                world.titled().put("mode", "settings").put("workspace", at.other()).build()));
    deed("delete a project", (p, at) -> p.delete(project(at)));
    deed("change a project's settings", (p, at) -> p.patch(project(at), world.titled().build()));
    deed(
        "save a project as a template",
        (p, at) ->
            p.post(
                "/api/project-templates/",
                object()
                    .put("name", "Template " + at.project())
                    .put("project_id", at.project())
                    .build()));
    deed(
        "pin a project",
        (p, at) -> p.patch(project(at), object().put("pinned_at", "2026-01-01T00:00:00Z").build()));
    deed(
        "move a project to another workspace",
        (p, at) ->
            p.post(
                "/api/workspaces/%d/projects/".formatted(at.other()),
                object().put("project", at.project()).build()));
    deed(
        "add a member to a project",
        (p, at) -> p.post(project(at) + "members/", object().put("user", at.victim()).build()));
    deed(
        "give a role in a project",
        (p, at) ->
            p.post(
                "/api/projects/roles/",
                object()
                    .put("user", at.victim())
                    .put("project", at.project())
                    .put("role", "AN")
                    .build()));
    deed("export the members of a project", (p, at) -> p.get(project(at) + "members/export/"));
  }

  private void data() {
    deed("list the tasks of a project", (p, at) -> p.get("/api/tasks/?project=" + at.project()));
    deed(
        "list the tasks of a project closed to reviewers",
        (p, at) -> {
          world.close(at.project());
          return p.get("/api/tasks/?project=" + at.project());
        });
    deed(
        "import tasks",
        (p, at) ->
            p.post(
                project(at) + "import",
                Json.array(List.of((Json) object().put("text", "c").build()))));
    deed("export annotations", (p, at) -> p.get(project(at) + "export?exportType=JSON"));
    deed(
        "take a snapshot",
        (p, at) -> p.post(project(at) + "exports/", object().put("title", "S").build()));
    deed("delete a task", (p, at) -> p.delete("/api/tasks/%d/".formatted(at.task())));
    deed("delete all tasks", (p, at) -> p.delete(project(at) + "tasks/"));
    deed("drop all tabs", (p, at) -> p.delete("/api/dm/views/reset/?project=" + at.project()));
    deed(
        "make a shared tab",
        (p, at) ->
            p.post(
                "/api/dm/views/",
                object()
                    .put("project", at.project())
                    .put("data", object().put("title", "Tab").build())
                    .build()));
  }

  private static String annotation(long id) {
    return "/api/annotations/%d/".formatted(id);
  }

  private void labeling() {
    deed("take the next task", (p, at) -> p.get(project(at) + "next"));
    deed("annotate a task", (p, at) -> MatrixWorld.annotate(p, at.task()));
    deed(
        "change an own annotation",
        (p, at) -> p.patch(annotation(at.annotation()), MatrixWorld.result().build()));
    deed("delete an own annotation", (p, at) -> p.delete(annotation(at.annotation())));
    deed(
        "change another's annotation",
        (p, at) -> p.patch(annotation(at.foreign()), MatrixWorld.result().build()));
    deed("delete another's annotation", (p, at) -> p.delete(annotation(at.foreign())));
  }
}
