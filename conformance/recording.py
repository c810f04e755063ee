"""A proxy that writes down what the SDK sends, with ids and secrets replaced by where they come from.

A fixture is a list of requests in order. `{{3:/tasks/0/id}}` stands for the value at that place in the answer to request 3
(counted from 0), `{{personal}}` and `{{legacy}}` for the tokens of whoever replays.
"""

import base64
import http.client
import http.server
import json
import re
import threading
import urllib.parse

HOP_BY_HOP = {"connection", "transfer-encoding", "keep-alive", "proxy-connection"}

# What a number in a path is, by the segment before it.
PATH_KINDS = {
    "projects": "project", "tasks": "task", "annotations": "annotation", "predictions": "prediction", "imports": "import",
    "exports": "export", "views": "view", "users": "user", "organizations": "organization", "workspaces": "workspace",
    "file-upload": "file", "memberships": "user", "member-tags": "tag", "roles": "role", "project-templates": "template",
}
# What a number under a key of a body, a query or an answer is.
KEY_KINDS = {
    "project": "project", "task": "task", "tasks": "task", "included": "task", "excluded": "task", "task_ids": "task",
    "taskId": "task", "user": "user", "user_id": "user", "completed_by": "user", "view": "view", "import": "import",
    "file_upload_ids": "file", "workspace": "workspace", "active_organization": "organization", "tags": "tag",
    "project_id": "project", "workspace_id": "workspace", "exclude_project_id": "project", "projects": "project",
    "exclude_workspace_id": "workspace", "workspaces": "workspace",
}
# What `id` is in an answer, and `ids` in a request, by the last word of the path.
RESOURCES = PATH_KINDS | {
    "counts": "project", "bulk": "annotation", "bulk-delete": "annotation", "order": "view", "export": "task",
    "file-uploads": "file", "whoami": "user", "current-user": "user", "next": "task", "actions": "task", "duplicate": "project",
    "create-project": "project",
}
SECRETS = ("token", "refresh", "access")


# Where people are what is chosen of, and not tasks.
OF_PEOPLE = re.compile(r"/(memberships|members)/(bulk|paginated|export)/?$|/member-tags/assignments$")


class Recorder:
    def __init__(self, upstream, person):
        self._exchanges = []
        self._secrets = {person.personal_token: "{{personal}}", person.legacy_token: "{{legacy}}"}
        self._server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler(upstream, self._exchanges.append))
        self.address = f"http://127.0.0.1:{self._server.server_address[1]}"

    def __enter__(self):
        threading.Thread(target=self._server.serve_forever, daemon=True).start()
        return self

    def __exit__(self, *_):
        self._server.shutdown()
        self._server.server_close()

    def write(self, path):
        fixture = Fixture(self._secrets)
        for exchange in self._exchanges:
            if exchange["authorization"] or exchange["path"].startswith("/api/token/"):  # the rest are browser pages
                fixture.add(exchange)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(json.dumps(fixture.steps, indent=1, ensure_ascii=False) + "\n")


