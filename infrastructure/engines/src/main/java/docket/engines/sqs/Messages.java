package docket.engines.sqs;

import docket.engines.sqlite.Database;
import docket.engines.sqlite.Session;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import software.amazon.awssdk.services.sqs.model.MessageAttributeValue;

/**
 * Messages in the file. A message is visible when its time has come, and hidden while somebody
 * works on it.
 */
final class Messages {
  static final List<String> SCHEMA =
      List.of(
          """
          CREATE TABLE IF NOT EXISTS messages(id INTEGER PRIMARY KEY AUTOINCREMENT, queue_id INTEGER, message_id TEXT, body TEXT,
            attributes BLOB, sent INTEGER, visible INTEGER, receives INTEGER, first_received INTEGER, receipt TEXT)\
          """,
          "CREATE INDEX IF NOT EXISTS messages_visible ON messages(queue_id, visible, id)");

  /** A message about to be stored. */
  record New(String body, Map<String, MessageAttributeValue> attributes, Duration delay) {
    New delayedBy(Duration more) {
      return more.isZero() ? this : new New(body, attributes, delay.plus(more));
    }
  }

  /** A message with the receipt by which its receiver may delete it. */
  record Received(StoredMessage message, String receipt) {}

  /** What became of a change to a message in flight. */
  enum Found {
    CHANGED,
    NOT_IN_FLIGHT,
    NO_SUCH_RECEIPT
  }

  private final Database database;
  private final Queues queues;
  private final Clock clock;

  Messages(Database database, Queues queues, Clock clock) {
    this.database = database;
    this.queues = queues;
    this.clock = clock;
  }

  /** Stores all of them, and answers their ids. */
  List<String> add(Queue queue, List<New> messages) {
    return database.write(
        session -> messages.stream().map(message -> insert(session, queue, message)).toList());
  }

  private String insert(Session session, Queue queue, New message) {
    var id = UUID.randomUUID().toString();
    long now = clock.millis();
    session.run(
        "INSERT INTO messages(queue_id, message_id, body, attributes, sent, visible, receives, first_received) VALUES(?,?,?,?,?,?,0,0)",
        queue.id(),
        id,
        message.body(),
        StoredMessage.encode(message.attributes()),
        now,
        now + message.delay().toMillis());
    return id;
  }

  boolean hasVisible(Queue queue) {
    var sql = "SELECT 1 FROM messages WHERE queue_id = ? AND visible <= ? LIMIT 1";
    return database.read(
        session -> session.first(sql, row -> true, queue.id(), clock.millis()).isPresent());
  }

  /**
   * Hides up to {@code max} visible messages for {@code timeout}; what was received too often moves
   * on to the dead-letter queue.
   */
  List<Received> receive(Queue queue, int max, Duration timeout) {
    return database.write(session -> {
      var received = new ArrayList<Received>();
      List<StoredMessage> visible;
      do {
        visible = visible(session, queue, max);
        for (var message : visible) {
          if (stays(session, queue, message)) received.add(hide(session, message, timeout));
        }
      } while (received.isEmpty() && !visible.isEmpty()); // all of them may have moved on
      return received;
    });
  }

  private List<StoredMessage> visible(Session session, Queue queue, int max) {
    var sql =
        "SELECT "
            + StoredMessage.COLUMNS
            + " FROM messages WHERE queue_id = ? AND visible <= ? ORDER BY visible, id LIMIT ?";
    return session.list(sql, StoredMessage::of, queue.id(), clock.millis(), max);
  }

  private boolean stays(Session session, Queue queue, StoredMessage message) {
    if (message.sent() + queue.retention().toMillis() <= clock.millis()) {
      session.run("DELETE FROM messages WHERE id = ?", message.row());
      return false;
    }
    var redrive = queue.redrive();
    if (redrive == null || message.receives() < redrive.maxReceives()) return true;
    var target = queues.byName(redrive.deadLetterQueue());
    session.run(
        "UPDATE messages SET queue_id = ?, receipt = NULL WHERE id = ?",
        target.id(),
        message.row());
    return false;
  }

  private Received hide(Session session, StoredMessage message, Duration timeout) {
    long now = clock.millis();
    long first = message.receives() == 0 ? now : message.firstReceived();
    var receipt = message.row() + "-" + UUID.randomUUID();
    session.run(
        "UPDATE messages SET visible = ?, receives = receives + 1, first_received = ?, receipt = ? WHERE id = ?",
        now + timeout.toMillis(),
        first,
        receipt,
        message.row());
    var counted =
        new StoredMessage(
            message.row(),
            message.id(),
            message.body(),
            message.attributes(),
            message.sent(),
            message.receives() + 1,
            first);
    return new Received(counted, receipt);
  }

  /**
   * Deletes by the latest receipt; an older one is accepted and does nothing, as the message is
   * somebody else's by now.
   */
  void delete(Queue queue, List<String> receipts) {
    database.write(session -> {
      int deleted = 0;
      for (var receipt : receipts) {
        deleted +=
            session.run(
                "DELETE FROM messages WHERE id = ? AND queue_id = ? AND receipt = ?",
                rowOf(receipt),
                queue.id(),
                receipt);
      }
      return deleted;
    });
  }

  Found changeVisibility(Queue queue, String receipt, Duration timeout) {
    long row = rowOf(receipt);
    return database.write(session -> {
      var visible =
          session.first(
              "SELECT visible FROM messages WHERE id = ? AND queue_id = ? AND receipt = ?",
              found -> found.number(1),
              row,
              queue.id(),
              receipt);
      if (visible.isEmpty()) return Found.NO_SUCH_RECEIPT;
      if (visible.get() <= clock.millis()) return Found.NOT_IN_FLIGHT;
      session.run(
          "UPDATE messages SET visible = ? WHERE id = ?", clock.millis() + timeout.toMillis(), row);
      return Found.CHANGED;
    });
  }

  /** Makes all messages of all queues visible. */
  void show() {
    long now = clock.millis();
    database.write(
        session -> session.run("UPDATE messages SET visible = ? WHERE visible > ?", now, now));
  }

  void purge(Queue queue) {
    database.write(session -> session.run("DELETE FROM messages WHERE queue_id = ?", queue.id()));
  }

  /**
   * @param condition on {@code visible} and {@code receives}; its one argument is the time
   */
  long count(Queue queue, String condition) {
    var sql = "SELECT count(*) FROM messages WHERE queue_id = ? AND " + condition;
    return database.read(
        session -> session.first(sql, row -> row.number(1), queue.id(), clock.millis()).orElse(0L));
  }

  /** The row that a receipt names. */
  static long rowOf(String receipt) {
    int end = receipt.indexOf('-');
    try {
      return Long.parseLong(receipt.substring(0, Math.max(end, 0)));
    } catch (NumberFormatException foreign) {
      return -1;
    }
  }
}
