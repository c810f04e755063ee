package docket.domain.queue;

/**
 * How many children a task has.
 *
 * @param submitted annotations that are no skip, ground truth included
 * @param groundTruth those of {@code submitted} that are ground truth
 * @param leadTime sum of the lead times of all annotations, in seconds
 */
public record TaskCounts(
    long submitted, long skipped, long groundTruth, long predictions, double leadTime) {
  public static final TaskCounts NONE = new TaskCounts(0, 0, 0, 0, 0);

  /** Neither skipped nor ground truth. */
  public long useful() {
    return submitted - groundTruth;
  }

  TaskCounts plus(Answer answer) {
    return new TaskCounts(
        submitted + (answer.skipped() ? 0 : 1),
        skipped + (answer.skipped() ? 1 : 0),
        groundTruth + (answer.isGroundTruth() ? 1 : 0),
        predictions,
        leadTime + answer.leadTime());
  }

  public TaskCounts withPredictions(long count) {
    return new TaskCounts(submitted, skipped, groundTruth, count, leadTime);
  }
}
