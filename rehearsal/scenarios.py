"""What people and jobs do with the product, by the function whose role it exercises.

Each scenario does its part from the start, so that it fails when one right of that role is missing. `thread` is all of
them and what lies between: the site, the change stream, failing work.
"""

import json
import random
import time

import httpx

from person import Person

CONFIG = (
    "<View><Text name='text' value='$text'/><Choices name='mood' toName='text'>"
    "<Choice value='Good'/><Choice value='Bad'/></Choices></View>")
RESULT = [{"id": "r", "from_name": "mood", "to_name": "text", "type": "choices", "value": {"choices": ["Good"]}}]
NOISE = "".join(random.Random(7).choices("abcdefghijklmnopqrstuvwxyz0123456789 ", k=20_000))  # goes to the bucket
SOME_NOISE = NOISE[:2_000]  # goes to an item of its own
PIXEL = b"GIF89a\x01\0\x01\0\0\0\0,\0\0\0\0\x01\0\x01\0\0\x02\x02D\x01\0;"
TASKS_PER_BLOCK = 128
MANY = 2_202  # too many for the function that is asked: import and snapshot are jobs
LARGE_RESULT = [{**RESULT[0], "meta": {"text": [NOISE]}}]


def project(owner, title, tasks=0, **settings):
    """A project with tasks, whose settings are large enough for the bucket; (id, ids of tasks)."""
    space = owner.call("POST", "/api/workspaces/", expect=201, json={"title": f"{title} {time.time_ns()}"})["id"]
    made = owner.call("POST", "/api/projects/", expect=201, json={
        "title": title, "label_config": CONFIG, "expert_instruction": NOISE, "workspace": space, "is_published": True,
        **settings})["id"]
    ids = []
    if tasks:
        ids = owner.call("POST", f"/api/projects/{made}/import?return_task_ids=true", expect=201,
                         json=[{"data": {"text": f"{title} {i}"}} for i in range(tasks)])["task_ids"]
    return made, ids


def submit(owner, task, expect=201, **more):
    return owner.call("POST", f"/api/tasks/{task}/annotations/", expect=expect, json={"result": RESULT, **more})


def noted(owner, made, path):
    """The activity log has a request of this project; each asking carries along what its function still held back."""
    def is_there():
        owner.call("GET", path, expect=200)
        log = owner.call("GET", "/api/activity-logs/", expect=200, params={"project": made, "method": "GET"})
        return any(row["request_url"].startswith(path.rstrip("/")) for row in log[0]["data"])

    owner.until(f"the activity log tells of {path}", is_there)


def label(owner):
    """The stream, tasks, annotations, drafts, predictions."""
    made, ids = project(owner, "Label", 6)
    first = owner.call("GET", f"/api/projects/{made}/next", expect=200)
    owner.call("POST", f"/api/tasks/{first['id']}/drafts", expect=201, json={"result": RESULT, "lead_time": 1})
    answered = submit(owner, first["id"])
    second = owner.call("GET", f"/api/projects/{made}/next", expect=200)
    submit(owner, second["id"], was_cancelled=True)
    annotator = owner.annotator()
    owner.call("POST", f"/api/projects/{made}/members/", expect=(200, 201), json={"user": annotator.id})
    third = annotator.call("GET", f"/api/projects/{made}/next", expect=200)
    submit(annotator, third["id"])
    owner.call("GET", f"/api/tasks/{ids[0]}/", expect=200)
    owner.call("PATCH", f"/api/annotations/{answered['id']}/", expect=200, json={"result": RESULT * 1, "lead_time": 2})
    owner.call("POST", "/api/predictions/", expect=201, json={"task": ids[4], "result": RESULT, "model_version": "m1"})
    owner.call("PATCH", f"/api/tasks/{ids[5]}/", expect=200, json={"data": {"text": NOISE}})
    owner.call("GET", f"/api/tasks/{ids[5]}/", expect=200)
    large = owner.call("POST", f"/api/tasks/{ids[3]}/annotations/", expect=201, json={"result": LARGE_RESULT})
    owner.call("GET", f"/api/tasks/{ids[3]}/annotations/", expect=200)
    owner.call("PATCH", f"/api/annotations/{large['id']}/", expect=200, json={"result": LARGE_RESULT[:1] * 1})
    owner.call("GET", f"/api/projects/{made}/label-stream-history/", expect=200)
    noted(owner, made, f"/api/projects/{made}/label-stream-history/")
    owner.call("DELETE", f"/api/annotations/{answered['id']}/", expect=204)
    owner.call("GET", "/api/tasks/", expect=200, params={"project": made})
    owner.call("DELETE", f"/api/tasks/{ids[5]}/", expect=204)
    owner.call("DELETE", f"/api/projects/{made}/tasks/", expect=(200, 204))


