package docket.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import docket.engines.faults.Crash;
import docket.engines.faults.CrashPoint.Moment;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Does a use case on a fresh subject again and again, dying at its first write, its second and so
 * on, background work included; each time the client repeats its request as clients do, what hangs
 * on it is delivered, and everything has to be as if nothing had happened. What is stored after a
 * write is what is stored before the next one, so that only the last needs both.
 */
final class CrashSweep {
  /** Up to here every write is died at; of long use cases then every other, every third, … */
  private static final int CLOSELY = 6;

  private static final int MOST_WRITES = 2_000;

  private final Still product;

  CrashSweep(Still product) {
    this.product = product;
  }

  /**
   * @param fresh makes a subject, undisturbed
   * @param request what a client does, and does again when it got no answer
   * @param check what must hold in the end, for whichever write it died at
   */
  <T> void over(Supplier<T> fresh, Consumer<T> request, Consumer<T> check) {
    int last = 0;
    int write = 1;
    while (dies(Moment.BEFORE, write, fresh, request, check)) {
      last = write;
      write += Math.max(1, write / CLOSELY);
      assertThat(write).as("writes").isLessThan(MOST_WRITES);
    }
    assertThat(last).as("writes that it died at").isPositive();
    dies(Moment.AFTER, last, fresh, request, check);
  }

  private <T> boolean dies(
      Moment moment, int at, Supplier<T> fresh, Consumer<T> request, Consumer<T> check) {
    var subject = fresh.get();
    product.settle();
    product.crash().arm(moment, at);
    var story = "%s write %d".formatted(moment, at);
    try {
      try {
        request.accept(subject);
      } catch (Crash died) {
        story = String.valueOf(died.getMessage());
        request.accept(subject);
      }
      product.settle();
    } catch (AssertionError | RuntimeException failed) {
      product.crash().disarm();
      return fail("died " + story + ", and then: " + failed.getMessage(), failed);
    }
    boolean died = !product.crash().disarm();
    try {
      check.accept(subject);
    } catch (AssertionError wrong) {
      return fail("died " + story + ": " + wrong.getMessage(), wrong);
    }
    return died;
  }
}