def handler(upstream, note):
    target = urllib.parse.urlsplit(upstream)

    class Handler(http.server.BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def pass_on(self):
            body = self.rfile.read(int(self.headers.get("Content-Length") or 0))
            headers = {name: value for name, value in self.headers.items() if name.lower() not in HOP_BY_HOP}
            connection = http.client.HTTPConnection(target.hostname, target.port)
            connection.request(self.command, self.path, body or None, headers | {"Accept-Encoding": "identity"})
            answer = connection.getresponse()
            content = answer.read()
            parts = urllib.parse.urlsplit(self.path)
            note({
                "method": self.command, "path": urllib.parse.unquote(parts.path),
                "query": urllib.parse.parse_qsl(parts.query, keep_blank_values=True),
                "type": self.headers.get("Content-Type"), "body": body,
                "authorization": self.headers.get("Authorization") or self.headers.get("X-Api-Key"),
                "header": "Authorization" if "Authorization" in self.headers else "X-Api-Key", "status": answer.status, "answer": parsed(content),
            })
            self.send_response(answer.status)
            for name, value in answer.getheaders():
                if name.lower() not in HOP_BY_HOP | {"content-length"}:
                    self.send_header(name, value)
            if answer.status != 204:
                self.send_header("Content-Length", str(len(content)))
            self.end_headers()
            self.wfile.write(content)
            connection.close()

        do_GET = do_POST = do_PATCH = do_PUT = do_DELETE = do_HEAD = pass_on

        def log_message(self, *_):
            pass

    return Handler


def parsed(content):
    try:
        return json.loads(content)
    except ValueError:
        return None


class Fixture:
    """Requests as they are stored; values that earlier answers gave are replaced by their place."""

    def __init__(self, secrets):
        self.steps = []
        self._secrets = dict(secrets)
        self._places = {}

    def add(self, exchange):
        step = {"method": exchange["method"], "path": self._path(exchange["path"])}
        resource = resource_of(exchange["path"])
        if exchange["query"]:
            step["query"] = [[name, self._query(name, value, resource)] for name, value in exchange["query"]]
        if exchange["authorization"]:
            step["auth"] = self._auth(exchange)
        self._body(step, exchange, resource)
        step["status"] = exchange["status"]
        self._learn(exchange["answer"], resource, len(self.steps), "")
        self.steps.append(step)

    def _auth(self, exchange):
        """The header that says who calls: its name and its value."""
        *kind, token = exchange["authorization"].split(" ")
        return [exchange["header"], " ".join([*kind, self._text(token)])]

    def _path(self, path):
        segments = path.split("/")
        for at, segment in enumerate(segments):
            if at and segment.isdigit():
                segments[at] = self._number(PATH_KINDS.get(segments[at - 1]), int(segment), as_text=True)
        joined = "/".join(segments)
        return self._text(joined.removeprefix("/data/"), "/data/") if joined.startswith("/data/upload/") else joined

    def _text(self, value, prefix=""):
        return prefix + self._secrets.get(value, value)

    def _query(self, name, value, resource):
        kind = kind_of(name, resource)
        numbers = value.split(",")
        if kind and all(number.isdigit() for number in numbers):
            return ",".join(self._number(kind, int(number), as_text=True) for number in numbers)
        return value

    def _number(self, kind, value, as_text=False):
        return self._places.get((kind, value), str(value) if as_text else value)

    def _body(self, step, exchange, resource):
        body, kind = exchange["body"], exchange["type"]
        if kind:
            step["type"] = kind
        if not body:
            return
        if kind and kind.startswith("application/json"):
            step["json"] = self._value(json.loads(body), None, resource)
            return
        try:
            step["text"] = body.decode()
        except UnicodeDecodeError:
            step["base64"] = base64.b64encode(body).decode()

    def _value(self, value, key, resource):
        if isinstance(value, dict):
            return {name: self._value(child, name, resource) for name, child in value.items()}
        if isinstance(value, list):
            return [self._value(child, key, resource) for child in value]
        if isinstance(value, int) and not isinstance(value, bool):
            return self._number(kind_of(key, resource), value)
        return self._text(value) if isinstance(value, str) else value

    def _learn(self, value, resource, step, pointer, key=None):
        place = "{{%d:%s}}" % (step, pointer)
        if isinstance(value, dict):
            for name, child in value.items():
                inner = KEY_KINDS.get(name, resource) if isinstance(child, (dict, list)) else resource
                self._learn(child, inner, step, f"{pointer}/{name}", name)
        elif isinstance(value, list):
            for at, child in enumerate(value):
                self._learn(child, resource, step, f"{pointer}/{at}", key)
        elif isinstance(value, int) and not isinstance(value, bool):
            kind = resource if key == "id" else KEY_KINDS.get(key)
            if kind:
                self._places.setdefault((kind, value), place)
        elif isinstance(value, str) and (key in SECRETS or (key == "file" and re.match(r"upload/", value))):
            self._secrets.setdefault(value, place)


def kind_of(key, resource):
    """What a number is that a request says under this key."""
    of_people = resource == "user" and key in ("included", "excluded")
    return resource if key == "ids" or of_people else KEY_KINDS.get(key)


def resource_of(path):
    if OF_PEOPLE.search(path):
        return "user"
    if re.search(r"/member-tags/bulk$|/projects/roles/$", path):
        return "tag" if "tags" in path else "role"
    words = [segment for segment in path.split("/") if segment and not segment.isdigit()]
    return RESOURCES.get(words[-1]) if words else None
