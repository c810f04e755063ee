package docket.embedded;

import static java.util.Objects.requireNonNull;

import docket.domain.id.UserId;
import docket.domain.json.Json;
import docket.embedded.Operations.Operation;
import docket.embedded.Product.Session;
import docket.embedded.Product.User;
import docket.platform.access.OneTimeLinks;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/** Somebody with one of everything, and what requests of theirs are made of. */
final class World {
  private static final String ANONYMOUS = "a".repeat(43);
  private static final String NEW = "new-";
  private static final String PASSWORD = "a long enough secret";

  private final Product product;
  private final Session session;
  private final Map<String, String> known = new LinkedHashMap<>();
  private final Map<String, String> swapped = new LinkedHashMap<>();
  private User user;
  private int emails;

  private World(Product product, Session session, User user) {
    this.product = product;
    this.session = session;
    this.user = user;
  }

  /** A new founder, whose addresses begin with the name. */
  static World of(Product product, String name) {
    var owner = name + "@example.org";
    var account = Json.object().put("email", owner).put("password", PASSWORD).build();
    var session = new Session(product);
    session.post("/api/auth/signup", account).expect(201);
    var world = new World(product, session, new User(product, ""));
    world.known.put("owner", owner);
    world.addToken();
    world.remember("cookie", "csrf", session);
    var spent = new Session(product);
    spent.post("/api/auth/login", account).expect(200);
    world.remember("spent", "spentcsrf", spent);
    world.furnish();
    return world;
  }

  /** The same people with new things; empty where they can do nothing any more. */
  java.util.Optional<World> renewed() {
    var self = user.get("/api/current-user/whoami");
    if (self.status() != 200 || self.number("id") != Long.parseLong(text("users"))) {
      return java.util.Optional.empty();
    }
    var world = new World(product, session, user);
    world.known.putAll(known);
    world.emails = emails;
    world.furnish();
    return java.util.Optional.of(world);
  }

  /** A token in the place of one that was revoked; false where the session is gone too. */
  private boolean addToken() {
    var made = session.post("/api/token", Json.EMPTY_OBJECT);
    if (made.status() == 201) {
      use(made.text("token"));
    }
    return made.status() == 201;
  }

  private void use(String refresh) {
    known.put("refresh", refresh);
    var body = Json.object().put("refresh", refresh).build();
    var access = session.post("/api/token/refresh", body).expect(200).text("access");
    user = new User(product, "Bearer " + access);
  }

  private void remember(String cookie, String csrf, Session session) {
    var held = session.cookies();
    known.put(
        cookie,
        "sessionid=%s; csrftoken=%s".formatted(held.get("sessionid"), held.get("csrftoken")));
    known.put(csrf, requireNonNull(held.get("csrftoken")));
  }

  private void furnish() {
    Furniture.of(product, user)
        .byKind()
        .forEach((kind, ids) -> known.put(kind, String.valueOf(ids.getFirst())));
    var list = "/api/projects/%s/file-uploads?all=true".formatted(known.get("projects"));
    var uploads = (Json.Arr) user.get(list).expect(200).body();
    var stored = String.valueOf(((Json.Obj) uploads.items().getFirst()).text("file"));
    known.put("file", stored.substring(stored.lastIndexOf('/') + 1));
    known.put("colleagues", newcomer());
    var own = text("users");
    user.send("POST", "/api/users/%s/avatar/".formatted(own), AvatarsTest.gif(), Hostile.MULTIPART)
        .expect(200);
    var avatar = user.get("/api/current-user/whoami").expect(200).text("avatar");
    known.put("person", own);
    known.put("picture", avatar.substring(avatar.lastIndexOf('/') + 1));
  }

  private String newcomer() {
    return made("/api/users/", Json.object().put("email", text("email")));
  }

