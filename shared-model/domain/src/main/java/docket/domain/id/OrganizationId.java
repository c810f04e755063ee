package docket.domain.id;

/** A tenant. */
public record OrganizationId(long value) implements Comparable<OrganizationId> {
  @Override
  public int compareTo(OrganizationId other) {
    return Long.compare(value, other.value);
  }

  @Override
  public String toString() {
    return Long.toString(value);
  }
}
