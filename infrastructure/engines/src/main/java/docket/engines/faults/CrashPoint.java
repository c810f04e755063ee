package docket.engines.faults;

import org.jspecify.annotations.Nullable;

/**
 * Counts the writes of all engines that know it, and dies once at one of them: at a transaction or
 * a batch as at one write. Without being armed it only counts.
 */
public final class CrashPoint {
  /** Whether the write that it dies at is done. */
  public enum Moment {
    BEFORE,
    AFTER
  }

  private @Nullable Moment moment;
  private int at;
  private int writes;

  /** Starts counting anew, to die before or after the {@code nth} write, from 1 on. */
  public synchronized void arm(Moment moment, int nth) {
    this.moment = moment;
    this.at = nth;
    this.writes = 0;
  }

  /** Calls off what has not struck yet; false when it has struck. */
  public synchronized boolean disarm() {
    boolean waits = moment != null;
    moment = null;
    return waits;
  }

  /** An engine is about to write. */
  public synchronized void before(String write) {
    writes++;
    strike(moment == Moment.BEFORE && writes == at, write);
  }

  /** An engine has written; not called where the write was refused. */
  public synchronized void after(String write) {
    strike(moment == Moment.AFTER && writes >= at, write);
  }

  private void strike(boolean now, String write) {
    if (now) {
      var when = String.valueOf(moment).toLowerCase(java.util.Locale.ROOT);
      moment = null;
      throw new Crash("%s write %d, %s".formatted(when, writes, write));
    }
  }
}
