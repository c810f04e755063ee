"""Signing in with every kind of token, and who one is."""

from label_studio_sdk import LabelStudio


def run(sdk, checks, address, person):
    me = sdk.users.whoami()
    checks.equal("personal access token: whoami", me.email, person.email)
    checks.that("whoami names the organization", isinstance(me.active_organization, int))
    checks.equal("current user", sdk.users.get_current_user().id, me.id)
    checks.equal("users of the organization", [user.id for user in sdk.users.list()], [me.id])
    checks.equal("one user", sdk.users.get(me.id).email, person.email)
    checks.equal("a user is renamed", sdk.users.update_current_user(first_name="Ada").first_name, "Ada")

    legacy = LabelStudio(base_url=address, api_key=person.legacy_token, max_retries=0)
    checks.equal("legacy token: whoami", legacy.users.whoami().id, me.id)
    checks.equal("the legacy token is told", sdk.users.get_token().token, person.legacy_token)
    keyed = LabelStudio(
        base_url=address, api_key=person.legacy_token, headers={"X-Api-Key": person.legacy_token}, max_retries=0)
    checks.equal("legacy token in X-Api-Key", keyed.users.whoami().id, me.id)
    traded = LabelStudio(
        base_url=address, api_key=person.personal_token, headers={"X-Api-Key": person.personal_token}, max_retries=0)
    checks.equal("personal access token in X-Api-Key", traded.users.whoami().id, me.id)

    access = sdk.tokens.refresh(refresh=person.personal_token).access
    checks.equal("an access token has three parts", len(access.split(".")), 3)
    listed = sdk.tokens.list()
    checks.equal("one live token is listed", len(listed), 1)
    checks.equal("the list tells it without its signature", len(listed[0].token.split(".")), 2)
    checks.refused("a second personal token", 409, sdk.tokens.create)

    checks.equal("version", sdk.versions.get().edition, "Enterprise")
    checks.equal("settings of tokens", sdk.jwt_settings.get().legacy_api_tokens_enabled, True)
    organizations = sdk.organizations.list()
    checks.equal("organizations", [each.id for each in organizations], [me.active_organization])
    checks.equal("one organization", sdk.organizations.get(me.active_organization).id, me.active_organization)
    members = list(sdk.organizations.members.list(me.active_organization))
    checks.equal("members of the organization", [member.user.id for member in members], [me.id])

    colleague = sdk.users.create(email="new.access@example.org", username="new", first_name="Neo", last_name="")
    checks.equal("a colleague is added", colleague.email, "new.access@example.org")
    space = sdk.workspaces.create(title="Shared", color="#FF0000")
    checks.equal("a workspace is made", sdk.workspaces.get(space.id).title, "Shared")
    sdk.workspaces.members.create(space.id, user=me.id)
    checks.equal("its members", [row.user.id for row in sdk.workspaces.members.list(space.id)], [me.id])
    sdk.workspaces.members.delete(space.id, user_id=me.id)
    checks.equal("a member leaves", list(sdk.workspaces.members.list(space.id)), [])
    checks.equal("a workspace is renamed", sdk.workspaces.update(space.id, title="Ours").title, "Ours")
    checks.that("workspaces are listed", space.id in [each.id for each in sdk.workspaces.list()])
    sdk.workspaces.delete(space.id)
    checks.refused("a deleted workspace", 404, lambda: sdk.workspaces.get(space.id))

    fresh = sdk.tokens.rotate(refresh=person.personal_token).refresh
    checks.that("a token is rotated", fresh != person.personal_token)
    checks.refused("the old one is dead", 401, lambda: sdk.tokens.refresh(refresh=person.personal_token))
    later = LabelStudio(base_url=address, api_key=fresh, max_retries=0)
    checks.equal("the new one lives", later.users.whoami().id, me.id)
    later.tokens.blacklist(refresh=fresh)
    checks.refused("a blacklisted one is dead", 401, lambda: later.tokens.refresh(refresh=fresh))
