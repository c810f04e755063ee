package docket.store.offenders;

/** A mutable point in time. */
public final class UsesADate {
  private UsesADate() {}

  @SuppressWarnings("JavaUtilDate")
  static java.util.Date date() {
    return new java.util.Date(0);
  }
}
