package docket.tasks.offenders;

/** What one caller leaves for the next. */
public final class RemembersInAClass {
  static int calls;

  private RemembersInAClass() {}

  static int call() {
    return ++calls;
  }
}
