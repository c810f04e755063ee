"""Which operations of the contract the subjects call: httpx, by which the SDK calls, logs each request."""

import csv
import logging
import pathlib
import re
import urllib.parse

CONTRACT = pathlib.Path(__file__).parent.parent / "contract"
CONTEXTS = ("memberships", "projects")
# Served, and in the contract under a name of the SDK which the SDK of requirements.txt does not have.
ABSENT = {"projects.members.get"}


class Coverage(logging.Handler):
    """Notes what was asked for as (method, path)."""

    def __init__(self):
        super().__init__(logging.INFO)
        self._called = set()
        logger = logging.getLogger("httpx")
        logger.setLevel(logging.INFO)
        logger.propagate = False
        logger.addHandler(self)

    def emit(self, record):
        method, url = record.args[:2]  # 'HTTP Request: %s %s "%s %d %s"'
        self._called.add((method, urllib.parse.urlsplit(str(url)).path.rstrip("/")))

    def missing(self):
        """SDK methods of served operations that no request was for."""
        return sorted(name for method, path, name in served() if not self._was_called(method, path))

    def _was_called(self, method, path):
        # A literal path is called by its name only: {id} stands for no word of a sibling's path.
        pattern = re.compile(re.sub(r"\{\w*key}", r"[a-z_.]+", re.sub(r"\{\w*(?<!key)}", r"\\d+", path.rstrip("/"))))
        return any(verb == method and pattern.fullmatch(called) for verb, called in self._called)


def served():
    """Method, path and name in the SDK of what is served in the contexts that have to be whole."""
    pending = set((CONTRACT / "pending.csv").read_text().split())
    with open(CONTRACT / "operations.csv", newline="") as file:
        for row in csv.DictReader(file):
            name = row["sdk_method"]
            if name and row["context"] in CONTEXTS and f"{row['method']},{row['path']}" not in pending:
                if name not in ABSENT:
                    yield row["method"], row["path"], name
