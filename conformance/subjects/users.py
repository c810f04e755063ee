"""Accounts: one's own, those of colleagues, and keys of one's own."""

from label_studio_sdk import LabelStudio

from subjects import colleague, project


def run(sdk, checks, address, person):
    me = sdk.users.whoami()
    checks.equal("who one is", (me.email, me.organization_membership.role), (person.email, "OW"))
    checks.that("and may do", "organizations.invite" in me.permissions, f"{me.permissions}")
    current = sdk.users.get_current_user()
    checks.equal("the current user", (current.id, current.active_organization), (me.id, me.active_organization))
    changed = sdk.users.update_current_user(first_name="Ada", last_name="Byron", phone="+44 1")
    checks.equal("one's names", (changed.first_name, changed.last_name, changed.phone), ("Ada", "Byron", "+44 1"))
    checks.equal("give the initials", sdk.users.whoami().initials, "AB")
    by_id = sdk.users.update(me.id, first_name="Augusta", is_email_verified=True)
    checks.equal("by id, with what one cannot change", (by_id.first_name, by_id.email), ("Augusta", person.email))

    made = sdk.users.create(username="neo", email="New.Users@Example.org", first_name="Neo", last_name="New", phone="1")
    checks.equal("an account is made", (made.email, made.username, made.phone), ("new.users@example.org", "neo", "1"))
    checks.equal("in this organization", made.active_organization, me.active_organization)
    checks.refused("the same address again", 400, lambda: colleague(sdk, "new.users@example.org"))
    checks.equal("it is read", sdk.users.get(made.id).first_name, "Neo")
    checks.equal("everybody", sorted(user.id for user in sdk.users.list()), sorted([me.id, made.id]))
    ordered = [user.id for user in sdk.users.list(ordering="-id")]
    checks.equal("in another order", ordered, sorted([me.id, made.id], reverse=True))
    checks.refused("somebody else's profile", 403, lambda: sdk.users.update(made.id, first_name="Smith"))
    checks.refused("nobody", 404, lambda: sdk.users.get(999_999_999))
    checks.refused("an account is the operator's to delete", 403, lambda: sdk.users.delete(made.id))

    keys = {"annotation:submit": {"key": "ctrl+s", "active": True}}
    checks.equal("keys are set", sdk.users.update_hotkeys(custom_hotkeys=keys).custom_hotkeys, keys)
    checks.equal("and kept", sdk.users.get_hotkeys().custom_hotkeys, keys)
    there = project(sdk, "Keys").id
    own = {"annotation:skip": {"key": "ctrl+k", "active": True}}
    sdk.users.update_hotkeys(project=there, custom_hotkeys=own)
    checks.equal("others in one project", sdk.users.get_hotkeys(project=there).custom_hotkeys, own)
    checks.equal("which are not those of the rest", sdk.users.get_hotkeys().custom_hotkeys, keys)
    checks.refused("in a project of nobody", 404, lambda: sdk.users.get_hotkeys(project=999_999_999))

    checks.equal("the legacy token", sdk.users.get_token().token, person.legacy_token)
    fresh = sdk.users.reset_token().token
    checks.that("is replaced", fresh != person.legacy_token and sdk.users.get_token().token == fresh)
    checks.equal("the new one lives", keyed(address, fresh).users.whoami().id, me.id)
    checks.refused("the old one is dead", 401, keyed(address, person.legacy_token).users.whoami)


def keyed(address, token):
    return LabelStudio(base_url=address, api_key=token, max_retries=0)
