package docket.store.dynamo;

import java.util.SplittableRandom;

/**
 * Chance for spreading work. A function's snapshot holds the state of every generator, so that all
 * functions restored from it would draw the same numbers and meet at the same places; here each
 * draw takes the machine's clock in, which differs. Not for secrets.
 */
public final class Chance {
  private Chance() {}

  /** Any number. */
  public static long any() {
    return generator().nextLong();
  }

  /** From zero up to, and without, the bound. */
  public static long below(long bound) {
    return generator().nextLong(bound);
  }

  /** From zero up to, and without, the bound. */
  public static int below(int bound) {
    return generator().nextInt(bound);
  }

  private static SplittableRandom generator() {
    return new SplittableRandom(
        System.nanoTime() ^ Long.rotateLeft(Thread.currentThread().threadId(), 40));
  }
}
