"""Workspaces, their members and their projects."""

from subjects import colleague, project


def run(sdk, checks, address, person):
    me = sdk.users.whoami()
    people = [colleague(sdk, f"{name}.spaces@example.org", first_name=name) for name in ("anna", "ben", "cleo")]
    anna, ben, cleo = (each.id for each in people)
    space = sdk.workspaces.create(title="Field", description="Photos", color="#00FF00")
    checks.equal("one is made", (space.title, space.description, space.color), ("Field", "Photos", "#00FF00"))
    checks.equal("by whom, and for more than oneself", (space.created_by, space.is_personal), (me.id, False))
    checks.equal("it is read", sdk.workspaces.get(space.id).title, "Field")
    changed = sdk.workspaces.update(space.id, title="Fields", is_archived=True)
    checks.equal("it is changed and archived", (changed.title, changed.is_archived), ("Fields", True))
    archived = [each.id for each in sdk.workspaces.list(is_archived=True)]
    checks.equal("the archived ones", archived, [space.id])
    sdk.workspaces.update(space.id, is_archived=False)
    checks.refused("without a title", 400, lambda: sdk.workspaces.create(title=""))

    members = sdk.workspaces.members

    def inside():
        return sorted(row.user.id for row in members.list(space.id))

    checks.equal("a member is added", members.create(space.id, user=anna).user, anna)
    checks.equal("and listed", inside(), [anna])
    checks.equal("many are added", members.bulk.post(space.id, all_=False, included=[ben, cleo]).assignments, 2)
    checks.equal("all of them", inside(), sorted([anna, ben, cleo]))
    paged = [user.id for user in members.paginated.list(space.id, page_size=1)]
    checks.equal("page by page", sorted(paged), sorted([anna, ben, cleo]))
    checks.equal("by name", [user.id for user in members.paginated.list(space.id, search="cleo")], [cleo])
    checks.equal("by id", [user.id for user in members.paginated.list(space.id, ids=str(ben))], [ben])
    members.delete(space.id, user_id=anna)
    checks.equal("one leaves", inside(), sorted([ben, cleo]))
    checks.equal("some leave", members.bulk.delete(space.id, included=str(ben)).unassignments, 1)
    checks.equal("everybody but one leaves", members.bulk.delete(space.id, all_=True, excluded=str(cleo)).unassignments, 0)
    checks.equal("one is left", inside(), [cleo])
    checks.refused("a member that nobody is", 404, lambda: members.create(space.id, user=999_999_999))

    made = project(sdk, "Movable")
    checks.that("a project starts in one's own workspace", sdk.projects.get(made.id).workspace not in (None, space.id))
    sdk.workspaces.projects.add(space.id, project=made.id)
    checks.equal("it moves", sdk.projects.get(made.id).workspace, space.id)
    checks.equal("projects of a workspace", [each.id for each in sdk.workspaces.projects.list(space.id)], [made.id])
    checks.equal("are counted", sdk.workspaces.get(space.id).projects_count, 1)
    sdk.workspaces.projects.remove(space.id, project=made.id)
    checks.equal("it is taken out", list(sdk.workspaces.projects.list(space.id)), [])
    checks.that("and still there", sdk.projects.get(made.id).workspace != space.id)

    sdk.workspaces.delete(space.id)
    checks.refused("a deleted one", 404, lambda: sdk.workspaces.get(space.id))
    checks.that("is not listed", space.id not in [each.id for each in sdk.workspaces.list(include_all_workspaces=True)])
