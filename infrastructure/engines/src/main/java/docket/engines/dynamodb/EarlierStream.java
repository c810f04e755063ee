package docket.engines.dynamodb;

import docket.engines.dynamodb.value.ItemCodec;
import docket.engines.sqlite.Row;
import docket.engines.sqlite.Session;

/**
 * The stream of files written before {@link StoredStream} kept one row a write: what their
 * consumers have not seen moves over when such a file is opened.
 */
final class EarlierStream {
  private EarlierStream() {}

  /** Called on the writing thread. */
  static void moveOver(Session session) {
    boolean none =
        session.first("SELECT 1 FROM sqlite_master WHERE name = 'stream'", row -> true).isEmpty();
    if (none) return;
    session
        .list(
            "SELECT seq, at, expired, table_name, keys, old, new FROM stream ORDER BY seq",
            Earlier::of)
        .forEach(earlier -> earlier.store(session));
    session.run("DROP TABLE stream");
  }

  private record Earlier(long sequence, long at, long expired, byte[] record) {
    static Earlier of(Row row) {
      var names = ItemCodec.decode(row.bytes(5)).keySet().toArray(String[]::new);
      var record =
          StreamCodec.record(
              row.text(4),
              names[0],
              names.length > 1 ? names[1] : "",
              row.isNull(6) ? StreamCodec.NOTHING : row.bytes(6),
              row.isNull(7) ? StreamCodec.NOTHING : row.bytes(7));
      return new Earlier(row.number(1), row.number(2), row.number(3), record);
    }

    void store(Session session) {
      session.run(StoredStream.INSERT, sequence, sequence, at, expired, record);
    }
  }
}
