"""Runs the official Python SDK, as it is on PyPI, against a fresh Docket.

Usage: run.py --java JAVA --classpath CLASSPATH [--record FOLDER] [subject ...]

With --record, what the SDK sends goes through a recording proxy and becomes the fixtures that the product's own tests
replay.
"""

import argparse
import contextlib
import importlib
import pathlib
import sys

from label_studio_sdk import LabelStudio

from coverage import CONTEXTS, Coverage
from product import Product
from recording import Recorder
from report import Report

SUBJECTS = [
    "access", "projects", "label_interface", "imports", "tasks", "annotations", "predictions", "stream", "views",
    "actions", "files", "exports", "asynchronous", "refusals", "legacy", "users", "tokens", "members", "member_tags",
    "organizations", "invitations", "workspaces", "project_members", "templates", "histories", "legacy_people",
]


def main():
    options = argparse.ArgumentParser()
    options.add_argument("--java", required=True)
    options.add_argument("--classpath", required=True)
    options.add_argument("--record", type=pathlib.Path)
    options.add_argument("subjects", nargs="*", metavar="subject", help=", ".join(SUBJECTS))
    options = options.parse_args()
    unknown = set(options.subjects) - set(SUBJECTS)
    if unknown:
        sys.exit(f"there is no subject {', '.join(sorted(unknown))}; there are {', '.join(SUBJECTS)}")
    report = Report()
    coverage = Coverage()
    with Product(options.java, options.classpath) as product:
        for number, name in enumerate(options.subjects or SUBJECTS):
            person = product.sign_up(f"{name}@example.org")
            with recorded(product, options.record, name, person) as address:
                run(name, address, person, report.subject(name))
    if not options.subjects:
        report.subject("all").equal(f"every served SDK method of {' and '.join(CONTEXTS)} is called", coverage.missing(), [])
    print(report.summary())
    return 1 if report.failures else 0


@contextlib.contextmanager
def recorded(product, folder, name, person):
    """The address to call: the product's own, or that of a proxy which writes down what passes."""
    if folder is None:
        yield product.address
        return
    with Recorder(product.address, person) as recorder:
        yield recorder.address
    recorder.write(folder / f"{name}.json")


def run(name, address, person, checks):
    sdk = LabelStudio(base_url=address, api_key=person.personal_token, max_retries=0)
    try:
        importlib.import_module(f"subjects.{name}").run(sdk, checks, address, person)
    except Exception as error:  # a subject that breaks off is a failed check, and the others still run
        checks.crashed(error)


if __name__ == "__main__":
    sys.exit(main())
