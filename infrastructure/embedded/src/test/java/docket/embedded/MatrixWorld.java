package docket.embedded;

import docket.domain.json.Json;
import docket.domain.json.Json.ObjectBuilder;
import docket.embedded.Product.Answer;
import docket.embedded.Product.User;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/** Two organizations with somebody of each role, and fresh things to try deeds on. */
final class MatrixWorld {
  private static final String CONFIG =
      "<View><Text name=\"t\" value=\"$text\"/><Choices name=\"c\" toName=\"t\"><Choice value=\"A\"/></Choices></View>";

  /** Where a thing lies, seen from whoever tries. */
  enum Scope {
    /** In the same organization, and given to them. */
    WITHIN,
    /** In the same organization, and not given to them. */
    BEYOND,
    /** In another organization. */
    ELSEWHERE
  }

  /**
   * Things that a deed is tried on.
   *
   * @param annotation an annotation of whoever tries where they have one, else of an owner
   */
  record Place(
      long organization,
      long workspace,
      long other,
      long project,
      long task,
      long annotation,
      long foreign,
      long victim,
      long waiting) {}

  private final Side here;
  private final Side elsewhere;
  private final Map<String, User> people = new LinkedHashMap<>();
  private final Map<User, Long> ids = new LinkedHashMap<>();
  private final Map<String, Place> places = new LinkedHashMap<>();
  private int number;

  MatrixWorld(Product product) {
    here = new Side(product.founder("owner@example.org"));
    elsewhere = new Side(product.founder("other@example.org"));
    for (var code : List.of("AN", "RE", "MA", "AD", "NO", "DI")) {
      var working = code.equals("NO") || code.equals("DI") ? "AN" : code;
      var email = code + "@example.org";
      var person = here.owner.colleague(email.toLowerCase(Locale.ROOT), working);
      people.put(code, person);
      ids.put(person, person.id());
    }
    people.put("OW", here.owner);
    ids.put(here.owner, here.owner.id());
    for (var code : List.of("NO", "DI")) {
      here.role(id(person(code)), code);
    }
  }

  /** One organization, seen by its owner. */
  private static final class Side {
    private final User owner;
    private final long organization;
    private long victim;
    private final long waiting;
    private int guests;

    Side(User owner) {
      this.owner = owner;
      organization = owner.get("/api/current-user/whoami").number("active_organization");
      victim = guest("RE");
      waiting = guest("NO");
    }

    private long guest(String role) {
      var email = "guest%d-%d@example.org".formatted(organization, guests++);
      var body = object().put("email", email).put("password", "a long enough secret").build();
      long made = owner.post("/api/users/", body).expect(201).number("id");
      role(made, role);
      return made;
    }

    private void role(long user, String role) {
      owner
          .patch(memberships(), object().put("user_id", user).put("role", role).build())
          .expect(200);
    }

    private String memberships() {
      return "/api/organizations/%d/memberships".formatted(organization);
    }

    private long make(String path, Json body) {
      return owner.post(path, body).expect(201).number("id");
    }

    /** Guests as a deed expects them, whatever the one before did. */
    private void restore() {
      if (owner.get(memberships() + "/" + victim + "/").status() != 200) {
        victim = guest("RE");
      }
      role(victim, "RE");
      role(waiting, "NO");
    }
  }

  User person(String code) {
    return Objects.requireNonNull(people.get(code));
  }

  long id(User person) {
    return Objects.requireNonNull(ids.get(person));
  }

  /** Things in that scope of a person of that role, as they were made. */
  Place place(String code, Scope scope) {
    return places.computeIfAbsent(code + scope, _ -> fresh(code, scope));
  }

  /** Something was done there: the next deed finds new things. */
  void leave(String code, Scope scope) {
    places.remove(code + scope);
  }

  /** Takes the task table of a project away from reviewers. */
  void close(long project) {
    var review = object().put("show_data_manager_to_reviewers", false).build();
    var closed = object().put("review_settings", review).build();
    for (var side : List.of(here, elsewhere)) {
      side.owner.patch("/api/projects/%d/".formatted(project), closed);
    }
  }

  private Place fresh(String code, Scope scope) {
    var side = scope == Scope.ELSEWHERE ? elsewhere : here;
    side.restore();
    long workspace = side.make("/api/workspaces/", titled().build());
    long other = side.make("/api/workspaces/", titled().build());
    long project = side.make("/api/projects/", project(workspace).build());
    var path = "/api/projects/%d/import?return_task_ids=true".formatted(project);
    var tasks =
        List.of((Json) object().put("text", "a").build(), object().put("text", "b").build());
    var imported = side.owner.post(path, Json.array(tasks)).expect(201);
    long task = ((Json.Int) imported.object().array("task_ids").items().getFirst()).value();
    long foreign = annotate(side.owner, task).expect(201).number("id");
    long own = foreign;
    var person = person(code);
    boolean works = !code.equals("NO") && !code.equals("DI");
    if (scope == Scope.WITHIN && works) {
      if (!code.equals("OW") && !code.equals("AD")) {
        admit(person, code, List.of(workspace, other), project);
      }
      own = annotate(person, task).expect(201).number("id");
    }
    return new Place(
        side.organization,
        workspace,
        other,
        project,
        task,
        own,
        foreign,
        side.victim,
        side.waiting);
  }

  private void admit(User person, String code, List<Long> workspaces, long project) {
    var body = object().put("user", id(person)).build();
    for (long workspace : workspaces) {
      here.owner.post("/api/workspaces/%d/memberships/".formatted(workspace), body).expect(200);
    }
    if (!code.equals("MA")) {
      here.owner.post("/api/projects/%d/members/".formatted(project), body).expect(201);
    }
  }

  static Answer annotate(User person, long task) {
    return person.post("/api/tasks/%d/annotations/".formatted(task), result().build());
  }

  static ObjectBuilder result() {
    return object().put("result", Json.EMPTY_ARRAY).put("lead_time", 1);
  }

  ObjectBuilder titled() {
    return object().put("title", "Title " + number++);
  }

  ObjectBuilder project(long workspace) {
    return titled()
        .put("label_config", CONFIG)
        .put("workspace", workspace)
        .put("maximum_annotations", 3)
        .put("is_published", true);
  }

  static ObjectBuilder object() {
    return Json.object();
  }
}
