package docket.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import docket.domain.id.UserId;
import docket.domain.json.Json;
import docket.embedded.Product.Answer;
import docket.embedded.Product.Session;
import docket.embedded.Product.User;
import docket.platform.access.OneTimeLinks;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Calls every operation that is served, with success, and holds each answer against the contract:
 * its status is declared, its body fits the schema. An operation that leaves {@code pending.csv}
 * fails here until it is walked.
 */
class ContractWalkTest {
  private static final String CONFIG =
      "<View><Text name='text' value='$text'/><Choices name='mood' toName='text'>"
          + "<Choice value='Good'/><Choice value='Bad'/></Choices></View>";

  private static final String RESULT =
      "[{'id':'r','from_name':'mood','to_name':'text','type':'choices','value':{'choices':['Good']}}]";

  private final Walk walk = new Walk();
  private Product product;
  private User owner;
  private Calls calls;
  private PeopleCalls people;

  @BeforeEach
  void start(@TempDir Path folder) {
    product = Product.start(folder);
    owner = product.founder("owner@example.org");
    calls = new Calls(walk, owner);
    people = new PeopleCalls(product, calls);
  }

  @AfterEach
  void close() {
    product.close();
  }

  @Test
  void when_every_served_operation_is_called_then_its_answer_is_as_the_contract_says() {
    pages();
    people();
    tokens();
    workspaces();
    projects();
    tasks();
    predictions();
    labeling();
    dataManager();
    uploads();
    exports();
    assertThat(walk.wrong()).isEmpty();
    assertThat(walk.unwalked()).isEmpty();
  }

  @Test
  void when_an_answer_is_not_as_the_contract_says_then_the_walk_notes_it() {
    long id = project("Wrong").number("id");
    var read = owner.get("/api/projects/%d/".formatted(id));
    var project = read.object().with("id", Json.of("1"));
    walk.note("GET", "/api/projects/1/", new Answer(200, project, read.raw()));
    walk.note("GET", "/api/projects/1/", new Answer(202, project, read.raw()));
    walk.note("GET", "/api/nothing/", new Answer(200, project, read.raw()));
    assertThat(walk.wrong())
        .containsExactly(
            "GET,/api/projects/{id}/.id is no integer: Str[value=1]",
            "GET,/api/projects/{id}/ answered the undeclared status 202",
            "GET /api/nothing/ is in no contract");
  }

  private Answer get(String path) {
    return calls.get(path);
  }

  private Answer call(int status, String method, String path, String body) {
    return calls.call(status, method, path, body);
  }

  private void pages() {
    var visitor = new Session(product);
    walk.note("GET", "/health", visitor.get("/health")).expect(200);
    walk.note("GET", "/user/signup/", visitor.get("/user/signup/")).expect(200);
    var account = Map.of("email", "visitor@example.org", "password", "a long enough secret");
    walk.note("POST", "/user/signup/", visitor.form("/user/signup/", account)).expect(302);
    walk.note("GET", "/projects/", visitor.get("/projects/")).expect(200);
    walk.note("GET", "/logout/", visitor.get("/logout/")).expect(302);
    walk.note("GET", "/user/login/", visitor.get("/user/login/")).expect(200);
    walk.note("POST", "/user/login/", visitor.form("/user/login/", account)).expect(302);
    accessToken(visitor);
    walk.note("GET", "/api/auth/csrf", visitor.get("/api/auth/csrf")).expect(200);
    walk.note("GET", "/api/auth/state", visitor.get("/api/auth/state")).expect(200);
    var secret = Json.object().put("password", "a long enough secret");
    post(visitor, 204, "/api/auth/confirm", secret.build());
    sessions(visitor, secret.put("email", "visitor@example.org").build());
    confirmations();
    post(visitor, 204, "/api/auth/logout", Json.EMPTY_OBJECT);
    post(visitor, 200, "/api/auth/login", secret.put("email", "visitor@example.org").build());
    walk.note("POST", "/logout", visitor.form("/logout", Map.of())).expect(302);
    walk.note("GET", "/user/one-time", new Session(product).get(oneTime())).expect(302);
    post(
        new Session(product),
        201,
        "/api/auth/signup",
        secret.put("email", "second@example.org").build());
    get("/api/version/");
    get("/api/feature-flags");
    get("/api/billing/info");
    get("/api/templates");
  }

