package docket.embedded;

import static java.util.Objects.requireNonNull;

import docket.domain.json.Json;
import docket.embedded.Operations.Operation;
import docket.embedded.Product.User;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** One of everything in an organization, with its ids by the names that paths use for them. */
record Furniture(Map<String, List<Long>> byKind) {
  private static final String FILE =
      "--b\r\nContent-Disposition: form-data; name=\"f\"; filename=\"a.csv\"\r\n\r\n"
          + "text\nfrom a file\n\r\n--b--\r\n";

  private static final String TAGS =
      "--b\r\nContent-Disposition: form-data; name=\"file\"; filename=\"t.csv\"\r\n\r\n"
          + "email,tags\nnobody@example.org,\n\r\n--b--\r\n";

  /** One about which the owner has decided. */
  static final String PERMISSION = "organizations.invite";

  static Furniture of(Product product, User owner) {
    var ids = new LinkedHashMap<String, List<Long>>();
    var stream = Stream.of(product, owner, Json.object(), 3);
    long project = stream.project();
    long task = stream.states().getFirst().id().value();
    ids.put("projects", List.of(project));
    ids.put("project", List.of(project));
    ids.put("tasks", List.of(task));
    ids.put("users", List.of(owner.id()));
    ids.put("user_pk", List.of(owner.id()));
    ids.put("organizations", List.of(stream.organization().value()));
    ids.put("org_id", List.of(stream.organization().value()));
    ids.put("project_id", List.of(project));
    ids.put(
        "workspaces", List.of(made(owner, "/api/workspaces/", Json.object().put("title", "F"))));
    ids.put("workspace_id", requireNonNull(ids.get("workspaces")));
    long annotation = Stream.submit(owner, task, null).expect(201).number("id");
    ids.put("annotations", List.of(annotation));
    ids.put("annotation_id", List.of(annotation));
    ids.put(
        "drafts",
        List.of(
            made(
                owner,
                "/api/tasks/%d/drafts".formatted(task),
                Json.object().put("result", Json.EMPTY_ARRAY))));
    ids.put(
        "predictions",
        List.of(
            made(
                owner,
                "/api/predictions/",
                Json.object().put("task", task).put("result", Json.EMPTY_ARRAY))));
    ids.put(
        "views",
        List.of(
            made(
                owner,
                "/api/dm/views/",
                Json.object()
                    .put("project", project)
                    .put("data", Json.object().put("title", "V").build()))));
    ids.put(
        "export_pk",
        List.of(made(owner, "/api/projects/%d/exports/".formatted(project), Json.object())));
    addImport(owner, project, ids);
    addPeople(owner, project, ids);
    return new Furniture(ids);
  }

  /** A tag and an import of tags, a role in the project, a decision about a permission. */
  private static void addPeople(User owner, long project, Map<String, List<Long>> ids) {
    var tags = "/api/organizations/0/member-tags";
    ids.put("tag_pk", List.of(made(owner, tags, Json.object().put("label", "F" + project))));
    var imported =
        owner
            .send(
                "POST",
                tags + "/imports",
                TAGS.getBytes(java.nio.charset.StandardCharsets.UTF_8),
                "multipart/form-data; boundary=b")
            .expect(201);
    ids.put("tag_import", List.of(imported.number("import")));
    var email = "annotator.%d@example.org".formatted(project);
    long annotator = made(owner, "/api/users/", Json.object().put("email", email));
    owner
        .send(
            "PATCH",
            "/api/organizations/0/memberships",
            docket.store.json.JsonText.bytes(
                Json.object().put("user_id", annotator).put("role", "AN").build()))
        .expect(200);
    ids.put("annotator", List.of(annotator));
    ids.put("roles", List.of(made(owner, "/api/projects/roles/", role(annotator, project))));
    ids.put(
        "project-templates",
        List.of(
            made(
                owner,
                "/api/project-templates/",
                Json.object().put("name", "F").put("project_id", project))));
    decide(owner);
  }

  static Json.ObjectBuilder role(long user, long project) {
    return Json.object().put("user", user).put("project", project).put("role", "RE");
  }

  static void decide(User owner) {
    owner
        .post(
            "/api/organizations/0/permissions",
            Json.object().put("permission", PERMISSION).put("roles", List.of("MA", "AD")).build())
        .expect(200);
  }

  /** An import of a file, so that there is an upload, and a reimport of it. */
  private static void addImport(User owner, long project, Map<String, List<Long>> ids) {
    var imported =
        owner
            .send(
                "POST",
                "/api/projects/%d/import".formatted(project),
                FILE.getBytes(java.nio.charset.StandardCharsets.UTF_8),
                "multipart/form-data; boundary=b")
            .expect(201);
    ids.put("import_pk", List.of(imported.number("import")));
    ids.put("reimport_pk", List.of(imported.number("import")));
    var uploads =
        (Json.Arr)
            owner
                .get("/api/projects/%d/file-uploads?all=true".formatted(project))
                .expect(200)
                .body();
    uploads.items().stream()
        .filter(upload -> ((Json.Obj) upload).get("id") instanceof Json.Int)
        .findFirst()
        .ifPresent(upload -> {
          var id = ((Json.Int) requireNonNull(((Json.Obj) upload).get("id"))).value();
          ids.put("import", List.of(id));
          ids.put("file-upload", List.of(id));
        });
  }

  private static long made(User owner, String path, Json.ObjectBuilder body) {
    return owner.post(path, body.build()).expect(201).number("id");
  }

  long id(String kind) {
    return requireNonNull(byKind.get(kind), kind).getFirst();
  }

  /** The id that a variable of an operation's path stands for. */
  String text(Operation operation, String variable) {
    return variable.equals("permission_key")
        ? PERMISSION
        : String.valueOf(id(kind(operation, variable)));
  }

  static String kind(Operation operation, String variable) {
    if (variable.equals("import_pk") && operation.path().contains("member-tags")) {
      return "tag_import";
    }
    if (!variable.equals("id")) {
      return variable;
    }
    var parts = operation.path().split("/");
    return parts[java.util.Arrays.asList(parts).indexOf("{id}") - 1];
  }
}
