"""Annotations: one by one and many at once."""

from subjects import choice, project_with_tasks


def run(sdk, checks, address, person):
    made, ids = project_with_tasks(sdk, "Annotations", 4)
    me = sdk.users.whoami().id
    first = sdk.annotations.create(ids[0], result=choice("Good"), lead_time=12.5)
    checks.equal("an annotation is made", (first.result, first.completed_by, first.lead_time), (choice("Good"), me, 12.5))
    checks.equal("it knows its task and project", (first.task, first.project), (ids[0], made.id))
    checks.equal("it is read", sdk.annotations.get(first.id).result, choice("Good"))
    checks.equal("it is listed", [each.id for each in sdk.annotations.list(ids[0])], [first.id])
    author = sdk.tasks.get(ids[0]).annotations[0]["completed_by"]
    checks.equal("the detail names its author", (author["id"], author["email"]), (me, person.email))

    changed = sdk.annotations.update(first.id, result=choice("Bad"), ground_truth=True)
    checks.equal("it changes", (changed.result, changed.ground_truth, changed.updated_by), (choice("Bad"), True, me))
    skipped = sdk.annotations.create(ids[1], result=[], was_cancelled=True)
    checks.equal("a skip", (skipped.was_cancelled, [each.id for each in sdk.annotations.list(ids[1])]), (True, []))
    read = sdk.projects.get(made.id)
    checks.equal("counters follow at once", (read.finished_task_number, read.skipped_annotations_number), (1, 1))

    key = "0b7e0c1e-5d1c-4a6e-9f11-1f3a6c6f0a01"
    sdk.annotations.create(ids[2], result=choice("Good"), unique_id=key)
    checks.refused(
        "the same unique id again", 409, lambda: sdk.annotations.create(ids[2], result=choice("Good"), unique_id=key))
    wrong = [{**choice("Good")[0], "from_name": "nobody"}]
    checks.refused("a result that is no list", 400, lambda: sdk.annotations.create(ids[2], result="no list"))
    checks.refused("a task that is not there", 404, lambda: sdk.annotations.create(999_999_999, result=wrong))

    bulk = sdk.annotations.create_bulk(tasks=[ids[2], ids[3]], project=made.id, result=choice("Good"))
    checks.equal("many at once", len(bulk), 2)
    checks.equal("each on its task", [sdk.annotations.get(each.id).task for each in bulk], [ids[2], ids[3]])
    checks.equal("marked as such", [sdk.annotations.get(each.id).bulk_created for each in bulk], [True, True])
    gone = sdk.annotations.delete_bulk(ids=[each.id for each in bulk], project=made.id)
    checks.equal("many are deleted", gone.deleted_count, 2)
    checks.equal("and gone", sdk.annotations.list(ids[3]), [])

    sdk.annotations.delete(first.id)
    checks.refused("a deleted annotation", 404, lambda: sdk.annotations.get(first.id))
    checks.equal("its task is open again", sdk.tasks.get(ids[0]).is_labeled, False)
