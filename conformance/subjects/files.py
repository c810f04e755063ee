"""Uploaded files."""

import io

from label_studio_sdk import Client

from subjects import project, raw


def run(sdk, checks, address, person):
    made = project(sdk, "Files")
    answer = raw(
        sdk, "POST", f"api/projects/{made.id}/import", params={"commit_to_project": "false"},
        files={"file": ("words.txt", io.BytesIO(b"one\ntwo\n"), "text/plain")}).json()
    checks.equal("a file waits for its import", (answer["task_count"], len(answer["file_upload_ids"])), (2, 1))
    upload = answer["file_upload_ids"][0]
    listed = sdk.files.list(made.id, all_=True)
    checks.equal("it is listed", [each.id for each in listed], [upload])
    checks.that("under its name", sdk.files.get(upload).file.endswith("-words.txt"))
    changed = sdk.files.update(upload, file=("words.txt", io.BytesIO(b"three\n"), "text/plain"))
    checks.equal("its content changes", (changed.id, changed.size), (upload, 6))
    done = raw(
        sdk, "POST", f"api/projects/{made.id}/reimport",
        json={"file_upload_ids": [upload], "files_as_tasks_list": True}).json()
    checks.equal("it becomes tasks", (done["task_count"], [t.data for t in sdk.tasks.list(project=made.id)]), (1, [{"text": "three"}]))
    legacy = Client(url=address, api_key=person.legacy_token)
    content = legacy.make_request("GET", f"/data/{listed[0].file}").content
    checks.equal("it is downloaded with a token", content, b"three\n")
    sdk.files.delete(upload)
    checks.refused("a deleted file", 404, lambda: sdk.files.get(upload))
    sdk.files.delete_many(made.id)
    checks.equal("all files are gone", sdk.files.list(made.id, all_=True), [])
