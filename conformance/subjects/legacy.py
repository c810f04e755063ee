"""The client of the 1.x SDK, which 2.x still ships."""

import logging
import pathlib
import tempfile

from label_studio_sdk import Client
from label_studio_sdk._legacy.project import LabelStudioException
from requests import HTTPError

from subjects import CONFIG, choice


# It prints every refusal at length; the checks tell what matters.
logging.getLogger("label_studio_sdk._legacy.client").setLevel(logging.CRITICAL)


def run(sdk, checks, address, person):
    client = Client(url=address, api_key=person.legacy_token)
    checks.that("enterprise by its version", client.is_enterprise)
    checks.equal("health", client.check_connection()["status"], "UP")
    by_mail = Client(url=address, credentials=credentials(person))
    checks.equal("sign-in with e-mail and password", by_mail.api_key, person.legacy_token)

    project = client.start_project(title="Legacy", label_config=CONFIG)
    checks.equal("a project is made", client.get_project(project.id).title, "Legacy")
    checks.equal("projects", [each.id for each in client.get_projects()], [project.id])
    checks.equal("users", [user.email for user in client.get_users()], [person.email])
    checks.equal("organization", client.get_organization()["id"], sdk.users.whoami().active_organization)
    checks.that("workspaces", isinstance(client.get_workspaces(), list))

    ids = project.import_tasks([{"text": "one"}, {"text": "two"}, {"text": "three"}])
    checks.equal("an import waits for its job", len(ids), 3)
    try:
        project.import_tasks([{"nothing": 1}])
        checks.that("a bad import is told", False, "there was an answer")
    except (LabelStudioException, HTTPError):
        checks.that("a bad import is told", True)
    checks.equal("tasks, page by page until a 404", [task["id"] for task in project.get_tasks()], ids)
    checks.equal("ids of tasks", project.get_tasks_ids(), ids)
    checks.equal("one task", project.get_task(ids[0])["data"], {"text": "one"})
    checks.equal("a task changes", project.update_task(ids[0], data={"text": "uno"})["data"], {"text": "uno"})

    made = project.create_annotation(ids[0], result=choice("Good"))
    checks.equal("annotations of a task", [each["id"] for each in project.list_annotations(ids[0])], [made["id"]])
    checks.equal("one annotation", project.get_annotation(made["id"])["result"], choice("Good"))
    checks.equal("it changes", project.update_annotation(made["id"], result=choice("Bad"))["result"], choice("Bad"))
    checks.equal("it is deleted", project.delete_annotation(made["id"]), 204)
    project.create_annotation(ids[1], result=choice("Good"))

    guess = project.create_prediction(ids[0], result="Good", score=0.5, model_version="old")
    checks.equal("a short prediction is written out", guess["result"][0]["value"], {"choices": ["Good"]})
    many = [{"task": ids[1], "result": choice("Bad"), "score": 0.3, "model_version": "old"}]
    checks.equal("many predictions", project.create_predictions(many)["created"], 1)
    checks.equal("model versions", project.get_model_versions(), {"old": 2})
    project.set_model_version("old")
    checks.equal("a version is chosen", client.get_project(project.id).get_params()["model_version"], "old")
    project.set_params(maximum_annotations=2)

    view = project.create_view(filters={"conjunction": "and", "items": []}, title="Old")
    checks.equal("a view", [each["id"] for each in project.get_views()], [view["id"]])
    project.delete_view(view["id"])

    checks.equal("an export at once", [task["id"] for task in project.export_tasks()], [ids[1]])
    with tempfile.TemporaryDirectory() as folder:
        result = project.export(export_type="JSON", output_dir=folder)
        checks.equal("a snapshot is downloaded", result["status"], 200)
        checks.that("under the name that the server gave", pathlib.Path(folder, result["filename"]).stat().st_size > 2)
        checks.equal("snapshots", [each["id"] for each in project.export_snapshot_list()], [result["export_id"]])
        checks.equal("a snapshot is deleted", project.export_snapshot_delete(result["export_id"]), 204)

    checks.equal("one task is deleted", project.delete_task(ids[0]).status_code, 204)
    checks.equal("some are deleted", project.delete_tasks([ids[1]]).status_code, 200)
    checks.equal("the rest are deleted", project.delete_all_tasks().status_code, 200)
    client.delete_project(project.id)
    checks.equal("the project is deleted", client.get_projects(), [])


def credentials(person):
    from label_studio_sdk._legacy.client import ClientCredentials

    return ClientCredentials(email=person.email, password=person.password)
