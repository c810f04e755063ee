"""Members of a project and their roles in it."""

from subjects import colleague, project


def run(sdk, checks, address, person):
    home = sdk.users.whoami().active_organization
    people = [colleague(sdk, f"{name}.project@example.org", first_name=name) for name in ("anna", "ben", "cleo")]
    anna, ben, cleo = (each.id for each in people)
    for each in people:
        sdk.organizations.members.update(home, user_id=each.id, role="AN")
    made = project(sdk, "Team")
    members = sdk.projects.members

    def inside(**filters):
        return sorted(each.id for each in members.paginated.list(made.id, implicit=False, **filters))

    checks.equal("a member is added", members.add(made.id, user=anna).user, anna)
    checks.equal("and listed", inside(), [anna])
    many = members.bulk.post(made.id, all_=False, included=[ben, cleo])
    checks.equal("many are added", (many.assignments, many.skipped_user_ids), (2, []))
    checks.equal("page by page", inside(page_size=1), sorted([anna, ben, cleo]))
    checks.equal("by name", inside(search="cleo"), [cleo])
    checks.equal("by id", inside(ids=f"{anna},{ben}"), sorted([anna, ben]))
    row = next(each for each in members.paginated.list(made.id, implicit=False, ids=str(anna)))
    checks.equal("no role of their own, nor implied", (row.project_role, row.implicit_member), (None, False))
    implied = [each.id for each in members.paginated.list(made.id, implicit=True) if each.implicit_member]
    checks.equal("the owner is a member by their role", implied, [sdk.users.whoami().id])

    roles = sdk.projects.roles
    given = roles.add(project=made.id, user=anna, role="RE")
    checks.equal("a role in the project", (given.user, given.project, given.role), (anna, made.id, "RE"))
    checks.equal("roles of the project", [(each.user, each.role) for each in roles.get(made.id)], [(anna, "RE")])
    checks.equal("one's own roles, of which an owner has none", roles.list(ids=made.id), [])
    checks.equal("by role", inside(role=["RE"]), [anna])
    row = next(each for each in members.paginated.list(made.id, ids=str(anna)))
    checks.equal("it stands in the row", (row.project_role, row.project_role_source), ("RE", "manual"))
    checks.refused("an owner of a project", 400, lambda: roles.add(project=made.id, user=anna, role="OW"))
    roles.remove(given.id)
    checks.equal("it is taken away", roles.get(made.id), [])
    checks.equal("who stays a member", inside(ids=str(anna)), [anna])

    table = b"".join(members.export_csv(made.id)).decode().splitlines()
    checks.that("a table of members", len(table) >= 4 and "email" in table[0].lower(), f"it is {table}")
    some = b"".join(members.export_csv(made.id, ids=str(anna))).decode()
    checks.that("of some", "anna.project@example.org" in some and "ben.project" not in some, f"it is {some!r}")

    members.remove(made.id, user=anna)
    checks.equal("one leaves", inside(), sorted([ben, cleo]))
    checks.equal("some leave", members.bulk.delete(made.id, included=str(ben)).unassignments, 1)
    checks.equal("all leave", members.bulk.delete(made.id, all_=True).unassignments, 1)
    checks.equal("nobody is left", inside(), [])
    checks.refused("somebody who is nobody", 404, lambda: members.add(made.id, user=999_999_999))