  private void people() {
    get("/api/current-user");
    call(200, "PATCH", "/api/current-user", "{'first_name':'Olga'}");
    get("/api/current-user/hotkeys/");
    call(200, "PATCH", "/api/current-user/hotkeys/", "{'custom_hotkeys':{}}");
    long organization = get("/api/current-user/whoami").number("active_organization");
    get("/api/users/");
    long user =
        call(201, "POST", "/api/users/", "{'email':'ann@example.org','username':'ann'}")
            .number("id");
    get("/api/users/" + user + "/");
    call(200, "PATCH", "/api/users/" + owner.id() + "/", "{'last_name':'Ott'}");
    var avatar = "/api/users/%d/avatar/".formatted(owner.id());
    walk.note("POST", avatar, owner.send("POST", avatar, AvatarsTest.gif(), Hostile.MULTIPART))
        .expect(200);
    var picture = owner.get("/api/current-user").text("avatar");
    walk.note("GET", picture, owner.get(picture)).expect(200);
    call(204, "DELETE", avatar, "");
    get("/api/organizations/");
    get("/api/organizations/" + organization);
    call(200, "PATCH", "/api/organizations/" + organization, "{'title':'Ours'}");
    var members = "/api/organizations/%d/memberships".formatted(organization);
    call(200, "PATCH", members, "{'user_id':%d,'role':'RE'}".formatted(user));
    call(200, "POST", members, "{'user_id':%d,'role':'AN'}".formatted(user));
    call(200, "PATCH", "/api/organization", "{'title':'Ours again'}");
    get(members);
    get("%s/%d/".formatted(members, user));
    call(403, "DELETE", "/api/users/%d/".formatted(user), "");
    call(204, "DELETE", "%s/%d/".formatted(members, user), "");
    get("/api/invite");
    people.walk(organization);
    call(201, "POST", "/api/invite/reset-token", "{}");
    get("/api/session-policy/");
    call(200, "PATCH", "/api/session-policy/", "{'max_session_age':600}");
  }

  private void tokens() {
    get("/api/jwt/settings");
    call(
        200,
        "POST",
        "/api/jwt/settings",
        "{'api_token_ttl_days':9,'legacy_api_tokens_enabled':true}");
    get("/api/current-user/token");
    call(201, "POST", "/api/current-user/reset-token/", "{}");
  }

  private void sessions(Session visitor, Json account) {
    var all = "/api/auth/sessions";
    walk.note("GET", all, visitor.get(all)).expect(200);
    new Session(product).post("/api/auth/login", account).expect(200);
    var other =
        ((Json.Arr) visitor.get(all).body())
            .items().stream()
                .map(Json.Obj.class::cast)
                .filter(row -> Json.of(false).equals(row.get("is_current")))
                .findFirst()
                .orElseThrow();
    var one = all + "/" + other.text("id");
    walk.note("DELETE", one, visitor.delete(one)).expect(204);
    walk.note("DELETE", all, visitor.delete(all)).expect(204);
  }

  private void confirmations() {
    var owner = new UserId(this.owner.id());
    var secret = Json.object().put("password", "a long enough secret");
    var link = Confirmations.link(product, owner, "third@example.org");
    post(new Session(product), 201, "/api/auth/verify-email", secret.put("token", link).build());
    var form = new Session(product);
    var page = "/user/verify-email";
    walk.note("GET", page, form.get(page)).expect(200);
    var fields =
        Map.of(
            "token",
            Confirmations.link(product, owner, "fourth@example.org"),
            "password",
            "a long enough secret");
    walk.note("POST", page, form.form(page, fields)).expect(302);
  }

  private String oneTime() {
    var links = product.docket().context().getBean(OneTimeLinks.class);
    return links.signIn(new UserId(owner.id()), Duration.ofMinutes(1));
  }