def manage(owner):
    """Projects, people, workspaces, tokens."""
    made, _ = project(owner, "Manage")
    owner.call("PATCH", f"/api/projects/{made}/", expect=200, json={"title": "Managed"})
    noted(owner, made, f"/api/projects/{made}/")
    owner.call("GET", "/api/projects/", expect=200)
    owner.call("GET", f"/api/projects/{made}/", expect=200)
    stamp = str(time.time_ns())
    person = owner.call("POST", "/api/users/", expect=201,
                        json={"email": f"p{stamp}@example.org", "password": "a long enough secret"})
    organization = owner.call("GET", "/api/current-user/whoami", expect=200)["active_organization"]
    owner.call("PATCH", f"/api/organizations/{organization}/memberships", expect=200,
               json={"user_id": person["id"], "role": "AN"})
    owner.call("POST", f"/api/projects/{made}/members/", expect=(200, 201), json={"user": person["id"]})
    space = owner.call("POST", "/api/workspaces/", expect=201, json={"title": f"Space {stamp}"})["id"]
    owner.call("POST", f"/api/workspaces/{space}/memberships/", expect=(200, 201), json={"user": person["id"]})
    owner.call("DELETE", f"/api/workspaces/{space}/", expect=204)
    token = owner.call("POST", "/api/token/", expect=201, json={})["token"]
    owner.call("POST", "/api/token/refresh", expect=200, json={"refresh": token})
    owner.call("POST", "/api/token/blacklist", expect=(200, 204), json={"refresh": token})
    avatar = f"/api/users/{owner.call('GET', '/api/current-user/whoami', expect=200)['id']}/avatar/"
    owner.call("POST", avatar, expect=200, files={"avatar": ("a.gif", PIXEL, "image/gif")})
    owner.call("GET", owner.call("GET", "/api/current-user/whoami", expect=200)["avatar"], expect=200)
    owner.call("DELETE", avatar, expect=204)
    owner.call("DELETE", f"/api/projects/{made}/", expect=204)


