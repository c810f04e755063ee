package docket.engines.dynamodb;

import docket.engines.sqlite.Session;
import java.time.Duration;

/** Removes items whose time to live has passed, in the background or when asked. */
final class Sweeper implements AutoCloseable {
  private static final int BATCH = 200;

  private final Engine engine;
  private final Thread sweeping;

  /**
   * @param interval zero for only when asked
   */
  Sweeper(Engine engine, Duration interval) {
    this.engine = engine;
    this.sweeping = Thread.ofVirtual().name("sweeper").unstarted(() -> sweepEvery(interval));
    if (!interval.isZero()) sweeping.start();
  }

  private void sweepEvery(Duration interval) {
    try {
      while (true) {
        Thread.sleep(interval);
        sweep();
      }
    } catch (InterruptedException closed) {
      // close() interrupts the sleep
    }
  }

  /** Removes all that have expired by now, and answers how many. */
  int sweep() {
    int removed = 0;
    for (var table : engine.catalog().all()) {
      if (table.ttl() == null) continue;
      int batch;
      do {
        batch = engine.database().write(session -> removeSome(session, table));
        removed += batch;
      } while (batch > 0);
      engine.announce(table);
    }
    return removed;
  }

  private int removeSome(Session session, Table table) {
    var keys =
        session.list(
            "SELECT pk, sk FROM expiry WHERE table_id = ? AND expires <= ? LIMIT " + BATCH,
            row -> new Key(row.bytes(1), row.bytes(2)),
            table.id(),
            engine.clock().instant().getEpochSecond());
    engine
        .items()
        .applyExpiry(session, keys.stream().map(key -> removal(session, table, key)).toList());
    return keys.size();
  }

  private static Change removal(Session session, Table table, Key key) {
    return new Change(table, key, ItemStore.image(session, table, key), Image.none(table));
  }

  @Override
  public void close() {
    sweeping.interrupt();
    try {
      sweeping.join();
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
