"""Views of the Data Manager."""

from subjects import project_with_tasks


def run(sdk, checks, address, person):
    made, ids = project_with_tasks(sdk, "Views", 2)
    data = {"title": "Mine", "type": "list", "hiddenColumns": {"explore": ["tasks:inner_id"], "labeling": []}}
    view = sdk.views.create(project=made.id, data=data)
    checks.equal("a view is made", (view.project, view.data["title"]), (made.id, "Mine"))
    checks.equal("it is read", sdk.views.get(view.id).data["hiddenColumns"], data["hiddenColumns"])
    second = sdk.views.create(project=made.id, data={"title": "Second"})
    checks.equal("views are listed in order", [each.id for each in sdk.views.list(project=made.id)], [view.id, second.id])
    sdk.views.update_order(project=made.id, ids=[second.id, view.id])
    checks.equal("the order changes", [each.id for each in sdk.views.list(project=made.id)], [second.id, view.id])
    changed = sdk.views.update(view.id, data={"title": "Renamed"})
    checks.equal("a view changes", changed.data["title"], "Renamed")
    checks.equal("tasks by view", [task.id for task in sdk.tasks.list(view=view.id)], ids)
    sdk.views.delete(second.id)
    checks.refused("a deleted view", 404, lambda: sdk.views.get(second.id))
    sdk.views.delete_all(project=made.id)
    checks.equal("all views are dropped", sdk.views.list(project=made.id), [])
