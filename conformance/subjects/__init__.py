"""One module per subject; each makes what it needs and calls `run(sdk, checks, address, person)`."""

CONFIG = """<View>
  <Text name="text" value="$text"/>
  <Choices name="mood" toName="text"><Choice value="Good"/><Choice value="Bad"/></Choices>
</View>"""


def choice(value):
    """A result that says one choice."""
    return [{"id": "r1", "from_name": "mood", "to_name": "text", "type": "choices", "value": {"choices": [value]}}]


def project(sdk, title):
    return sdk.projects.create(title=title, label_config=CONFIG)


def project_with_tasks(sdk, title, count):
    """A project and the ids of its tasks, in order."""
    made = project(sdk, title)
    answer = sdk.projects.import_tasks(
        made.id, request=[{"text": f"text {n}"} for n in range(count)], return_task_ids=True)
    return made, answer.task_ids


def raw(sdk, method, path, **options):
    """A call that the SDK has no method for, sent as the SDK sends its own."""
    return sdk._client_wrapper.httpx_client.request(path, method=method, **options)


def colleague(sdk, email, **names):
    """Somebody else with an account in the caller's organization."""
    return sdk.users.create(email=email, username=email.split("@")[0], **names)
