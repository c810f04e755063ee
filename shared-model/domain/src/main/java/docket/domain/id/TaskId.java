package docket.domain.id;

/** One unit of data to label; see {@link #block} for where it is stored. */
public record TaskId(long value) implements Comparable<TaskId> {
  /** Tasks of one project stand in blocks of this many consecutive ids. */
  public static final long BLOCK = 128;

  /**
   * Children of a task (annotations, predictions) number from 1 to this; their id is {@code task *
   * 4096 + n}.
   */
  public static final long MAX_CHILDREN = 4095;

  private static final long CHILD_FACTOR = 4096;

  public long block() {
    return value / BLOCK;
  }

  /**
   * The id of the n-th child of one kind.
   *
   * @param n 1 to {@link #MAX_CHILDREN}
   */
  public long child(long n) {
    if (n < 1 || n > MAX_CHILDREN) {
      throw new IllegalArgumentException("child number " + n);
    }
    return value * CHILD_FACTOR + n;
  }

  /** The task that a child id belongs to; present for every positive id. */
  public static TaskId ofChild(long childId) {
    return new TaskId(childId / CHILD_FACTOR);
  }

  /** Which child of its task an id names. */
  public static long childNumber(long childId) {
    return childId % CHILD_FACTOR;
  }

  @Override
  public int compareTo(TaskId other) {
    return Long.compare(value, other.value);
  }

  @Override
  public String toString() {
    return Long.toString(value);
  }
}
