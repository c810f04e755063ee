"""People and workspaces by the client of the 1.x SDK."""

from label_studio_sdk import Client
from label_studio_sdk._legacy.users import User, UserRole

from subjects import CONFIG, raw


def run(sdk, checks, address, person):
    client = Client(url=address, api_key=person.legacy_token)
    me = client.get_users()[0]
    checks.equal("oneself", me.email, person.email)
    names = {"username": "anna", "first_name": "Anna", "last_name": "Ames", "initials": "", "phone": ""}
    fresh = User(id=0, email="anna.people@example.org", client=client, **names)
    anna = client.create_user(fresh)
    checks.equal("a user is made", (anna.email, anna.first_name), ("anna.people@example.org", "Anna"))
    checks.equal("a known one is told by None", client.create_user(fresh), None)
    ben = client.create_user({"username": "ben", "email": "ben.people@example.org"})
    checks.equal("users", sorted(user.id for user in client.get_users()), sorted([me.id, anna.id, ben.id]))
    anna.set_role(UserRole.REVIEWER)
    roles = {user.id: user.org_membership[0].role for user in client.get_users()}
    checks.equal("a role is given", (roles[me.id], roles[anna.id]), (UserRole.OWNER, UserRole.REVIEWER))
    checks.equal("the organization", client.get_organization()["id"], me.active_organization)

    answer = client.make_request("POST", "/api/workspaces", json={"title": "Old", "color": "#123456"})
    checks.equal("a workspace is made", answer.status_code, 201)
    space = client.get_workspace_by_title("Old")
    checks.equal("and found by its title", (space.id, space.created_by), (answer.json()["id"], me.id))
    checks.equal("one that is not there", client.get_workspace_by_title("None"), None)
    checks.equal("a member is added", space.add_user(anna)["user"], anna.id)
    inside = raw(sdk, "GET", f"api/workspaces/{space.id}/memberships/").json()
    checks.equal("and is in it", [row["user"]["id"] for row in inside], [anna.id])
    project = client.start_project(title="Old", label_config=CONFIG, workspace=space.id)
    checks.equal("projects of the workspace", [each.id for each in space.get_projects()], [project.id])
    space.remove_user(anna)
    inside = raw(sdk, "GET", f"api/workspaces/{space.id}/memberships/").json()
    checks.equal("a member leaves", inside, [])

    checks.equal("a member of a project", project.add_member(ben)["user"], ben.id)
    checks.that("is listed", ben.id in [user.id for user in project.get_members()])
    answer = client.make_request("DELETE", f"/api/projects/{project.id}/members", json={"user": ben.id})
    checks.equal("leaves it", answer.status_code, 204)
    checks.that("and is not listed", ben.id not in [user.id for user in project.get_members()])
