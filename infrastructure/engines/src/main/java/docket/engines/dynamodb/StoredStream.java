package docket.engines.dynamodb;

import docket.engines.sqlite.Database;
import docket.engines.sqlite.Row;
import docket.engines.sqlite.Session;
import docket.engines.sqlite.Signal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * The stream as a table of the same file, so that changes and their records are one transaction:
 * one row a write, with the records of all its items.
 */
final class StoredStream implements ChangeStream {
  static final List<String> SCHEMA =
      List.of(
          "CREATE TABLE IF NOT EXISTS changes(last INTEGER PRIMARY KEY, first INTEGER, at INTEGER, expired INTEGER, records BLOB)",
          "CREATE TABLE IF NOT EXISTS checkpoints(consumer TEXT PRIMARY KEY, seq INTEGER)");

  static final String INSERT =
      "INSERT INTO changes(last, first, at, expired, records) VALUES(?,?,?,?,?)";

  private static final String LATEST =
      "SELECT max(coalesce((SELECT max(last) FROM changes), 0), coalesce((SELECT max(seq) FROM checkpoints), 0))";

  private final Database database;
  private final Signal news = new Signal();

  /** Belongs to the writing thread; a write that is rolled back leaves a gap. */
  private long sequence;

  StoredStream(Database database) {
    this.database = database;
    database.write(session -> {
      EarlierStream.moveOver(session);
      return true;
    });
    this.sequence = latest();
  }

  /** Called on the writing thread, inside the items' transaction. */
  void append(Session session, List<Change> changes, Instant at, boolean expired) {
    long first = sequence + 1;
    sequence += changes.size();
    session.run(
        INSERT, sequence, first, at.toEpochMilli(), expired ? 1 : 0, StreamCodec.encode(changes));
  }

  /** Wakes who waits; to be called after a commit. */
  void announce() {
    news.raise();
  }

  @Override
  public List<ChangeRecord> after(long sequence, int limit) {
    return database.read(session -> {
      var found = new ArrayList<ChangeRecord>();
      session.each(
          "SELECT first, at, expired, records FROM changes WHERE last > ? ORDER BY last",
          row -> {
            found.addAll(StreamCodec.decode(row.bytes(4), write(row), sequence));
            return found.size() < limit;
          },
          sequence);
      return found.size() <= limit ? found : List.copyOf(found.subList(0, limit));
    });
  }

  private static StreamCodec.Write write(Row row) {
    return new StreamCodec.Write(
        row.number(1), Instant.ofEpochMilli(row.number(2)), row.number(3) == 1);
  }

  @Override
  public boolean awaitAfter(long sequence, Duration timeout) throws InterruptedException {
    long deadline = System.nanoTime() + timeout.toNanos();
    while (true) {
      long seen = news.count();
      if (latest() > sequence) return true;
      long rest = (deadline - System.nanoTime()) / 1_000_000;
      if (rest <= 0) return false;
      news.await(seen, rest);
    }
  }

  /** A trimmed record was the latest where a consumer has come as far as it. */
  @Override
  public long latest() {
    return database.read(session -> session.first(LATEST, row -> row.number(1)).orElse(0L));
  }

  @Override
  public long checkpoint(String consumer) {
    return database.read(session ->
        session
            .first("SELECT seq FROM checkpoints WHERE consumer = ?", row -> row.number(1), consumer)
            .orElse(0L));
  }

  @Override
  public void saveCheckpoint(String consumer, long sequence) {
    database.write(session ->
        session.run(
            "INSERT OR REPLACE INTO checkpoints(consumer, seq) VALUES(?,?)", consumer, sequence));
  }

  @Override
  public int trim() {
    return database.write(session -> {
      int records =
          session
              .first(
                  "SELECT sum(last - first + 1) FROM changes WHERE last <= (SELECT min(seq) FROM checkpoints)",
                  row -> (int) row.number(1))
              .orElse(0);
      if (records > 0)
        session.run("DELETE FROM changes WHERE last <= (SELECT min(seq) FROM checkpoints)");
      return records;
    });
  }
}
