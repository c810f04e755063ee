package docket.store.tasks;

import docket.domain.annotations.Prediction;
import docket.domain.id.OrganizationId;
import docket.domain.id.ProjectId;
import docket.store.blobs.JsonBlobs;
import docket.store.dynamo.Item;

/** The item of a prediction. */
final class PredictionItem {
  private PredictionItem() {}

  static Item of(Prediction prediction, OrganizationId organization, JsonBlobs results) {
    var item =
        Item.at(TaskKeys.prediction(prediction.task(), prediction.ordinal()))
            .set("o", organization.value())
            .set("p", prediction.project().value())
            .set("sc", prediction.score())
            .set("mv", prediction.modelVersion())
            .set("cl", prediction.cluster())
            .set("ca", prediction.createdAt())
            .set("ua", prediction.updatedAt());
    results.write(item, "r/" + prediction.project() + "/", prediction.result());
    return item.build();
  }

  static Prediction toPrediction(Item item, JsonBlobs results) {
    return new Prediction(
        AnnotationItem.taskOf(item),
        new ProjectId(item.number("p")),
        AnnotationItem.ordinalOf(item),
        results.read(item),
        item.optionalDecimal("sc"),
        item.text("mv", ""),
        item.optionalNumber("cl"),
        item.requiredInstant("ca"),
        item.requiredInstant("ua"));
  }
}