  /** Somebody who belongs to the workspace and the project. */
  private String member() {
    var person = newcomer();
    var body = Json.object().put("user", Long.parseLong(person)).build();
    user.post("/api/workspaces/%s/memberships/".formatted(known.get("workspaces")), body);
    user.post("/api/projects/%s/members/".formatted(known.get("projects")), body);
    return person;
  }

  private long newAnnotator() {
    var id = Long.parseLong(newcomer());
    user.send(
        "PATCH",
        "/api/organizations/0/memberships",
        docket.store.json.JsonText.bytes(
            Json.object().put("user_id", id).put("role", "AN").build()));
    return id;
  }

  /** The address of somebody whom the owner has invited. */
  private String invited() {
    var email = text("email");
    var body = Json.object().put("emails", java.util.List.of(email)).put("role", "AN").build();
    user.post("/api/invite/send-email", body);
    return email;
  }

  /** The secret of an open invitation of an address. */
  private String invitation(String email) {
    var secret = docket.store.access.Secrets.random();
    var now = java.time.Instant.now();
    product
        .docket()
        .context()
        .getBean(docket.store.access.Invitations.class)
        .send(
            new docket.store.access.Invitations.Invitation(
                docket.store.access.Secrets.hash(secret),
                new docket.domain.id.OrganizationId(Long.parseLong(text("organizations"))),
                email,
                docket.domain.access.Role.ANNOTATOR,
                "standard",
                java.util.List.of(),
                java.util.List.of(),
                new UserId(Long.parseLong(text("users"))),
                now,
                now.plusSeconds(60)));
    return secret;
  }

  /** A secret that lets somebody new choose a password. */
  private String reset() {
    var secret = docket.store.access.Secrets.random();
    var context = product.docket().context();
    var person = new UserId(Long.parseLong(newcomer()));
    var hash = context.getBean(docket.store.access.Users.class).secrets(person).passwordHash();
    context
        .getBean(docket.store.access.PasswordResets.class)
        .store(
            new docket.store.access.PasswordResets.Reset(
                docket.store.access.Secrets.hash(secret),
                person,
                hash,
                java.time.Instant.now().plusSeconds(60)));
    return secret;
  }

  /** The person signs in once more. */
  private String anotherSession() {
    var account =
        Json.object().put("email", text("owner")).put("password", "a long enough secret").build();
    new Session(product).post("/api/auth/login", account);
    return user.get("/api/auth/sessions").body() instanceof Json.Arr listed
            && !listed.items().isEmpty()
        ? requireNonNull(((Json.Obj) listed.items().getFirst()).text("id"))
        : "0"; // the walk has signed them out
  }

  /** A project that lies in the workspace. */
  private String placed() {
    return made(
        "/api/projects/", Json.object().put("workspace", Long.parseLong(text("workspaces"))));
  }

  /** The id of what was made; none where a walk has left nothing to make it in. */
  private String made(String path, Json.ObjectBuilder body) {
    var made = user.post(path, body.build());
    return made.status() == 201 ? String.valueOf(made.number("id")) : "0";
  }

  /** One more of a kind, to be taken away without a loss. */
  private String another(String kind) {
    long project = Long.parseLong(text("projects"));
    var task = text("tasks");
    var result = Json.object().put("result", Json.EMPTY_ARRAY);
    return switch (kind) {
      case "projects" -> made("/api/projects/", Json.object().put("label_config", Stream.CONFIG));
      case "tasks" ->
          made(
              "/api/tasks/",
              Json.object().put("project", project).put("data", Map.of("text", "a")));
      case "workspaces" -> made("/api/workspaces/", Json.object().put("title", "Another"));
      case "annotations" -> made("/api/tasks/%s/annotations/".formatted(task), result);
      case "drafts" -> made("/api/tasks/%s/drafts".formatted(task), result);
      case "predictions" -> made("/api/predictions/", result.put("task", Long.parseLong(task)));
      case "views" ->
          made("/api/dm/views/", Json.object().put("project", project).put("data", Map.of()));
      case "export_pk" -> made("/api/projects/%d/exports/".formatted(project), Json.object());
      case "file-upload" ->
          made(
              "/api/projects/%d/file-uploads".formatted(project),
              Json.object().put("file", "a.txt").put("size", 3));
      case "user_pk" -> newcomer();
      case "session" -> anotherSession();
      case "tag_pk" ->
          made("/api/organizations/0/member-tags", Json.object().put("label", text("label")));
      case "project-templates" ->
          made(
              "/api/project-templates/", Json.object().put("name", "N").put("project_id", project));
      case "roles" -> made("/api/projects/roles/", Furniture.role(newAnnotator(), project));
      case "permission_key" -> {
        user.post(
            "/api/organizations/0/permissions",
            Json.object()
                .put("permission", Furniture.PERMISSION)
                .put("roles", java.util.List.of("MA", "AD"))
                .build());
        yield Furniture.PERMISSION;
      }
      default -> text(kind);
    };
  }

