"""Projects: make, read, list, change, delete, validate a config."""

from subjects import CONFIG, project


def run(sdk, checks, address, person):
    bare = sdk.projects.create()
    checks.equal("an empty body makes a project", bare.title, "")
    made = project(sdk, "First")
    checks.equal("a title is kept", made.title, "First")
    checks.equal("a config is kept as it is", made.label_config, CONFIG)
    checks.equal("who made it", made.created_by.email, person.email)

    read = sdk.projects.get(made.id)
    checks.equal("it is read", (read.id, read.label_config), (made.id, CONFIG))
    checks.equal("counters start at zero", (read.task_number, read.total_annotations_number), (0, 0))
    checks.equal("controls of the config", list(read.parsed_label_config), ["mood"])
    checks.equal("defaults", (read.maximum_annotations, read.sampling, read.color), (1, "Sequential sampling", "#FFFFFF"))

    more = [project(sdk, f"More {n}") for n in range(3)]
    listed = [each.id for each in sdk.projects.list(page_size=2)]
    checks.equal("all pages, newest first", listed, [each.id for each in [*reversed(more), made, bare]])
    checks.equal("by title", [each.id for each in sdk.projects.list(title="More 1")], [more[1].id])
    ids = f"{made.id},{more[0].id}"
    checks.equal("by id", sorted(each.id for each in sdk.projects.list(ids=ids)), [made.id, more[0].id])
    counts = sdk.projects.list_counts(ids=str(made.id))
    checks.equal("counts", [(each.id, each.task_number) for each in counts.results], [(made.id, 0)])

    changed = sdk.projects.update(made.id, title="Renamed", maximum_annotations=2, show_skip_button=False)
    checks.equal("settings change", (changed.title, changed.maximum_annotations), ("Renamed", 2))
    checks.equal("and stay", sdk.projects.get(made.id).title, "Renamed")

    valid = sdk.projects.validate_label_config(made.id, label_config=CONFIG)
    checks.equal("a good config is told back", valid.label_config, CONFIG)
    checks.refused(
        "a config with an unknown toName", 400,
        lambda: sdk.projects.validate_label_config(made.id, label_config=CONFIG.replace('toName="text"', 'toName="x"')))
    checks.refused("a broken config", 400, lambda: sdk.projects.update(made.id, label_config="<View>"))

    colleague = sdk.users.create(email="member.projects@example.org", username="member")
    sdk.projects.members.add(made.id, user=colleague.id)
    members = [member.id for member in sdk.projects.members.paginated.list(made.id)]
    checks.that("a member is added", colleague.id in members)
    sdk.projects.members.remove(made.id, user=colleague.id)

    sdk.projects.delete(made.id)
    checks.refused("a deleted project", 404, lambda: sdk.projects.get(made.id))
    checks.refused("deleted again", 404, lambda: sdk.projects.delete(made.id))