  /** The life of a personal access token, from its making to its end. */
  private void accessToken(Session session) {
    var made = post(session, 201, "/api/token/", Json.EMPTY_OBJECT).text("token");
    walk.note("GET", "/api/token/", session.get("/api/token/")).expect(200);
    var fresh = post(session, 200, "/api/token/rotate/", refresh(made)).text("refresh");
    post(session, 200, "/api/token/refresh/", refresh(fresh));
    post(session, 204, "/api/token/blacklist/", refresh(fresh));
  }

  private static Json refresh(String token) {
    return Json.object().put("refresh", token).build();
  }

  private Answer post(Session session, int status, String path, Json body) {
    return walk.note("POST", path, session.post(path, body)).expect(status);
  }

  private void workspaces() {
    long workspace =
        call(201, "POST", "/api/workspaces/", "{'title':'Cats','color':'#FFFFFF'}").number("id");
    var path = "/api/workspaces/%d/".formatted(workspace);
    get("/api/workspaces/");
    get(path);
    get("/api/fsm" + path.substring("/api".length()) + "membership-history/");
    call(200, "PATCH", path, "{'description':'Many'}");
    var me = "{'user':%d}".formatted(owner.id());
    call(200, "POST", path + "memberships/", me);
    get(path + "memberships/");
    call(204, "DELETE", path + "memberships/?user_id=" + owner.id(), "");
    call(201, "POST", "/api/projects/", "{'workspace':%d}".formatted(workspace));
    get(path + "projects/");
    get(path + "memberships/paginated/");
    var all = "{'all':false,'included':[%d]}".formatted(owner.id());
    call(200, "POST", path + "memberships/bulk/", all);
    call(200, "DELETE", path + "memberships/bulk/?all=false&included=" + owner.id(), "");
    long moved = call(201, "POST", "/api/projects/", "{'title':'Moved'}").number("id");
    call(201, "POST", path + "projects/", "{'project':%d}".formatted(moved));
    people.copies(moved, workspace);
    call(204, "DELETE", path + "projects/?project=" + moved, "");
    var empty = call(201, "POST", "/api/workspaces/", "{'title':'Dogs'}").number("id");
    call(204, "DELETE", "/api/workspaces/%d/".formatted(empty), "");
  }

  private Answer project(String title) {
    return owner
        .post(
            "/api/projects/", Json.object().put("title", title).put("label_config", CONFIG).build())
        .expect(201);
  }

  private long projectWithTasks(String title, int count) {
    long project = project(title).number("id");
    for (int i = 0; i < count; i++) {
      call(201, "POST", "/api/tasks/", "{'project':%d,'data':{'text':'t'}}".formatted(project));
    }
    return project;
  }

  private void projects() {
    long project =
        call(201, "POST", "/api/projects/", "{'title':'First','color':'#AABBCC'}").number("id");
    var path = "/api/projects/%d/".formatted(project);
    walk.note("PATCH", path, owner.patch(path, Json.object().put("label_config", CONFIG).build()))
        .expect(200);
    get(path);
    get("/api/projects/");
    get("/api/projects/counts/");
    var validated = Json.object().put("label_config", CONFIG).build();
    for (var validate : new String[] {"/api/projects/validate/", path + "validate/"}) {
      walk.note("POST", validate, owner.post(validate, validated));
    }
    var example = "/api/projects/upload-example/";
    walk.note("POST", example, owner.post(example, validated)).expect(200);
    long member = owner.colleague("member@example.org", "AN").id();
    call(201, "POST", path + "members/", "{'user':%d}".formatted(member));
    get(path + "members/");
    get(path + "members/paginated/");
    var role = "{'user':%d,'project':%d,'role':'RE'}".formatted(member, project);
    long given = call(201, "POST", "/api/projects/roles/", role).number("id");
    get("/api/projects/roles/");
    get(path + "roles");
    call(204, "DELETE", "/api/projects/roles/%d/".formatted(given), "");
    walk.note("GET", path + "members/export/", owner.get(path + "members/export/")).expect(200);
    call(200, "POST", path + "members/bulk/", "{'all':false,'included':[%d]}".formatted(member));
    call(200, "DELETE", path + "members/bulk/?all=false&included=1", "");
    get(path + "annotators/");
    call(204, "DELETE", path + "members/?user=" + member, "");
    get(path + "summary/");
    call(204, "DELETE", path, "");
  }

