package docket.bench;

import java.time.Duration;
import java.util.List;

/**
 * The usual scenarios once, on projects of their own, with nothing kept of them: a product that has
 * served for a while runs compiled code.
 */
final class WarmUp {
  private static final int TASKS = 5_000;

  private WarmUp() {}

  /** Answers how long it took. */
  static Duration run(Crowd crowd, Settings settings) throws InterruptedException {
    long start = System.nanoTime();
    for (var scenario :
        List.of(new Importing(), new Labeling(), new Reading(), new Exporting(), new Deleting())) {
      scenario.run(crowd, settings, TASKS);
    }
    return Duration.ofNanos(System.nanoTime() - start);
  }
}
