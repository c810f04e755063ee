"""Copies of projects and templates of an organization's own."""

import time

from subjects import project_with_tasks


def run(sdk, checks, address, person):
    made, ids = project_with_tasks(sdk, "Source", 3)
    sdk.projects.update(made.id, maximum_annotations=2, expert_instruction="Look twice")
    space = sdk.workspaces.create(title="Copies")
    bare = sdk.projects.duplicate(made.id, mode="settings", title="Bare", workspace=space.id)
    copy = sdk.projects.get(bare.id)
    checks.equal("a copy of the settings", (copy.title, copy.maximum_annotations, copy.workspace), ("Bare", 2, space.id))
    checks.equal("has no tasks", copy.task_number, 0)
    full = sdk.projects.duplicate(made.id, mode="settings,data", title="Full", workspace=space.id, description="All")
    checks.equal("a copy of the tasks", copied(sdk, full.id).task_number, 3)
    texts = [task.data["text"] for task in sdk.tasks.list(project=full.id)]
    checks.equal("in their order", texts, ["text 0", "text 1", "text 2"])
    checks.equal("the source stays", sdk.projects.get(made.id).task_number, 3)
    sdk.annotations.create(ids[0], result=[])
    annotators = sdk.projects.list_unique_annotators(made.id)
    checks.equal("who labeled", [each.email for each in annotators], [person.email])

    templates = sdk.project_templates
    mine = templates.create(name="Ours", project_id=made.id, description="House style", tags=["text"])
    checks.equal("a template is made", (mine.name, mine.description, mine.tags), ("Ours", "House style", ["text"]))
    checks.equal("of the project's settings", mine.project_settings["maximum_annotations"], 2)
    checks.equal("it is listed", [each.id for each in templates.list()], [mine.id])
    checks.equal("it is read", templates.get(mine.id).name, "Ours")
    checks.equal("it is renamed", templates.update(mine.id, name="House").name, "House")
    built = templates.create_project_from_template(mine.id, title="Built", workspace_id=space.id, description="New")
    checks.equal("a project by it", (built.title, built.maximum_annotations, built.workspace), ("Built", 2, space.id))
    checks.equal("with its config", sdk.projects.get(built.id).label_config, made.label_config)
    templates.delete(mine.id)
    checks.refused("a deleted template", 404, lambda: templates.get(mine.id))
    checks.equal("what was built stays", sdk.projects.get(built.id).title, "Built")


def copied(sdk, project):
    """The copy when all its tasks have come."""
    for _ in range(100):
        read = sdk.projects.get(project)
        if read.duplication_done:
            return read
        time.sleep(0.1)
    raise TimeoutError("the copy is not done")
