"""Who comes in by the link and who by mail."""

from subjects import project, raw


def run(sdk, checks, address, person):
    invites = sdk.organizations.invites
    link = invites.get_invite_link()
    checks.that("the link carries the token", link.token in link.invite_url, f"{link.invite_url}")
    checks.equal("the same each time", invites.get_invite_link().token, link.token)
    fresh = sdk.organizations.reset_token()
    checks.that("until it is replaced", fresh.token != link.token and fresh.token in fresh.invite_url)
    checks.equal("by the one that is shown", invites.get_invite_link().token, fresh.token)

    made = project(sdk, "Invited")
    space = sdk.workspaces.create(title="Invited")
    mails = ["anna.invitations@example.org", "ben.invitations@example.org"]
    sent = invites.send_email(emails=mails, role="AN", projects=[made.id], workspaces=[space.id])
    checks.equal("mails are sent", sent, None)
    checks.equal("two are invited", sorted(waiting(sdk)), mails)
    invites.revoke_invite(email=mails[0])
    checks.equal("one is called back", waiting(sdk), [mails[1]])
    checks.refused("owners by mail", 400, lambda: invites.send_email(emails=mails, role="OW"))
    checks.refused("to no project", 404, lambda: invites.send_email(emails=mails, role="AN", projects=[999_999_999]))
    checks.refused("no address", 400, lambda: invites.send_email(emails=["nobody"], role="AN"))
    checks.equal("those changed nothing", waiting(sdk), [mails[1]])


def waiting(sdk):
    return [each["email"] for each in raw(sdk, "GET", "api/invites").json()]
