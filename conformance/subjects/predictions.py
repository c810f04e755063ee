"""Predictions: one by one, many at once, and their model versions."""

from label_studio_sdk import PredictionRequest

from subjects import choice, project_with_tasks, raw


def run(sdk, checks, address, person):
    made, ids = project_with_tasks(sdk, "Predictions", 3)
    one = sdk.predictions.create(task=ids[0], result=choice("Good"), score=0.75, model_version="v1")
    checks.equal("a prediction is made", (one.task, one.score, one.model_version), (ids[0], 0.75, "v1"))
    checks.equal("it knows its project", one.project, made.id)
    checks.equal("it is read", sdk.predictions.get(one.id).result, choice("Good"))
    checks.equal("listed by task", [each.id for each in sdk.predictions.list(task=ids[0])], [one.id])
    changed = sdk.predictions.update(one.id, score=0.5)
    checks.equal("it changes", (changed.score, changed.model_version), (0.5, "v1"))

    many = [PredictionRequest(task=task, result=choice("Bad"), score=0.1, model_version="v2") for task in ids]
    checks.equal("many at once", sdk.projects.import_predictions(made.id, request=many).created, 3)
    listed = sdk.predictions.list(project=made.id)
    checks.equal("listed by project", sorted(each.model_version for each in listed), ["v1", "v2", "v2", "v2"])
    versions = raw(sdk, "GET", f"api/projects/{made.id}/model-versions").json()
    checks.equal("model versions", versions, {"v1": 1, "v2": 3})
    foreign = [PredictionRequest(task=999_999_999, result=choice("Bad"))]
    checks.refused("a task of another project", 400, lambda: sdk.projects.import_predictions(made.id, request=foreign))
    checks.refused(
        "an unknown label", 400, lambda: sdk.predictions.create(task=ids[0], result=choice("Ugly"), model_version="v1"))
    checks.refused(
        "a score above one", 400, lambda: sdk.predictions.create(task=ids[0], result=choice("Good"), score=1.5))

    sdk.predictions.delete(one.id)
    checks.refused("a deleted prediction", 404, lambda: sdk.predictions.get(one.id))
    dropped = raw(sdk, "DELETE", f"api/projects/{made.id}/model-versions", json={"model_version": "v2"}).json()
    checks.equal("a version is dropped", dropped, {"deleted_predictions": 3})
    checks.equal("with all of it", sdk.projects.get(made.id).total_predictions_number, 0)
