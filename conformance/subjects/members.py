"""Members of the organization: found, given roles, removed."""

import datetime

from subjects import colleague, project


LONG_AGO = datetime.datetime(2000, 1, 1, tzinfo=datetime.timezone.utc)


def run(sdk, checks, address, person):
    me = sdk.users.whoami()
    home = me.active_organization
    members = sdk.organizations.members
    anna = colleague(sdk, "anna.members@example.org", first_name="Anna", last_name="Ames")
    ben = colleague(sdk, "ben.members@example.org", first_name="Ben", last_name="Bell")

    def found(**filters):
        return sorted(row.user.id for row in members.list(home, **filters))

    checks.equal("everybody is listed", found(), sorted([me.id, anna.id, ben.id]))
    given = members.update(home, user_id=anna.id, role="RE")
    checks.equal("a role is given", (given.user.id, given.role, given.role_source), (anna.id, "RE", "manual"))
    members.update(home, user_id=ben.id, role="AN")
    checks.equal("the seat of who works", members.update(home, user_id=ben.id, user_type="standard").user_type, "standard")
    checks.refused("no other seat", 400, lambda: members.update(home, user_id=ben.id, user_type="service"))
    checks.equal("page by page", len([row.id for row in members.list(home, page_size=1)]), 3)
    checks.equal("by role", found(role=["RE"]), [anna.id])
    checks.equal("by two roles", found(role=["RE", "AN"]), sorted([anna.id, ben.id]))
    checks.equal("by name", found(search="Ames"), [anna.id])
    checks.equal("by seat", found(user_type=["viewonly", "service"]), [])
    ordered = [row.user.id for row in members.list(home, ordering="-user__email")]
    checks.equal("in another order", ordered, [me.id, ben.id, anna.id])
    checks.equal("by activity, which colleagues have none of", found(user_last_activity_gte=LONG_AGO), [me.id])

    tag = sdk.organizations.member_tags.create(home, label="cats")
    sdk.organizations.member_tags.assign(
        home, all_=False, included=[anna.id], bulk_organization_member_tag_assignment_request_tags=[tag.id])
    checks.equal("by tag", found(tags=str(tag.id)), [anna.id])
    tagged = [row.tags for row in members.list(home) if row.user.id == anna.id]
    checks.equal("tags stand in the row", [each.label for each in tagged[0]], ["cats"])

    made = project(sdk, "Members")
    sdk.projects.members.add(made.id, user=anna.id)
    checks.equal("outside a project", found(exclude_project_id=made.id), sorted([me.id, ben.id]))
    space = sdk.workspaces.create(title="Members")
    sdk.workspaces.members.create(space.id, user=ben.id)
    checks.that("outside a workspace", ben.id not in found(exclude_workspace_id=space.id))
    rows = {row.user.id: row for row in members.list(home, contributed_to_projects=True)}
    checks.equal("with projects that they made", [each.id for each in rows[me.id].created_projects], [made.id])

    detail = members.get(home, anna.id)
    checks.equal("one member", (detail.user, detail.organization, detail.annotations_count), (anna.id, home, 0))
    checks.that("since when", detail.created_at is not None)
    checks.refused("one's own role", 403, lambda: members.update(home, user_id=me.id, role="AN"))
    checks.refused("a second owner", 400, lambda: members.update(home, user_id=anna.id, role="OW"))
    checks.refused("oneself", 405, lambda: members.delete(home, me.id))
    members.delete(home, ben.id)
    checks.equal("a removed member is not listed", found(), sorted([me.id, anna.id]))
    checks.equal("but among the removed", found(is_deleted=True), [ben.id])
    checks.refused("removed again", 404, lambda: members.delete(home, ben.id))
