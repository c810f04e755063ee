package docket.bench.bruteforce;

import docket.bench.bruteforce.Visitor.Outcome;
import java.util.List;
import java.util.TreeMap;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

/**
 * Wrong passwords from a few addresses, over several connections each: every other one at an
 * account that is there, the rest at accounts that are not, each another.
 */
final class Flood {
  static final int CONNECTIONS = 4;

  private final String product;
  private final String account;
  private final List<String> addresses;
  private final Tally tally = new Tally();

  Flood(String product, String account, List<String> addresses) {
    this.product = product;
    this.account = account;
    this.addresses = addresses;
  }

  /** What came back, by status. */
  static final class Tally {
    private final TreeMap<Integer, Integer> byStatus = new TreeMap<>();
    private int unexplained;
    private int telling;

    synchronized void add(Outcome outcome) {
      byStatus.merge(outcome.status(), 1, Integer::sum);
      unexplained += outcome.status() == 429 && outcome.retryAfter() <= 0 ? 1 : 0;
      telling += outcome.tellsUnits() ? 1 : 0;
    }

    synchronized int of(int status) {
      return byStatus.getOrDefault(status, 0);
    }

    synchronized int total() {
      return byStatus.values().stream().mapToInt(Integer::intValue).sum();
    }

    /** Refusals that do not say when to come again. */
    synchronized int unexplained() {
      return unexplained;
    }

    synchronized int telling() {
      return telling;
    }

    @Override
    public synchronized String toString() {
      return byStatus.toString();
    }
  }

  Tally tally() {
    return tally;
  }

  /** Sends so many and waits for all answers. */
  void send(int attempts) {
    var left = new AtomicInteger(attempts);
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var workers =
          IntStream.range(0, addresses.size() * CONNECTIONS)
              .mapToObj(number ->
                  threads.submit(() -> guess(addresses.get(number % addresses.size()), left)))
              .toList();
      for (var worker : workers) {
        worker.get();
      }
    } catch (java.util.concurrent.ExecutionException failed) {
      throw new IllegalStateException("an attempt got no answer", failed.getCause());
    } catch (InterruptedException end) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(end);
    }
  }

  private void guess(String from, AtomicInteger left) {
    try (var visitor = Visitor.at(from, product)) {
      for (int n = left.getAndDecrement(); n > 0; n = left.getAndDecrement()) {
        var email = n % 2 == 0 ? account : "nobody%d-%s@example.org".formatted(n, from);
        tally.add(visitor.signIn(email, "wrong " + n));
      }
    }
  }
}