def data(owner):
    """Imports, uploads past the functions, the data manager, exports."""
    made, ids = project(owner, "Data", 3)
    large = owner.call("POST", f"/api/projects/{made}/import?return_task_ids=true", expect=201,
                       json=[{"data": {"text": NOISE}, "annotations": [{"result": LARGE_RESULT}]}])["task_ids"]
    owner.call("GET", "/api/tasks/", expect=200, params={"project": made, "fields": "all"})
    owner.call("POST", "/api/dm/actions/", expect=200, params={"project": made, "id": "next_task"}, json={})
    view = owner.call("POST", "/api/dm/views/", expect=201, json={"project": made, "data": {"title": "Mine"}})["id"]
    owner.call("GET", "/api/dm/views/", expect=200, params={"project": made})
    owner.call("DELETE", f"/api/dm/views/{view}/", expect=204)
    content = b"one\ntwo\nthree\n"
    upload = owner.call("POST", f"/api/projects/{made}/file-uploads", expect=(200, 201),
                        json={"file": "words.txt", "size": len(content)})
    sent = httpx.request(upload["upload"]["method"], upload["upload"]["url"], content=content,
                         headers=upload["upload"]["headers"], timeout=60)
    if sent.status_code != 200:
        raise AssertionError(f"the upload was answered {sent.status_code}: {sent.text[:300]}")
    owner.call("POST", f"/api/projects/{made}/reimport", expect=(200, 201),
               json={"file_upload_ids": [upload["id"]], "files_as_tasks_list": True})
    owner.until("the file's tasks are there",
                lambda: owner.call("GET", f"/api/projects/{made}/")["task_number"] == 7)
    everything = owner.call("GET", f"/api/projects/{made}/export", expect=200,
                            params={"exportType": "JSON", "download_all_tasks": "true"})
    if len(everything) != 7:
        raise AssertionError(f"{len(everything)} tasks were exported")
    snapshot = owner.call("POST", f"/api/projects/{made}/exports/", expect=(200, 201), json={"title": "All"})["id"]
    owner.until("the snapshot is done", lambda: owner.call(
        "GET", f"/api/projects/{made}/exports/{snapshot}")["status"] == "completed")
    owner.call("GET", f"/api/projects/{made}/exports/{snapshot}/download", expect=(200, 303), params={"exportType": "JSON"})
    noted(owner, made, f"/api/projects/{made}/exports/")
    owner.call("DELETE", f"/api/projects/{made}/exports/{snapshot}", expect=204)
    owner.call("DELETE", f"/api/projects/{made}/file-uploads", expect=200, json={"file_upload_ids": [upload["id"]]})
    owner.call("POST", "/api/dm/actions/", expect=(200, 201), params={"project": made, "id": "delete_tasks"},
               json={"selectedItems": {"all": False, "included": ids[:1] + large}})


