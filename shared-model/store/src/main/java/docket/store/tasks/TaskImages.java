package docket.store.tasks;

import docket.domain.annotations.Annotation;
import docket.domain.annotations.Draft;
import docket.domain.annotations.Prediction;
import docket.domain.id.OrganizationId;
import docket.domain.results.DataColumns;
import docket.domain.tasks.Task;
import docket.store.blobs.JsonBlobs;
import docket.store.dynamo.Item;
import java.util.Optional;

/** Reads what a change of the task table was about, from the image of the item. */
public final class TaskImages {
  private final JsonBlobs results;

  public TaskImages(JsonBlobs results) {
    this.results = results;
  }

  public static Optional<Task> task(Item image) {
    return isTask(image) ? Optional.of(TaskItem.toTask(image)) : Optional.empty();
  }

  public static boolean isTask(Item image) {
    return image.key().pk().startsWith("T#") && image.key().sk().startsWith("s#");
  }

  public Optional<Annotation> annotation(Item image) {
    return isChild(image) && TaskKeys.isAnnotation(image.key().sk())
        ? Optional.of(AnnotationItem.toAnnotation(image, results))
        : Optional.empty();
  }

  public Optional<Draft> draft(Item image) {
    return isChild(image) && TaskKeys.isDraft(image.key().sk())
        ? Optional.of(DraftItem.toDraft(image, results))
        : Optional.empty();
  }

  public Optional<Prediction> prediction(Item image) {
    return isChild(image) && TaskKeys.isPrediction(image.key().sk())
        ? Optional.of(PredictionItem.toPrediction(image, results))
        : Optional.empty();
  }

  /** The columns of a task's data. */
  public static Optional<DataColumns> columns(Item image) {
    return isTask(image)
        ? Optional.of(DataColumns.of(TaskBodies.columns(image)))
        : Optional.empty();
  }

  /** Whether a change of a task left its columns alone, as every reservation and answer does. */
  public static boolean isBesideColumns(Item before, Item after) {
    return isTask(after) && TaskBodies.hasSameColumns(before, after);
  }

  private static boolean isChild(Item image) {
    return image.key().pk().startsWith("T#") && image.key().sk().startsWith("x#");
  }

  public static OrganizationId organization(Item image) {
    return new OrganizationId(image.number("o"));
  }
}
