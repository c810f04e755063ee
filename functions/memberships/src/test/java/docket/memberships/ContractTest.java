package docket.memberships;

import static org.assertj.core.api.Assertions.assertThat;

import docket.domain.contract.Schemas;
import docket.domain.json.Json;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
final class ContractTest {
  private final Instance instance = Instance.open();
  private final Schemas contract = Contract.read();
  private final Browser ada = instance.founder("ada@example.org");
  private final Browser ben = ada.invites("ben@example.org", "AN");

  @AfterEach
  void close() {
    instance.close();
  }

  private void holds(String schema, Answer answer) {
    assertThat(contract.violations(schema, answer.object())).as(schema).isEmpty();
  }

  private void eachHolds(String schema, Answer answer) {
    var rows = answer.rows();
    assertThat(rows).isNotEmpty();
    rows.forEach(row -> assertThat(contract.violations(schema, row)).as(schema).isEmpty());
  }

  @Test
  void when_a_value_is_not_as_the_schema_says_then_the_check_bites() {
    var broken = Json.object().put("id", "1").put("title", null).put("created_at", "x").build();
    assertThat(contract.violations("OrganizationId", broken))
        .containsExactly(
            "OrganizationId.id is no integer: Str[value=1]",
            "OrganizationId.title is null",
            "OrganizationId.created_at breaks its format: x");
    assertThat(contract.violations("ProjectMember", Json.EMPTY_OBJECT))
        .containsExactly("ProjectMember lacks user");
  }

  @Test
  void when_people_are_read_then_they_fit() {
    holds("LseUserAPI", ada.get("/api/current-user"));
    holds("LseUserAPI", ada.patch("/api/current-user", Json.object().put("first_name", "Ada")));
    holds("WhoAmIUser", ada.get("/api/current-user/whoami"));
    holds("WhoAmIUser", ben.get("/api/current-user/whoami"));
    eachHolds("LseUserAPI", ada.get("/api/users"));
    holds("LseUser", ada.get("/api/users/" + ben.id()));
    holds(
        "LseUser",
        ada.post("/api/users", Json.object().put("email", "c@example.org").put("username", "c")));
    holds("Hotkeys", ada.get("/api/current-user/hotkeys"));
  }

  @Test
  void when_tokens_and_policies_are_read_then_they_fit() {
    var made = ada.post("/api/token");
    holds("LSEAPITokenCreate", made);
    eachHolds("LSEAPITokenList", ada.get("/api/token"));
    var body = Json.object().put("refresh", made.string("token"));
    holds("TokenRefreshResponse", instance.client().post("/api/token/refresh", body));
    holds("TokenRotateResponse", ada.post("/api/token/rotate", body));
    holds("TokenDetailError", ada.post("/api/token/rotate", body).expect(400));
    holds("TokenDetailError", ada.post("/api/token/blacklist", body).expect(404));
    holds("LSEJWTSettings", ada.get("/api/jwt/settings"));
    holds(
        "LSEJWTSettings",
        ada.post("/api/jwt/settings", Json.object().put("api_token_ttl_days", 7)));
    holds("SessionTimeoutPolicy", ada.get("/api/session-policy"));
    holds(
        "SessionTimeoutPolicy",
        ada.patch("/api/session-policy", Json.object().put("max_session_age", 600)));
  }

  @Test
  void when_organizations_and_members_are_read_then_they_fit() {
    eachHolds("OrganizationId", ada.get("/api/organizations?ordering=-title"));
    holds("LseOrganization", ada.get("/api/organizations/0"));
    holds(
        "LseOrganization",
        ada.patch(
            "/api/organizations/0",
            Json.object().put("title", "Us").put("contact_info", "us@example.org")));
    holds("OrganizationInvite", ada.get("/api/invite"));
    var members = "/api/organizations/" + ada.organization() + "/memberships";
    holds("PaginatedLseOrganizationMemberListList", ada.get(members));
    holds(
        "PaginatedLseOrganizationMemberListList",
        ada.get(members + "?contributed_to_projects=true"));
    holds("LseOrganizationMemberList", ada.gives(ben.id(), "RE"));
    holds("OrganizationMember", ada.get(members + "/" + ben.id()));
    holds("VersionResponse", ada.get("/api/version"));
    holds("BillingInfoResponse", ada.get("/api/billing/info"));
  }

  @Test
  void when_workspaces_are_read_then_they_fit() {
    var made =
        ada.post("/api/workspaces", Json.object().put("title", "Cats").put("color", "#FFFFFF"));
    holds("Workspace", made);
    var path = "/api/workspaces/" + made.id();
    holds("Workspace", ada.get(path));
    holds(
        "Workspace", ada.patch(path, Json.object().put("description", "Many").put("color", null)));
    holds(
        "WorkspaceMemberCreate",
        ada.post(path + "/memberships", Json.object().put("user", ben.id())));
    eachHolds("WorkspaceMemberList", ada.get(path + "/memberships"));
    for (var list : List.of("/api/workspaces", "/api/workspaces?include_all_workspaces=true")) {
      eachHolds("Workspace", ada.get(list));
    }
    eachHolds("Workspace", ben.get("/api/workspaces"));
  }
}
