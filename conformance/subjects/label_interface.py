"""The SDK reads the project's config by itself, and checks tasks and predictions with it."""

from label_studio_sdk.label_interface import LabelInterface
from label_studio_sdk.label_interface.control_tags import ChoicesTag, LabelsTag
from label_studio_sdk.label_interface.create import choices, labels
from label_studio_sdk.label_interface.objects import PredictionValue

from subjects import CONFIG


def run(sdk, checks, address, person):
    made = sdk.projects.create(title="Interface", label_config=CONFIG)
    interface = sdk.projects.get(made.id).get_label_interface()
    control = interface.get_control("mood")
    checks.that("a control is found by name", isinstance(control, ChoicesTag))
    checks.equal("its labels", sorted(control.labels), ["Bad", "Good"])
    checks.equal("the object it points at", interface.get_object("text").value_name, "text")
    interface.validate()
    checks.that("the config is valid for the SDK", interface.is_valid)

    task = sdk.tasks.create(project=made.id, data={"text": "hello"})
    prediction = PredictionValue(
        model_version="interface", score=0.5, result=[control.label(["Good"])]).model_dump()
    checks.that("a prediction of the SDK is valid for the SDK", interface.validate_prediction(prediction))
    stored = sdk.predictions.create(task=task.id, **prediction)
    checks.equal("and for the server", stored.result[0]["value"]["choices"], ["Good"])
    sample = interface.generate_sample_task()
    checks.equal("a sample task has the config's key", list(sample), ["text"])
    checks.equal("and is taken", sdk.tasks.create(project=made.id, data=sample).data, sample)

    config = LabelInterface.create({"txt": "Text", "kind": choices(["A", "B"]), "name": labels(["Person", "Place"])})
    built = sdk.projects.create(title="Built", label_config=config)
    again = sdk.projects.get(built.id).get_label_interface()
    checks.that("a config built by the SDK comes back whole", isinstance(again.get_control("name"), LabelsTag))
