"""Exports: at once, and by snapshots."""

import json

from subjects import choice, project_with_tasks


def run(sdk, checks, address, person):
    made, ids = project_with_tasks(sdk, "Exports", 3)
    sdk.annotations.create(ids[0], result=choice("Good"))
    formats = [each["name"] for each in sdk.projects.exports.list_formats(made.id)]
    checks.that("formats", {"JSON", "JSON_MIN", "CSV", "TSV"} <= set(formats), f"got {formats}")

    direct = json.loads(b"".join(sdk.projects.exports.download_sync(made.id)))
    checks.equal("annotated tasks, at once", [task["id"] for task in direct], [ids[0]])
    everything = json.loads(b"".join(sdk.projects.exports.download_sync(made.id, download_all_tasks=True)))
    checks.equal("all tasks, at once", [task["id"] for task in everything], ids)
    some = json.loads(b"".join(sdk.projects.exports.download_sync(made.id, download_all_tasks=True, ids=[str(ids[1])])))
    checks.equal("some tasks, at once", [task["id"] for task in some], [ids[1]])

    tasks = sdk.projects.exports.as_json(made.id)
    checks.equal("a snapshot as JSON", [task["id"] for task in tasks], ids)
    checks.equal("with its annotations", tasks[0]["annotations"][0]["result"], choice("Good"))
    frame = sdk.projects.exports.as_pandas(made.id)
    checks.equal("a snapshot as a table", (len(frame), list(frame["mood"].dropna())), (3, ["Good"]))
    small = json.loads(sdk.projects.exports.as_binary(made.id, export_type="JSON_MIN"))
    checks.equal("a snapshot as JSON-MIN", small[0]["mood"], "Good")

    snapshot = sdk.projects.exports.create(
        made.id, title="By hand", task_filter_options={"annotated": "only"},
        serialization_options={"annotations__completed_by": {"only_id": False}})
    listed = [each.id for each in sdk.projects.exports.list(made.id)]
    checks.equal("snapshots, newest first", (listed[0], len(listed)), (snapshot.id, 4))
    state = sdk.projects.exports.get(made.id, snapshot.id)
    while state.status not in ("completed", "failed"):
        state = sdk.projects.exports.get(made.id, snapshot.id)
    checks.equal("it is finished", (state.status, state.title, len(state.md5)), ("completed", "By hand", 32))
    content = json.loads(b"".join(sdk.projects.exports.download(made.id, snapshot.id)))
    checks.equal("a filter of tasks", [task["id"] for task in content], [ids[0]])
    checks.equal("authors written out", content[0]["annotations"][0]["completed_by"]["email"], person.email)
    sdk.projects.exports.delete(made.id, snapshot.id)
    checks.refused("a deleted snapshot", 404, lambda: sdk.projects.exports.get(made.id, snapshot.id))
