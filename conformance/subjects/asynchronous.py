"""The same by the asynchronous client."""

import asyncio

from label_studio_sdk import AsyncLabelStudio

from subjects import choice, project_with_tasks


def run(sdk, checks, address, person):
    made, ids = project_with_tasks(sdk, "Asynchronous", 3)
    asyncio.run(calls(AsyncLabelStudio(base_url=address, api_key=person.personal_token, max_retries=0), checks, person, made, ids))


async def calls(sdk, checks, person, made, ids):
    checks.equal("whoami", (await sdk.users.whoami()).email, person.email)
    listed = [task.id async for task in await sdk.tasks.list(project=made.id, page_size=2)]
    checks.equal("all pages of tasks", listed, ids)
    await sdk.annotations.create(ids[0], result=choice("Good"))
    projects = [each.id async for each in await sdk.projects.list()]
    checks.equal("projects", projects, [made.id])
    interface = (await sdk.projects.get(made.id)).get_label_interface()
    checks.equal("the config", interface.get_control("mood").name, "mood")
    tasks = await sdk.projects.exports.as_json(made.id)
    checks.equal("a snapshot", [task["id"] for task in tasks], ids)
