package docket.domain.queue;

/**
 * Changes of a project's counters, booked on whoever made them; a project's counters are the sum
 * over its principals.
 *
 * @param annotations all but the skipped ones, ground truth included
 * @param useful neither skipped nor ground truth
 */
public record Tally(
    long tasks,
    long finished,
    long annotated,
    long annotations,
    long useful,
    long skipped,
    long groundTruth,
    long predictions) {
  public static final Tally ZERO = new Tally(0, 0, 0, 0, 0, 0, 0, 0);

  public Tally plus(Tally other) {
    return new Tally(
        tasks + other.tasks,
        finished + other.finished,
        annotated + other.annotated,
        annotations + other.annotations,
        useful + other.useful,
        skipped + other.skipped,
        groundTruth + other.groundTruth,
        predictions + other.predictions);
  }

  public Tally negated() {
    return new Tally(
        -tasks, -finished, -annotated, -annotations, -useful, -skipped, -groundTruth, -predictions);
  }

  /** The change of the counters when a task goes from one state to another. */
  public static Tally between(TaskState before, TaskState after) {
    return of(after).plus(of(before).negated());
  }

  /** What one existing task adds to its project's counters. */
  public static Tally of(TaskState task) {
    var counts = task.counts();
    return new Tally(
        1,
        task.labeled() ? 1 : 0,
        counts.useful() > 0 ? 1 : 0,
        counts.submitted(),
        counts.useful(),
        counts.skipped(),
        counts.groundTruth(),
        counts.predictions());
  }
}
