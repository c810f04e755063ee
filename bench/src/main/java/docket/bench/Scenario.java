package docket.bench;

import java.util.List;

/** One part of the bench. A new one is a class and a line in {@link Main}. */
interface Scenario {
  /** What it is called on the command line. */
  String name();

  /** Whether it runs where the command line names none. */
  default boolean isUsual() {
    return true;
  }

  /** Measures on a project of its own with so many tasks, at the start. */
  List<Row> run(Crowd crowd, Settings settings, int tasks) throws InterruptedException;
}