def work(owner):
    """Jobs: an import of many tasks, a deletion, a clearance, a copy, many members; what the change stream derives."""
    owner.set_up()
    made, _ = project(owner, "Work")
    first = [{"data": {"text": NOISE}, "annotations": [{"result": LARGE_RESULT}]}, {"data": {"text": SOME_NOISE}}]
    owner.call("POST", f"/api/projects/{made}/import", expect=201,
               json=first + [{"data": {"text": f"job {i}", NOISE[i * 8:i * 8 + 8]: i}} for i in range(MANY - 2)])
    owner.until("the import job is done",
                lambda: owner.call("GET", f"/api/projects/{made}/")["task_number"] == MANY)
    tasks = owner.call("GET", "/api/tasks/", params={"project": made, "page_size": 3})["tasks"]
    submit(owner, tasks[1]["id"])
    owner.call("PATCH", f"/api/tasks/{tasks[2]['id']}/", expect=200, json={"data": {"text": SOME_NOISE}})
    owner.until("the summary counts the annotation", lambda: owner.call(
        "GET", f"/api/projects/{made}/summary/").get("created_annotations"))
    snapshot = owner.call("POST", f"/api/projects/{made}/exports/", expect=(200, 201), json={"title": "All"})["id"]
    owner.until("the snapshot is done", lambda: owner.call(
        "GET", f"/api/projects/{made}/exports/{snapshot}")["status"] == "completed")
    who = owner.call("GET", "/api/current-user/whoami", expect=200)
    message = {"organization": who["active_organization"], "project": made, "user": who["id"]}
    copied, _ = project(owner, "Copied")
    owner.call("POST", f"/api/projects/{copied}/import", expect=201, json=first)
    space = owner.call("GET", f"/api/projects/{copied}/", expect=200)["workspace"]
    copy = owner.call("POST", f"/api/projects/{copied}/duplicate/", expect=201, json={
        "mode": "settings,data", "workspace": space, "title": "Copy"})["id"]
    owner.until("the copy has its tasks", lambda: owner.call("GET", f"/api/projects/{copy}/")["task_number"] == 2)
    members(owner, copy, message)
    first, last = tasks[0]["id"], tasks[2]["id"]
    owner.ask({**message, "kind": "delete_tasks", "from": first // TASKS_PER_BLOCK, "last": last})
    owner.until("the first tasks are deleted",
                lambda: owner.call("GET", f"/api/projects/{made}/")["task_number"] == MANY - 3)
    owner.call("DELETE", f"/api/projects/{made}/", expect=204)
    owner.until("nothing of the project is left", lambda: not owner.stored(made))


def members(owner, made, message):
    """Many members at once come to a project and leave it, and get tags from a table."""
    annotator = owner.annotator()
    crowd = {"kind": "member_changes", "organization": message["organization"], "project": made, "users": [annotator.id]}

    def is_member():
        return annotator.id in [row["id"] for row in owner.call("GET", f"/api/projects/{made}/members/", expect=200)]

    owner.ask({**crowd, "direction": "IN"})
    owner.until("the member is there", is_member)
    owner.ask({**crowd, "direction": "OUT"})
    owner.until("the member is gone", lambda: not is_member())
    tags = f"/api/organizations/{message['organization']}/member-tags"
    begun = owner.call("POST", f"{tags}/imports", expect=201, data={"bulk_tags": f"tag {time.time_ns()}"},
                       files={"file": ("tags.csv", f"email\n{annotator.email}\n", "text/csv")})["import"]
    owner.until("the tags are given", lambda: owner.call("GET", f"{tags}/imports/{begun}")["status"] == "completed")


ROLES = {"label": label, "manage": manage, "data": data, "work": work}


def site(front, cloud):
    """The web app, its policy, and what may not be reached past the distribution."""
    with httpx.Client(base_url=front.address, timeout=60) as browser:
        index = browser.get("/")
        assert index.status_code == 200 and "<html" in index.text, index.text[:200]
        policy = index.headers["content-security-policy"]
        assert "script-src 'self';" in policy and "unsafe-eval" not in policy, policy
        assert browser.get("/projects/7/data").text == index.text, "a page of the app is not its index"
        entered = browser.get("/user/login?next=%2Fprojects", headers={"Accept": "text/html"}, follow_redirects=False)
        assert entered.status_code == 302 and entered.headers["location"].startswith("/enter/login"), entered.headers
        assert browser.get("/api/projects/").status_code == 401
        assert browser.get("/api/projects/").headers["cache-control"] == "no-store"
    api = cloud.client("apigatewayv2").get_apis()["Items"][0]["ApiId"]
    straight = httpx.get(f"https://127.0.0.1:{front.port}/api/projects/", timeout=60,
                         headers={"Host": f"{api}.execute-api.localhost"}, verify=front.certificate)
    assert straight.status_code == 403, f"the API's own address answered {straight.status_code}"
    bucket = httpx.get(f"https://127.0.0.1:{front.port}/{cloud.outputs['SiteBucket']}/index.html", timeout=60,
                       verify=front.certificate)
    assert bucket.status_code == 403, f"the site's bucket answered {bucket.status_code}"


def failing_work(cloud, owner):
    """A message that nobody can do comes to rest among the failed ones."""
    sqs = cloud.client("sqs")
    cloud.send_work({"kind": "nonsense"})
    failed = cloud.queue("docket-work-failed")

    def rests():
        attributes = sqs.get_queue_attributes(QueueUrl=failed, AttributeNames=["ApproximateNumberOfMessages"])
        return int(attributes["Attributes"]["ApproximateNumberOfMessages"]) >= 1

    owner.until("the failing message rests", rests, seconds=240)


def found(front, cloud, email):
    owner = Person.founder(front.address, email, cloud.set_up_token())
    owner.set_up = cloud.set_up_token
    owner.ask = cloud.send_work
    owner.stored = cloud.stored
    return owner