  private void tasks() {
    long project = project("Tasks").number("id");
    long task =
        call(201, "POST", "/api/tasks/", "{'project':%d,'data':{'text':'a'}}".formatted(project))
            .number("id");
    call(
        201,
        "POST",
        "/api/tasks/%d/annotations/".formatted(task),
        "{'result':%s}".formatted(RESULT));
    call(201, "POST", "/api/predictions/", prediction(task));
    get("/api/tasks/?fields=all&project=" + project);
    get("/api/tasks/%d/".formatted(task));
    call(200, "PATCH", "/api/tasks/%d/".formatted(task), "{'data':{'text':'b'}}");
    get("/api/projects/%d/tasks/".formatted(project));
    call(201, "POST", "/api/projects/%d/tasks/".formatted(project), "{'data':{'text':'c'}}");
    call(204, "DELETE", "/api/tasks/%d/".formatted(task), "");
    call(204, "DELETE", "/api/projects/%d/tasks/".formatted(project), "");
  }

  private static String prediction(long task) {
    return "{'task':%d,'score':0.5,'model_version':'v1','result':%s}".formatted(task, RESULT);
  }

  private long firstTask(long project) {
    var tasks = (Json.Arr) owner.get("/api/projects/%d/tasks/".formatted(project)).body();
    return Product.id(tasks.items().getFirst());
  }

  private void predictions() {
    long project = projectWithTasks("Predictions", 1);
    long task = firstTask(project);
    var one = "/api/predictions/%d/";
    long id = call(201, "POST", "/api/predictions/", prediction(task)).number("id");
    get("/api/predictions/?task=" + task);
    get(one.formatted(id));
    call(200, "PATCH", one.formatted(id), "{'score':0.25}");
    call(200, "PUT", one.formatted(id), prediction(task));
    call(204, "DELETE", one.formatted(id), "");
    var many = "/api/projects/%d/import/predictions".formatted(project);
    call(201, "POST", many, "[%s]".formatted(prediction(task)));
    var versions = "/api/projects/%d/model-versions".formatted(project);
    assertThat(get(versions).number("v1")).isEqualTo(1);
    call(200, "DELETE", versions, "{'model_version':'v1'}");
  }

  private void labeling() {
    long project = projectWithTasks("Labeling", 3);
    var path = "/api/projects/%d/".formatted(project);
    long task = get(path + "next").number("id");
    var answers = "/api/tasks/%d/annotations/".formatted(task);
    long annotation = call(201, "POST", answers, "{'result':%s}".formatted(RESULT)).number("id");
    get(answers);
    var one = "/api/annotations/%d/".formatted(annotation);
    get(one);
    call(200, "PATCH", one, "{'lead_time':3.5}");
    get(path + "label-stream-history/");
    get(path + "previous-task/");
    var drafts = "/api/tasks/%d/drafts".formatted(task);
    long draft = call(201, "POST", drafts, "{'result':%s}".formatted(RESULT)).number("id");
    get(drafts);
    get("/api/drafts/%d/".formatted(draft));
    call(200, "PATCH", "/api/drafts/%d/".formatted(draft), "{'result':[]}");
    call(204, "DELETE", "/api/drafts/%d/".formatted(draft), "");
    call(
        201,
        "POST",
        "/api/tasks/%d/annotations/%d/drafts".formatted(task, annotation),
        "{'result':[]}");
    call(201, "POST", one + "convert-to-draft", "{}");
    long second = call(201, "POST", answers, "{'result':%s}".formatted(RESULT)).number("id");
    call(204, "DELETE", "/api/annotations/%d/".formatted(second), "");
    var made =
        call(
            201,
            "POST",
            "/api/annotations/bulk/",
            "{'project':%d,'selected_items':{'all':true,'excluded':[%d]},'result':%s}"
                .formatted(project, task, RESULT));
    long first = Product.id(((Json.Arr) made.body()).items().getFirst());
    call(
        200,
        "POST",
        "/api/annotations/bulk-delete/",
        "{'project':%d,'ids':[%d]}".formatted(project, first));
  }

