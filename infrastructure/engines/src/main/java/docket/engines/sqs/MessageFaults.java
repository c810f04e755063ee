package docket.engines.sqs;

import docket.engines.faults.CrashPoint;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * What standard queues may do to messages: deliver them twice, or late. Without anything asked for,
 * neither happens.
 */
public final class MessageFaults {
  private final AtomicInteger toDouble = new AtomicInteger();
  private final AtomicInteger toDelay = new AtomicInteger();
  private volatile Duration delay = Duration.ZERO;
  private volatile @Nullable CrashPoint crash;

  MessageFaults() {}

  /** The next messages sent can be received twice each. */
  public MessageFaults duplicate(int count) {
    toDouble.set(count);
    return this;
  }

  /** The next messages sent can be received so much later. */
  public MessageFaults delay(Duration by, int count) {
    delay = by;
    toDelay.set(count);
    return this;
  }

  /** Sending counts as a write, at which the caller may die. */
  public MessageFaults crashAt(CrashPoint point) {
    crash = point;
    return this;
  }

  public void clear() {
    toDouble.set(0);
    toDelay.set(0);
    crash = null;
  }

  void before() {
    var point = crash;
    if (point != null) point.before("SendMessage");
  }

  void after() {
    var point = crash;
    if (point != null) point.after("SendMessage");
  }

  int copies() {
    return take(toDouble) ? 2 : 1;
  }

  Duration lateness() {
    return take(toDelay) ? delay : Duration.ZERO;
  }

  private static boolean take(AtomicInteger left) {
    return left.getAndUpdate(count -> Math.max(0, count - 1)) > 0;
  }
}
