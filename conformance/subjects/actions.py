"""Actions of the Data Manager."""

from subjects import project_with_tasks, raw


def run(sdk, checks, address, person):
    made, ids = project_with_tasks(sdk, "Actions", 3)
    listed = [action["id"] for action in raw(sdk, "GET", "api/dm/actions/", params={"project": made.id}).json()]
    checks.that("deleting tasks is offered", "delete_tasks" in listed, f"got {listed}")
    sdk.actions.create(
        id="delete_tasks", project=made.id, selected_items={"all": False, "included": [ids[0]]})
    checks.equal("one selected task goes", [task.id for task in sdk.tasks.list(project=made.id)], ids[1:])
    checks.refused(
        "nothing selected", 400,
        lambda: sdk.actions.create(id="delete_tasks", project=made.id, selected_items={"all": False, "included": []}))
    sdk.actions.create(
        id="delete_tasks", project=made.id, selected_items={"all": True, "excluded": [ids[2]]})
    checks.equal("all but one", [task.id for task in sdk.tasks.list(project=made.id)], [ids[2]])
