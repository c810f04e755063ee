"""Tasks: make, read, list in pages, change, delete."""

from subjects import choice, project, project_with_tasks


def run(sdk, checks, address, person):
    made, ids = project_with_tasks(sdk, "Tasks", 5)
    one = sdk.tasks.create(project=made.id, data={"text": "by hand"}, meta={"source": "me"})
    checks.equal("a task is made", (one.data, one.meta, one.project), ({"text": "by hand"}, {"source": "me"}, made.id))
    checks.equal("it is read", sdk.tasks.get(one.id).data, {"text": "by hand"})
    checks.equal("the detail has its lists", (sdk.tasks.get(one.id).annotations, sdk.tasks.get(one.id).predictions), ([], []))

    listed = list(sdk.tasks.list(project=made.id, page_size=2))
    checks.equal("all pages, in id order", [task.id for task in listed], [*ids, one.id])
    page = sdk.tasks.list(project=made.id, page=2, page_size=4)
    checks.equal("one page", [task.id for task in page.items], [ids[4], one.id])
    checks.equal("an empty project has an empty page", list(sdk.tasks.list(project=project(sdk, "Empty").id)), [])
    checks.equal("inner ids count from one", [task.inner_id for task in listed], [1, 2, 3, 4, 5, 6])
    checks.equal("only ids", [task.id for task in sdk.tasks.list(project=made.id, include="id")], [*ids, one.id])

    sdk.annotations.create(ids[0], result=choice("Good"))
    sdk.predictions.create(task=ids[0], result=choice("Bad"), score=0.25, model_version="v1")
    full = next(iter(sdk.tasks.list(project=made.id)))
    checks.equal("a list brings annotations", [each["result"] for each in full.annotations], [choice("Good")])
    checks.equal("and predictions", [each.score for each in full.predictions], [0.25])
    lean = next(iter(sdk.tasks.list(project=made.id, fields="task_only")))
    checks.equal("unless it is asked not to", lean.annotations or [], [])
    checks.equal("a labeled task", (full.is_labeled, full.total_annotations, full.total_predictions), (True, 1, 1))

    changed = sdk.tasks.update(one.id, data={"text": "changed"}, meta={"source": "you"})
    checks.equal("a task changes", (changed.data, changed.meta), ({"text": "changed"}, {"source": "you"}))
    checks.refused("data without the config's key", 400, lambda: sdk.tasks.update(one.id, data={"x": 1}))
    checks.refused("a task without a project", 400, lambda: sdk.tasks.create(data={"text": "lost"}))
    sdk.tasks.delete(one.id)
    checks.refused("a deleted task", 404, lambda: sdk.tasks.get(one.id))
    checks.refused("deleted again", 404, lambda: sdk.tasks.delete(one.id))
    sdk.tasks.delete_all_tasks(made.id)
    checks.equal("all are deleted", (list(sdk.tasks.list(project=made.id)), sdk.projects.get(made.id).task_number), ([], 0))
