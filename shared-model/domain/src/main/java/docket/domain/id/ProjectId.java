package docket.domain.id;

/** A labeling project. */
public record ProjectId(long value) implements Comparable<ProjectId> {
  @Override
  public int compareTo(ProjectId other) {
    return Long.compare(value, other.value);
  }

  @Override
  public String toString() {
    return Long.toString(value);
  }
}
