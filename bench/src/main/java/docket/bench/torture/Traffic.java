package docket.bench.torture;

import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;

/** Clients at work, each on its own sequence of choices, until the product is dead. */
final class Traffic {
  private final List<Thread> threads = new ArrayList<>();
  private final List<Throwable> failures = new CopyOnWriteArrayList<>();
  private final AtomicLong acts = new AtomicLong();
  private volatile boolean over;

  /** Starts all of them. */
  static Traffic start(List<Client> clients, SplittableRandom random) {
    var traffic = new Traffic();
    for (var client : clients) {
      var own = random.split();
      traffic.threads.add(Thread.ofVirtual().start(() -> traffic.run(client, own)));
    }
    return traffic;
  }

  private void run(Client client, SplittableRandom random) {
    try {
      while (!over) {
        if (client.act(random)) {
          acts.incrementAndGet();
        } else {
          Client.pause(random);
        }
      }
    } catch (UncheckedIOException dead) {
      over = true;
    } catch (RuntimeException failed) {
      failures.add(failed);
    }
  }

  /** Waits until so many things are done, or a client has failed. */
  void awaitActs(int wanted) throws InterruptedException {
    while (acts.get() < wanted && failures.isEmpty()) {
      Thread.sleep(1);
    }
  }

  /**
   * Waits for all of them, when the product is dead.
   *
   * @return how many things were done
   * @throws IllegalStateException if a client met anything but the product's death
   */
  long end() throws InterruptedException {
    over = true;
    for (var thread : threads) {
      thread.join();
    }
    if (!failures.isEmpty()) {
      throw new IllegalStateException("a client failed", failures.getFirst());
    }
    return acts.get();
  }
}
