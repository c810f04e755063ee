"""Tags of members: made one by one, in bulk and by a table."""

import time

from subjects import colleague


def run(sdk, checks, address, person):
    home = sdk.users.whoami().active_organization
    tags = sdk.organizations.member_tags
    anna = colleague(sdk, "anna.tags@example.org")
    ben = colleague(sdk, "ben.tags@example.org")

    cats = tags.create(home, label="cats")
    checks.equal("a tag is made", (cats.label, cats.organization, cats.member_count), ("cats", home, 0))
    checks.equal("by whom", cats.created_by.email, person.email)
    checks.refused("the same label again", 400, lambda: tags.create(home, label="cats"))
    checks.equal("it is read", tags.get(home, cats.id).label, "cats")
    checks.equal("and renamed", tags.update(home, cats.id, label="felines").label, "felines")
    checks.equal("many are made, those that exist are not", tags.bulk.post(home, labels=["felines", "dogs", "birds"]).created, 2)
    listed = tags.list(home, ordering="label", page=1, page_size=2)
    checks.equal("a page of them", [each.label for each in listed.results], ["birds", "dogs"])
    checks.equal("of how many", listed.count, 3)
    checks.equal("by text", [each.label for each in tags.list(home, search="felin").results], ["felines"])
    by_label = {each.label: each.id for each in tags.list(home).results}

    def assign(**choice):
        chosen = [by_label[label] for label in choice.pop("labels")]
        return tags.assign(home, bulk_organization_member_tag_assignment_request_tags=chosen, **choice).assigned

    def labels_of(user):
        rows = {row.user.id: row for row in sdk.organizations.members.list(home)}
        return sorted(each.label for each in rows[user.id].tags)

    checks.equal("two people get a tag", assign(all_=False, included=[anna.id, ben.id], labels=["dogs"]), 2)
    assign(all_=False, included=[anna.id], labels=["birds"])
    checks.equal("one more is added", labels_of(anna), ["birds", "dogs"])
    assign(all_=False, included=[anna.id], labels=["felines"], overwrite=True)
    checks.equal("or takes the place of all", labels_of(anna), ["felines"])
    assign(all_=True, excluded=[anna.id], labels=["birds"])
    checks.equal("everybody but one", (labels_of(anna), labels_of(ben)), (["felines"], ["birds", "dogs"]))
    checks.equal("how many have it", tags.get(home, by_label["dogs"]).member_count, 1)

    table = "email,tags\nanna.tags@example.org,fish\nnobody.tags@example.org,fish\n"
    asked = getattr(tags.import_(home, file=("tags.csv", table, "text/csv"), bulk_tags="imported"), "import_")
    state = settled(lambda: tags.get_import(home, asked))
    checks.equal("a table is imported", (state.status, state.tags_created, state.assignments_created), ("completed", 2, 2))
    checks.that("strangers are named", "nobody.tags@example.org" in str(state.users_skipped))
    checks.equal("its tags are given", labels_of(anna), ["felines", "fish", "imported"])

    tags.delete(home, by_label["felines"])
    checks.refused("a deleted tag", 404, lambda: tags.get(home, by_label["felines"]))
    gone = tags.bulk.delete(home, ids=f"{by_label['dogs']},{by_label['birds']}")
    checks.equal("many are deleted", gone.deleted, 2)
    checks.equal("and taken from people", (labels_of(anna), labels_of(ben)), (["fish", "imported"], []))


def settled(read):
    """What an import came to; it is done in the background."""
    for _ in range(100):
        state = read()
        if state.status not in ("created", "in_progress"):
            return state
        time.sleep(0.1)
    raise TimeoutError(f"it stays {state.status}")
