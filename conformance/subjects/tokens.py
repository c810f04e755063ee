"""Personal tokens from first to last, and what the organization allows of them."""

from label_studio_sdk import LabelStudio


def run(sdk, checks, address, person):
    me = sdk.users.whoami().id
    old = keyed(address, person.legacy_token)
    listed = old.tokens.list()
    checks.equal("one token", len(listed), 1)
    checks.that("until when", listed[0].expires_at > listed[0].created_at)
    checks.refused("a second one", 409, old.tokens.create)
    sdk.tokens.blacklist(refresh=person.personal_token)
    checks.equal("none is left", old.tokens.list(), [])
    checks.refused("a dead one gives nothing", 401, lambda: old.tokens.refresh(refresh=person.personal_token))
    checks.refused("is not rotated", 400, lambda: old.tokens.rotate(refresh=person.personal_token))
    checks.refused("and dies once", 404, lambda: old.tokens.blacklist(refresh=person.personal_token))

    fresh = old.tokens.create()
    checks.equal("a new one is whole when it is made", len(fresh.token.split(".")), 3)
    now = keyed(address, fresh.token)
    checks.equal("it lives", now.users.whoami().id, me)
    later = now.tokens.rotate(refresh=fresh.token).refresh
    now = keyed(address, later)
    checks.equal("it is rotated", now.users.whoami().id, me)
    checks.equal("one takes the other's place", len(now.tokens.list()), 1)

    settings = now.jwt_settings
    checks.equal("what is allowed", settings.get().legacy_api_tokens_enabled, True)
    changed = settings.update(api_token_ttl_days=30, api_tokens_enabled=True, legacy_api_tokens_enabled=False)
    checks.equal("it is changed", (changed.api_token_ttl_days, changed.legacy_api_tokens_enabled), (30, False))
    checks.equal("and kept", settings.get().api_token_ttl_days, 30)
    checks.refused("a legacy token then is dead", 401, old.users.whoami)
    checks.refused("tokens for no days", 400, lambda: settings.update(api_token_ttl_days=0))
    settings.update(api_token_ttl_days=30, legacy_api_tokens_enabled=True)
    checks.equal("and lives again", old.users.whoami().id, me)


def keyed(address, token):
    return LabelStudio(base_url=address, api_key=token, max_retries=0)
