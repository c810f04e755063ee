"""Histories of memberships, roles and settings; the SDK has no methods of its own for them yet."""

from subjects import colleague, project, raw


def run(sdk, checks, address, person):
    home = sdk.users.whoami().active_organization
    anna = colleague(sdk, "anna.histories@example.org")

    def told(path, **query):
        rows = raw(sdk, "GET", f"/api/fsm/{path}/", params={"ordering": "created_at", **query}).json()["results"]
        return [(row["previous_state"], row["state"]) for row in rows]

    sdk.organizations.members.update(home, user_id=anna.id, role="AN")
    checks.equal("roles of a member", told(f"organizations/{home}/membership-history", user_id=anna.id)[-1][1], "AN")
    before = len(told(f"organizations/{home}/settings-history"))
    sdk.organizations.update(home, contact_info="history@example.org")
    checks.equal("a change of settings", len(told(f"organizations/{home}/settings-history")), before + 1)
    made = project(sdk, "Told").id
    sdk.projects.members.add(made, user=anna.id)
    sdk.projects.members.remove(made, user=anna.id)
    moves = told(f"projects/{made}/membership-history", user_id=anna.id)
    checks.equal("into a project and out", [state for _, state in moves], ["MEMBER", "REMOVED"])
    sdk.projects.members.add(made, user=anna.id)
    sdk.projects.roles.add(project=made, user=anna.id, role="RE")
    checks.equal("a role there", [state for _, state in told(f"projects/{made}/role-history")], ["RE"])
    space = sdk.workspaces.create(title="Told").id
    sdk.workspaces.members.create(space, user=anna.id)
    moves = told(f"workspaces/{space}/membership-history", user_id=anna.id)
    checks.equal("into a workspace", [state for _, state in moves], ["MEMBER"])
    checks.equal("of nobody's organization", raw(sdk, "GET", "/api/fsm/projects/999999999/role-history/").status_code, 404)
