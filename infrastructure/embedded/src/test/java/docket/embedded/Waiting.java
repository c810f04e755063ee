package docket.embedded;

import java.time.Duration;
import java.util.function.BooleanSupplier;

/** Waits for what goes on in the background. */
final class Waiting {
  private static final Duration MOST = Duration.ofSeconds(60);
  private static final long STEP_MILLIS = 50;

  private Waiting() {}

  static void until(BooleanSupplier done) {
    long deadline = System.nanoTime() + MOST.toNanos();
    while (!done.getAsBoolean()) {
      if (System.nanoTime() > deadline) {
        throw new AssertionError("it did not happen within " + MOST);
      }
      try {
        Thread.sleep(STEP_MILLIS);
      } catch (InterruptedException end) {
        Thread.currentThread().interrupt();
        throw new IllegalStateException(end);
      }
    }
  }
}
