"""How refusals reach whoever calls the SDK."""

from label_studio_sdk import LabelStudio
from label_studio_sdk.core.api_error import ApiError
from label_studio_sdk.errors import BadRequestError, NotFoundError

from subjects import choice, project


def run(sdk, checks, address, person):
    try:
        sdk.projects.get(999_999)
    except ApiError as missing:
        body = missing.body
        checks.equal("404 is an ApiError", missing.status_code, 404)
        checks.equal("with our envelope", (body["status_code"], body["detail"]), (404, "Not found."))
        checks.that("and an id to ask about", len(body["id"]) == 36 and body["exc_info"] is None and "version" in body)
    else:
        checks.that("404 is an ApiError", False, "there was an answer")
    try:
        sdk.tasks.create(data={})
    except ApiError as invalid:
        checks.equal("400 names the fields", list(invalid.body["validation_errors"]), ["project"])
    else:
        checks.that("400 names the fields", False, "there was an answer")
    checks.that("the SDK knows both by class", issubclass(NotFoundError, ApiError) and issubclass(BadRequestError, ApiError))

    nobody = LabelStudio(base_url=address, api_key="0" * 40, max_retries=0)
    checks.refused("a token that nobody has", 401, nobody.users.whoami)
    checks.refused("a page past the end", 404, lambda: sdk.tasks.list(project=project(sdk, "Short").id, page=2))
    checks.refused("tasks of no project", 404, lambda: sdk.tasks.list())
    checks.refused("a task of nobody", 404, lambda: sdk.tasks.get(999_999_999))
    checks.refused("an annotation of nobody", 404, lambda: sdk.annotations.update(999_999_999, result=choice("Good")))
