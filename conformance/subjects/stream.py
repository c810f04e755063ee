"""The label stream: the next task until there is none."""

from subjects import choice, project_with_tasks, raw


def run(sdk, checks, address, person):
    made, ids = project_with_tasks(sdk, "Stream", 2)
    path = f"api/projects/{made.id}/next"
    first = raw(sdk, "GET", path).json()
    checks.equal("the first task", first["id"], ids[0])
    checks.equal("it is held for whoever asked", raw(sdk, "GET", path).json()["id"], ids[0])
    sdk.annotations.create(first["id"], result=choice("Good"))
    second = raw(sdk, "POST", "api/dm/actions/", params={"project": made.id, "id": "next_task"}, json={}).json()
    checks.equal("the second, by the action", second["id"], ids[1])
    sdk.annotations.create(second["id"], result=choice("Bad"))
    checks.equal("then none is left", raw(sdk, "GET", path).status_code, 404)
    history = raw(sdk, "GET", f"api/projects/{made.id}/label-stream-history/").json()
    checks.equal("the history", sorted(entry["taskId"] for entry in history), ids)
