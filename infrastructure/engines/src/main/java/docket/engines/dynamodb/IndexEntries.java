package docket.engines.dynamodb;

import docket.engines.sqlite.Database;
import docket.engines.sqlite.Row;
import docket.engines.sqlite.Session;
import java.util.List;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * The entries of the indexes. Without lag they change in the transaction of the item; with lag the
 * change is written down there and carried out later, in the order of commits for each item.
 */
final class IndexEntries implements AutoCloseable {
  static final List<String> SCHEMA =
      List.of(
          """
          CREATE TABLE IF NOT EXISTS pending(due INTEGER, seq INTEGER, index_id INTEGER, ipk BLOB, isk BLOB, pk BLOB, sk BLOB,
            body BLOB, PRIMARY KEY(due, seq)) WITHOUT ROWID\
          """);

  private static final int STRIPES = 1024;
  private static final int BATCH = 500;
  private static final long POLL_NANOS = 3_000_000;
  private static final long IDLE_NANOS = 500_000_000; // woken by the next change anyway

  private record Step(long indexId, Key entry, Key item, byte @Nullable [] body) {}

  private final Database database;
  private final IndexLag lag;
  private final AtomicLongArray lastDue = new AtomicLongArray(STRIPES);
  private final Thread follower;
  private long sequence;
  private volatile boolean pending;
  private volatile boolean frozen;
  private volatile boolean closed;

  IndexEntries(Database database, IndexLag lag) {
    this.database = database;
    this.lag = lag;
    long latest =
        database.read(session ->
            session.first("SELECT max(due) FROM pending", row -> row.number(1)).orElse(0L));
    this.sequence =
        database.read(session ->
            session.first("SELECT max(seq) FROM pending", row -> row.number(1)).orElse(0L));
    this.pending = latest > 0;
    for (int i = 0; i < STRIPES; i++) lastDue.set(i, latest);
    this.follower = Thread.ofPlatform().daemon().name("index follower").start(this::run);
  }

  /** Called on the writing thread, inside the item's transaction. */
  void follow(Session session, Change change) {
    var changes = change.ofIndexes();
    if (changes.isEmpty()) return;
    long due = isImmediate() ? 0 : dueOf(change.key());
    for (var ofIndex : changes) {
      var before = ofIndex.before();
      var after = ofIndex.after();
      long id = ofIndex.index().id();
      if (before != null && (after == null || ofIndex.moves()))
        step(session, new Step(id, before.key(), change.key(), null), due);
      if (after != null)
        step(session, new Step(id, after.key(), change.key(), after.stored()), due);
    }
  }

  /** Nothing may overtake what is still pending. */
  private boolean isImmediate() {
    return lag.isNone() && !frozen && !pending;
  }

  private long dueOf(Key item) {
    long wanted = System.currentTimeMillis() + lag.randomMillis();
    return lastDue.accumulateAndGet(Math.floorMod(item.hashCode(), STRIPES), wanted, Math::max);
  }

  private void step(Session session, Step step, long due) {
    if (due == 0) {
      carryOut(session, step);
      return;
    }
    if (!pending) {
      pending = true;
      LockSupport.unpark(follower);
    }
    session.run(
        "INSERT INTO pending(due, seq, index_id, ipk, isk, pk, sk, body) VALUES(?,?,?,?,?,?,?,?)",
        due,
        ++sequence,
        step.indexId(),
        step.entry().pk(),
        step.entry().sk(),
        step.item().pk(),
        step.item().sk(),
        step.body());
  }

  private static void carryOut(Session session, Step step) {
    var entry = step.entry();
    var item = step.item();
    if (step.body() == null) {
      session.run(
          "DELETE FROM i" + step.indexId() + " WHERE ipk = ? AND isk = ? AND pk = ? AND sk = ?",
          entry.pk(),
          entry.sk(),
          item.pk(),
          item.sk());
    } else {
      session.run(
          "INSERT OR REPLACE INTO i"
              + step.indexId()
              + "(ipk, isk, pk, sk, body) VALUES(?,?,?,?,?)",
          entry.pk(),
          entry.sk(),
          item.pk(),
          item.sk(),
          step.body());
    }
  }

  void freeze() {
    frozen = true;
  }

  void release() {
    frozen = false;
    LockSupport.unpark(follower);
  }

  /** Carries out all that is pending, due or not, frozen or not. */
  void settle() {
    while (database.write(session -> catchUp(session, Long.MAX_VALUE)) > 0) {}
  }

  private void run() {
    while (!closed) {
      if (pending && !frozen)
        database.write(session -> catchUp(session, System.currentTimeMillis()));
      LockSupport.parkNanos(pending ? POLL_NANOS : IDLE_NANOS);
    }
  }

  /**
   * Carries out a batch of what is due; runs on the writing thread, as does whatever adds to it.
   */
  private int catchUp(Session session, long now) {
    var due =
        session.list(
            "SELECT due, seq, index_id, ipk, isk, pk, sk, body FROM pending WHERE due <= ? ORDER BY due, seq LIMIT "
                + BATCH,
            Pending::of,
            now);
    for (var each : due) {
      if (exists(session, each.step().indexId())) carryOut(session, each.step());
      session.run("DELETE FROM pending WHERE due = ? AND seq = ?", each.due(), each.sequence());
    }
    if (due.isEmpty())
      pending = session.first("SELECT 1 FROM pending LIMIT 1", row -> true).isPresent();
    return due.size();
  }

  /** Its table may have been deleted meanwhile. */
  private static boolean exists(Session session, long indexId) {
    return session
        .first("SELECT 1 FROM catalog_indexes WHERE id = ?", row -> true, indexId)
        .isPresent();
  }

  private record Pending(long due, long sequence, Step step) {
    static Pending of(Row row) {
      var step =
          new Step(
              row.number(3),
              new Key(row.bytes(4), row.bytes(5)),
              new Key(row.bytes(6), row.bytes(7)),
              row.isNull(8) ? null : row.bytes(8));
      return new Pending(row.number(1), row.number(2), step);
    }
  }

  @Override
  public void close() {
    closed = true;
    LockSupport.unpark(follower);
    try {
      follower.join();
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