  private void dataManager() {
    long project = projectWithTasks("Manager", 1);
    var of = "?project=" + project;
    get("/api/dm/project/" + of);
    get("/api/dm/columns/" + of);
    get("/api/dm/actions/" + of);
    long view =
        call(
                201,
                "POST",
                "/api/dm/views/",
                "{'project':%d,'data':{'title':'Mine'}}".formatted(project))
            .number("id");
    var one = "/api/dm/views/%d/".formatted(view);
    get("/api/dm/views/" + of);
    get(one);
    call(200, "PATCH", one, "{'data':{'title':'Ours'}}");
    call(200, "PUT", one, "{'data':{'title':'Ours'}}");
    call(204, "POST", "/api/dm/views/order/", "{'project':%d,'ids':[%d]}".formatted(project, view));
    call(204, "DELETE", one, "");
    call(204, "DELETE", "/api/dm/views/reset/" + of, "");
    call(
        200,
        "POST",
        "/api/dm/actions/%s&id=delete_tasks".formatted(of),
        "{'selectedItems':{'all':true,'excluded':[]}}");
  }

  private void uploads() {
    long project = project("Uploads").number("id");
    var path = "/api/projects/%d/".formatted(project);
    call(201, "POST", path + "tasks/bulk", "[{'text':'a'}]");
    long job = call(201, "POST", path + "import", "[{'text':'b'}]").number("import");
    get("%simports/%d/".formatted(path, job));
    call(201, "POST", path + "file-uploads", "{'file':'a.txt','size':3}");
    var listed = (Json.Arr) get(path + "file-uploads?all=true").body();
    var first = (Json.Obj) listed.items().getFirst();
    long upload = Product.id(first);
    long again =
        call(201, "POST", path + "reimport", "{'file_upload_ids':[%d]}".formatted(upload))
            .number("reimport");
    get("%sreimports/%d/".formatted(path, again));
    bytes(project, String.valueOf(first.text("file")));
    var one = "/api/import/file-upload/" + upload;
    get(one);
    var part =
        "--x\r\n"
            + "Content-Disposition: form-data; name=\"file\"; filename=\"a.json\"\r\n\r\n"
            + "[]\r\n"
            + "--x--\r\n";
    walk.note(
            "PATCH",
            one,
            owner.send(
                "PATCH",
                one,
                part.getBytes(StandardCharsets.UTF_8),
                "multipart/form-data; boundary=x"))
        .expect(200);
    call(204, "DELETE", one, "");
    call(200, "DELETE", path + "file-uploads", "");
  }

  /** All roads to the bytes of an upload. */
  private void bytes(long project, String file) {
    call(303, "GET", "/data/" + file, "");
    call(303, "GET", "/storage-data/uploaded/?filepath=" + file, "");
    var uri =
        Base64.getUrlEncoder().encodeToString(("/data/" + file).getBytes(StandardCharsets.UTF_8));
    for (var route : new String[] {"resolve", "presign"}) {
      call(303, "GET", "/tasks/%d/%s/?fileuri=%s".formatted(firstTask(project), route, uri), "");
      call(303, "GET", "/projects/%d/%s/?fileuri=%s".formatted(project, route, uri), "");
    }
  }

  private void exports() {
    long project = projectWithTasks("Exports", 1);
    var path = "/api/projects/%d/".formatted(project);
    get(path + "export/formats");
    get(path + "export?download_all_tasks=true");
    long snapshot = call(201, "POST", path + "exports/", "{'title':'Mine'}").number("id");
    get(path + "exports/");
    var one = "%sexports/%d".formatted(path, snapshot);
    Waiting.until(() -> get(one).text("status").equals("completed"));
    call(200, "POST", one + "/convert", "{'export_type':'CSV'}");
    get(one + "/download?exportType=CSV");
    get(one);
    call(204, "DELETE", one, "");
  }
}
