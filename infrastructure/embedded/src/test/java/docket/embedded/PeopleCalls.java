package docket.embedded;

import docket.domain.id.UserId;
import docket.domain.json.Json;
import docket.embedded.Product.Session;
import docket.store.access.Invitations;
import docket.store.access.PasswordResets;
import docket.store.access.Secrets;
import docket.store.access.Users;

/** Walks what the contract has about people: permissions, tags, invitations, copies of projects. */
final class PeopleCalls {
  private final Product product;
  private final Calls calls;

  PeopleCalls(Product product, Calls calls) {
    this.product = product;
    this.calls = calls;
  }

  void walk(long organization) {
    decisions("/api/organizations/" + organization);
    tags("/api/organizations/" + organization);
    invitations();
    calls.get("/api/activity-logs/");
    calls.get("/api/organizations/%d/seat-report?include_seat_usage=1".formatted(organization));
    calls.get("/api/fsm/organizations/%d/membership-history/".formatted(organization));
    calls.get("/api/fsm/organizations/%d/settings-history/".formatted(organization));
    var table = "/api/activity-logs/export";
    calls.walk().note("GET", table, calls.user().get(table)).expect(200);
  }

  private void decisions(String organization) {
    calls.call(200, "PATCH", organization + "/set-default-role", "{'default_role':'NO'}");
    var all = organization + "/permissions";
    calls.get(all + "/options");
    calls.call(200, "POST", all, "{'permission':'ai.assistant','roles':['MA']}");
    calls.get(all);
    calls.get(all + "/ai.assistant");
    calls.call(200, "PATCH", all + "/ai.assistant", "{'roles':['AD']}");
    calls.call(200, "PUT", all + "/ai.assistant", "{'permission':'ai.assistant','roles':['AD']}");
    calls.call(204, "DELETE", all + "/ai.assistant", "");
  }

  private void tags(String organization) {
    var all = organization + "/member-tags";
    long tag = calls.call(201, "POST", all, "{'label':'cats'}").number("id");
    calls.get(all);
    calls.get(all + "/" + tag);
    calls.call(200, "PATCH", all + "/" + tag, "{'label':'dogs'}");
    calls.call(201, "POST", all + "/bulk", "{'labels':['a','b']}");
    var assignment = "{'all':false,'included':[%d],'tags':[%d]}".formatted(calls.user().id(), tag);
    calls.call(200, "POST", all + "/assignments", assignment);
    var file =
        "--b\r\nContent-Disposition: form-data; name=\"file\"; filename=\"t.csv\"\r\n\r\n"
            + "email,tags\nowner@example.org,x\n\r\n--b--\r\n";
    var sent =
        calls
            .user()
            .send(
                "POST",
                all + "/imports",
                file.getBytes(java.nio.charset.StandardCharsets.UTF_8),
                "multipart/form-data; boundary=b");
    long id = calls.walk().note("POST", all + "/imports", sent).expect(201).number("import");
    calls.get(all + "/imports/" + id);
    calls.call(204, "DELETE", all + "/" + tag, "");
    calls.call(200, "DELETE", all + "/bulk?ids=1,2,3", "");
  }

  private void invitations() {
    calls.call(200, "POST", "/api/invite/send-email", "{'emails':['new@example.org'],'role':'AN'}");
    calls.get("/api/invites");
    calls.call(200, "POST", "/api/invite/revoke", "{'email':'new@example.org'}");
    var secret = invitation("owner@example.org");
    calls.get("/api/auth/invitation?token=" + secret);
    calls.call(204, "POST", "/api/auth/accept-invitation", "{'token':'%s'}".formatted(secret));
    var visitor = new Session(product);
    visitor.get("/api/auth/csrf");
    var ask = Json.object().put("email", "nobody@example.org").build();
    post(visitor, "/api/auth/password-reset", ask);
    var reset = Json.object().put("token", reset()).put("password", "a quite different secret");
    post(visitor, "/api/auth/password-reset/confirm", reset.build());
  }

  private String invitation(String email) {
    var secret = Secrets.random();
    var now = java.time.Instant.now();
    product
        .docket()
        .context()
        .getBean(Invitations.class)
        .send(
            new Invitations.Invitation(
                Secrets.hash(secret),
                new docket.domain.id.OrganizationId(
                    calls.user().get("/api/current-user/whoami").number("active_organization")),
                email,
                docket.domain.access.Role.ANNOTATOR,
                "standard",
                java.util.List.of(),
                java.util.List.of(),
                new UserId(calls.user().id()),
                now,
                now.plusSeconds(60)));
    return secret;
  }

  private String reset() {
    var secret = Secrets.random();
    var person = new UserId(calls.user().colleague("forgetful@example.org", "AN").id());
    var context = product.docket().context();
    context
        .getBean(PasswordResets.class)
        .store(
            new PasswordResets.Reset(
                Secrets.hash(secret),
                person,
                context.getBean(Users.class).secrets(person).passwordHash(),
                java.time.Instant.now().plusSeconds(60)));
    return secret;
  }

  void copies(long project, long workspace) {
    calls.get("/api/fsm/projects/%d/membership-history/".formatted(project));
    calls.get("/api/fsm/projects/%d/role-history/".formatted(project));
    var copy = "{'title':'A copy','mode':'settings,data','workspace':%d}".formatted(workspace);
    calls.call(201, "POST", "/api/projects/%d/duplicate/".formatted(project), copy);
    var template = "{'name':'Ours','project_id':%d}".formatted(project);
    var all = "/api/project-templates/";
    long id = calls.call(201, "POST", all, template).number("id");
    calls.get(all);
    calls.get(all + id);
    calls.call(200, "PATCH", all + id, "{'name':'Theirs'}");
    calls.call(200, "PUT", all + id, template);
    calls.call(201, "POST", all + id + "/create-project", "{'title':'From it'}");
    calls.call(204, "DELETE", all + id, "");
  }

  private void post(Session session, String path, Json body) {
    calls.walk().note("POST", path, session.post(path, body)).expect(204);
  }
}
