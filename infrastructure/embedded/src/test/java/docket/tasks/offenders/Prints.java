package docket.tasks.offenders;

/** A line that no log has. */
public final class Prints {
  private Prints() {}

  static void print() {
    System.out.println();
  }
}
