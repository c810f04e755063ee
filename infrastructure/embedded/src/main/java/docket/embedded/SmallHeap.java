package docket.embedded;

import java.lang.management.ManagementFactory;
import java.lang.management.MemoryNotificationInfo;
import java.lang.management.MemoryPoolMXBean;
import javax.management.NotificationEmitter;

/**
 * Keeps the heap near what lives in it. The serial collector leaves the old generation alone until
 * the heap is at its limit, so that every process ends up with all the memory that a burst may
 * take, most of it garbage. Here the old generation is collected when it has grown to twice what
 * lived after the last time; its limit stays what bursts need.
 */
final class SmallHeap {
  private static final String OLD = "Tenured Gen";
  private static final long LEAST = 32L << 20;

  private final MemoryPoolMXBean old;

  private SmallHeap(MemoryPoolMXBean old) {
    this.old = old;
  }

  /** Starts it, where the collector is the serial one. Others look after themselves. */
  static void keep() {
    for (var pool : ManagementFactory.getMemoryPoolMXBeans()) {
      if (pool.getName().equals(OLD)) {
        new SmallHeap(pool).listen();
      }
    }
  }

  private void listen() {
    var memory = (NotificationEmitter) ManagementFactory.getMemoryMXBean();
    memory.addNotificationListener(
        (notification, _) -> collect(notification.getType()), null, null);
    next();
  }

  private void collect(String type) {
    if (type.equals(MemoryNotificationInfo.MEMORY_THRESHOLD_EXCEEDED)) {
      System.gc();
      next();
    }
  }

  private void next() {
    long wanted = Math.max(LEAST, 2 * old.getUsage().getUsed());
    old.setUsageThreshold(Math.min(wanted, old.getUsage().getMax()));
  }
}