  /** Tokens change when they are used: what an answer says is what is known from now on. */
  void learn(String path, Gate.Heard heard) {
    var plain = path.split("\\?", 2)[0];
    if (heard.status() >= 400 || !plain.matches("/api/token/(rotate|blacklist)/?")) {
      return;
    }
    var told = heard.json() instanceof Json.Obj body ? body.text("refresh") : null;
    if (told == null) {
      addToken();
    } else {
      use(told);
    }
  }

  User user() {
    return user;
  }

  /** The same with another id, or text, in the places of one kind. */
  World with(String kind, String id) {
    var world = new World(product, session, user);
    world.known.putAll(known);
    world.emails = ++emails * 1_000;
    world.swapped.put(kind, id);
    return world;
  }

  /** What stands for a place in an example; unknown ones are none of this world's. */
  String text(String kind) {
    var instead = swapped.get(kind);
    return instead == null ? own(kind) : instead;
  }

  private String own(String kind) {
    return switch (kind) {
      case "anonymous" -> ANONYMOUS;
      case "origin" -> product.address();
      case "email" -> "%s.%d@example.org".formatted(mailbox(), ++emails);
      case "onetime" -> oneTime();
      case "newcomer" -> newcomer();
      case "member" -> member();
      case "invited" -> invited();
      case "invitation" -> invitation(text("email"));
      case "own-invitation" -> invitation(requireNonNull(known.get("owner")));
      case "reset" -> reset();
      case "confirmation" ->
          Confirmations.link(product, new UserId(Long.parseLong(text("users"))), text("email"));
      case "placed" -> placed();
      case "label" -> "label " + ++emails;
      case "permission_key" -> Furniture.PERMISSION;
      case String another when another.startsWith(NEW) -> another(another.substring(NEW.length()));
      default -> known.getOrDefault(kind, "0");
    };
  }

  private String mailbox() {
    return requireNonNull(known.get("owner")).split("@", 2)[0];
  }

  private String oneTime() {
    var links = product.docket().context().getBean(OneTimeLinks.class);
    var link = links.signIn(new UserId(Long.parseLong(text("users"))), Duration.ofMinutes(1));
    return link.substring(link.indexOf('=') + 1);
  }

  /** What stands in a path's braces; what is deleted was made for that. */
  String variable(Operation operation, String name) {
    var kind = Furniture.kind(operation, name);
    if (!operation.method().equals("DELETE")) {
      return text(kind);
    }
    var path = operation.path();
    if (swapped.containsKey(kind)) {
      return text(kind);
    }
    boolean isLast = path.replaceAll("/$", "").endsWith("{" + name + "}");
    boolean isEmptied = path.endsWith("/tasks/") || path.endsWith("/file-uploads");
    return isLast || isEmptied ? another(kind) : text(kind);
  }

  /** Requests delete what they walk through, sign their sender out, close their organization. */
  boolean isGone() {
    return user.get("/api/projects/%s/".formatted(known.get("projects"))).status() != 200
        || user.get("/api/tasks/%s/".formatted(known.get("tasks"))).status() != 200;
  }
}
