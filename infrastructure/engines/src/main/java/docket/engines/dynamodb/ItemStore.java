package docket.engines.dynamodb;

import docket.engines.sqlite.Session;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Items in the file, with all that has to change along with them. */
final class ItemStore {
  static final List<String> SCHEMA =
      List.of(
          "CREATE TABLE IF NOT EXISTS expiry(table_id INTEGER, expires INTEGER, pk BLOB, sk BLOB, PRIMARY KEY(table_id, expires, pk, sk)) WITHOUT ROWID");

  private final IndexEntries entries;
  private final StoredStream stream;
  private final Clock clock;

  ItemStore(IndexEntries entries, StoredStream stream, Clock clock) {
    this.entries = entries;
    this.stream = stream;
    this.clock = clock;
  }

  /** Empty if there is no such item. */
  static Map<String, AttributeValue> get(Session session, Table table, Key key) {
    return image(session, table, key).attributes();
  }

  static Image image(Session session, Table table, Key key) {
    return session
        .first(
            "SELECT body FROM t" + table.id() + " WHERE pk = ? AND sk = ?",
            row -> Image.of(table, row.bytes(1)),
            key.pk(),
            key.sk())
        .orElseGet(() -> Image.none(table));
  }

  /** Carries changes of different items out. What they start from must be what the session sees. */
  void apply(Session session, List<Change> changes) {
    apply(session, changes, false);
  }

  void applyExpiry(Session session, List<Change> changes) {
    apply(session, changes, true);
  }

  private void apply(Session session, List<Change> changes, boolean expired) {
    var told = new ArrayList<Change>(changes.size());
    for (var change : changes) {
      if (change.isNothing()) continue;
      store(session, change);
      storeExpiry(session, change);
      entries.follow(session, change);
      if (change.table().streamed()) told.add(change);
    }
    if (!told.isEmpty()) stream.append(session, told, clock.instant(), expired);
  }

  private static void store(Session session, Change change) {
    var key = change.key();
    var name = "t" + change.table().id();
    if (!change.after().isThere()) {
      session.run("DELETE FROM " + name + " WHERE pk = ? AND sk = ?", key.pk(), key.sk());
    } else {
      session.run(
          "INSERT OR REPLACE INTO " + name + "(pk, sk, body) VALUES(?,?,?)",
          key.pk(),
          key.sk(),
          change.after().stored());
    }
  }

  private static void storeExpiry(Session session, Change change) {
    var before = change.table().expiryOf(change.before().attributes());
    var after = change.table().expiryOf(change.after().attributes());
    var key = change.key();
    if (before != null && !before.equals(after)) {
      session.run(
          "DELETE FROM expiry WHERE table_id = ? AND expires = ? AND pk = ? AND sk = ?",
          change.table().id(),
          before,
          key.pk(),
          key.sk());
    }
    if (after != null && !after.equals(before)) addExpiry(session, change.table(), key, after);
  }

  static void addExpiry(Session session, Table table, Key key, @Nullable Long expires) {
    if (expires == null) return;
    session.run(
        "INSERT OR REPLACE INTO expiry(table_id, expires, pk, sk) VALUES(?,?,?,?)",
        table.id(),
        expires,
        key.pk(),
        key.sk());
  }
}
