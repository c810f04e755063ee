package docket.engines.dynamodb;

import docket.engines.dynamodb.ChangeRecord.Event;
import docket.engines.dynamodb.value.ItemCodec;
import docket.engines.sqlite.Database;
import docket.engines.sqlite.Row;
import docket.engines.sqlite.Session;
import docket.engines.sqlite.Signal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** The stream as a table of the same file, so that a change and its record are one transaction. */
final class StoredStream implements ChangeStream {
  static final List<String> SCHEMA =
      List.of(
          """
          CREATE TABLE IF NOT EXISTS stream(seq INTEGER PRIMARY KEY AUTOINCREMENT, at INTEGER, table_name TEXT, keys BLOB,
            old BLOB, new BLOB, expired INTEGER)\
          """,
          "CREATE TABLE IF NOT EXISTS checkpoints(consumer TEXT PRIMARY KEY, seq INTEGER)");

  record Cause(Instant at, boolean expired) {}

  private final Database database;
  private final Signal news = new Signal();

  StoredStream(Database database) {
    this.database = database;
  }

  /** Called on the writing thread, inside the item's transaction. */
  void append(Session session, Change change, Cause cause) {
    var any = change.after().isEmpty() ? change.before() : change.after();
    session.run(
        "INSERT INTO stream(at, table_name, keys, old, new, expired) VALUES(?,?,?,?,?,?)",
        cause.at().toEpochMilli(),
        change.table().name(),
        ItemCodec.encode(change.table().schema().attributesOf(any)),
        change.before().isEmpty() ? null : ItemCodec.encode(change.before()),
        change.after().isEmpty() ? null : change.storedAfter(),
        cause.expired() ? 1 : 0);
  }

  /** Wakes who waits; to be called after a commit. */
  void announce() {
    news.raise();
  }

  @Override
  public List<ChangeRecord> after(long sequence, int limit) {
    return database.read(session ->
        session.list(
            "SELECT seq, at, table_name, keys, old, new, expired FROM stream WHERE seq > ? ORDER BY seq LIMIT ?",
            StoredStream::changeRecord,
            sequence,
            limit));
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

  @Override
  public long latest() {
    return database.read(session ->
        session
            .first("SELECT seq FROM sqlite_sequence WHERE name = 'stream'", row -> row.number(1))
            .orElse(0L));
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
    return database.write(session ->
        session.run("DELETE FROM stream WHERE seq <= (SELECT min(seq) FROM checkpoints)"));
  }

  private static ChangeRecord changeRecord(Row row) {
    var event = row.isNull(5) ? Event.INSERT : row.isNull(6) ? Event.REMOVE : Event.MODIFY;
    var keys = ItemCodec.decode(row.bytes(4));
    var at = Instant.ofEpochMilli(row.number(2));
    return new ChangeRecord(
        row.number(1),
        at,
        row.text(3),
        event,
        keys,
        item(row, 5),
        item(row, 6),
        row.number(7) == 1);
  }

  private static Map<String, AttributeValue> item(Row row, int column) {
    return row.isNull(column) ? Map.of() : ItemCodec.decode(row.bytes(column));
  }
}
