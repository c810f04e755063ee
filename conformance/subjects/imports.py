"""Imports of tasks: lists, with annotations and predictions, from a file, and what is refused."""

import pathlib
import tempfile

from label_studio_sdk import Client

from subjects import choice, project, raw


def run(sdk, checks, address, person):
    made = project(sdk, "Imports")
    answer = sdk.projects.import_tasks(made.id, request=[{"text": "one"}, {"data": {"text": "two"}}], return_task_ids=True)
    checks.equal("flat and wrapped tasks", (answer.task_count, len(answer.task_ids)), (2, 2))
    checks.equal("they are there at once", sdk.projects.get(made.id).task_number, 2)
    job = sdk.tasks.create_many_status(made.id, import_pk=answer.import_)
    checks.equal("the job tells the same", (job.status, job.task_count, job.task_ids), ("completed", 2, answer.task_ids))

    full = {
        "data": {"text": "three"},
        "annotations": [{"result": choice("Good")}],
        "predictions": [{"result": choice("Bad"), "score": 0.9, "model_version": "v1"}],
    }
    answer = sdk.projects.import_tasks(made.id, request=[full], return_task_ids=True)
    checks.equal("annotations and predictions are counted", (answer.annotation_count, answer.predictions_count), (1, 1))
    task = sdk.tasks.get(answer.task_ids[0])
    checks.equal("an imported annotation is ground truth", [each["ground_truth"] for each in task.annotations], [True])
    checks.equal("an imported prediction", [each.model_version for each in task.predictions], ["v1"])

    answer = sdk.projects.import_tasks(
        made.id, request=[{"text": "four", "mood": "Good"}], preannotated_from_fields=["mood"], return_task_ids=True)
    task = sdk.tasks.get(answer.task_ids[0])
    checks.equal("a column becomes a prediction", task.predictions[0].result[0]["value"], {"choices": ["Good"]})
    preview = sdk.projects.import_tasks(made.id, request=[{"text": "five"}], commit_to_project=False)
    checks.equal("a preview stores nothing", (preview.task_count, sdk.projects.get(made.id).task_number), (1, 4))

    checks.refused("a task without the config's key", 400, lambda: sdk.projects.import_tasks(made.id, request=[{"x": 1}]))
    bad = {"data": {"text": "six"}, "predictions": [{"result": choice("Ugly")}]}
    checks.refused("a prediction with an unknown label", 400, lambda: sdk.projects.import_tasks(made.id, request=[bad]))
    checks.equal("nothing of it is stored", sdk.projects.get(made.id).task_number, 4)
    metadata = raw(
        sdk, "POST", f"api/projects/{made.id}/import", data={"url": "http://169.254.169.254/latest/meta-data"},
        headers={"Content-Type": "application/x-www-form-urlencoded"})
    checks.equal("an address inside the network", metadata.status_code, 403)

    with tempfile.TemporaryDirectory() as folder:
        path = pathlib.Path(folder, "tasks.csv")
        path.write_text("text\nfrom a file\nfrom a file too\n")
        old = Client(url=address, api_key=person.legacy_token).get_project(made.id)
        checks.equal("a file", len(old.import_tasks(str(path))), 2)
