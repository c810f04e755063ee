"""The organization: its settings, who may do what in it, sessions and what happened."""

from subjects import colleague, project


def run(sdk, checks, address, person):
    home = sdk.users.whoami().active_organization
    all_mine = sdk.organizations.list(ordering="id")
    checks.equal("one's organizations", [(each.id, each.title) for each in all_mine], [(home, person.email)])
    changed = sdk.organizations.update(home, title="Acme", contact_info="help@example.org")
    checks.equal("its name", changed.title, "Acme")
    checks.equal("is kept", sdk.organizations.get(home).title, "Acme")
    checks.equal("0 is one's own", sdk.organizations.get(0).id, home)
    checks.refused("somebody else's", 404, lambda: sdk.organizations.get(999_999_999))
    settings = sdk.organizations.update_default_role(home, default_role="AN", extra_data_on_activity_logs=True)
    checks.equal("role of who joins", (settings.organization, settings.default_role), (home, "AN"))
    joined = colleague(sdk, "new.organizations@example.org")
    checks.equal("is the new one's", joined.organization_membership.role, "AN")
    checks.refused("owners who join", 400, lambda: sdk.organizations.update_default_role(home, default_role="OW"))

    permissions = sdk.organizations.permissions
    options = {each.permission: each for each in permissions.get_options(home)}
    checks.that("what can be decided", "organizations.invite" in options and "MA" in options["organizations.invite"].default)
    checks.equal("nothing is decided yet", permissions.list(home), [])
    made = permissions.create(home, permission="organizations.invite", roles=["AD"])
    checks.equal("a decision", (made.permission, made.roles, made.organization), ("organizations.invite", ["AD"], home))
    checks.equal("is listed", [each.permission for each in permissions.list(home)], ["organizations.invite"])
    checks.equal("and read", permissions.get(home, "organizations.invite").roles, ["AD"])
    changed = permissions.update(home, "organizations.invite", roles=["MA", "AD"])
    checks.equal("it is changed", sorted(changed.roles), ["AD", "MA"])
    other = permissions.replace(home, "organizations.invite", permission="organizations.invite", roles=[])
    checks.equal("or replaced", other.roles, [])
    permissions.delete(home, "organizations.invite")
    checks.refused("a decision withdrawn", 404, lambda: permissions.get(home, "organizations.invite"))
    checks.refused("what nobody can decide", 400, lambda: permissions.create(home, permission="no.such", roles=[]))

    before = sdk.session_policy.get()
    checks.that("sessions end", before.max_session_age > 0 and before.max_time_between_activity > 0)
    policy = sdk.session_policy.update(max_session_age=600, max_time_between_activity=60)
    checks.equal("sooner", (policy.max_session_age, policy.max_time_between_activity), (600, 60))
    checks.equal("from now on", sdk.session_policy.get().max_session_age, 600)
    checks.refused("never", 400, lambda: sdk.session_policy.update(max_session_age=-1))

    made = project(sdk, "Logged")
    sdk.projects.update(made.id, title="Logged twice")
    log = sdk.activity_logs.list(project=made.id, method="PATCH", page=1, page_size=10)
    checks.equal("what happened is one answer in a list", len(log), 1)
    checks.equal("rows of it", [(row.request_method, row.email) for row in log[0].data], [("PATCH", person.email)])
    checks.that("of all that happened", log[0].records_filtered == 1 < log[0].records_total)
    checks.that("limits of the plan", sdk.billing.info().billing_flags is not None)
    checks.equal("version", sdk.versions.get().edition, "Enterprise")
