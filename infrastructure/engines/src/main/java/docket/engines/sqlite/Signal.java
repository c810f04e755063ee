package docket.engines.sqlite;

/** Tells waiting threads that there is something new. */
public final class Signal {
  private long count;

  /** To be asked before looking, so that nothing between the look and the wait is missed. */
  public synchronized long count() {
    return count;
  }

  public synchronized void raise() {
    count++;
    notifyAll();
  }

  /** Waits until there is something newer than {@code seen}, or the time is up. */
  public synchronized void await(long seen, long millis) throws InterruptedException {
    long deadline = System.nanoTime() + millis * 1_000_000;
    long rest = millis;
    while (count == seen && rest > 0) {
      wait(rest);
      rest = (deadline - System.nanoTime()) / 1_000_000;
    }
  }
}
