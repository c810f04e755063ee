package docket.engines.sqs;

import docket.engines.sqlite.Database;
import docket.engines.sqlite.Session;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.regex.Pattern;
import software.amazon.awssdk.services.sqs.model.QueueNameExistsException;

/** The queues there are: kept in the file, served from memory. */
final class Queues {
  static final List<String> SCHEMA =
      List.of(
          "CREATE TABLE IF NOT EXISTS queues(id INTEGER PRIMARY KEY AUTOINCREMENT, name TEXT UNIQUE)",
          "CREATE TABLE IF NOT EXISTS queue_attributes(queue_id INTEGER, name TEXT, value TEXT, PRIMARY KEY(queue_id, name))");

  private static final Pattern NAME = Pattern.compile("[a-zA-Z0-9_-]{1,80}");
  private static final Set<String> KNOWN =
      Set.of(
          "VisibilityTimeout",
          "DelaySeconds",
          "ReceiveMessageWaitTimeSeconds",
          "MessageRetentionPeriod",
          "MaximumMessageSize",
          "RedrivePolicy",
          "Policy",
          "KmsMasterKeyId",
          "SqsManagedSseEnabled",
          "RedriveAllowPolicy");

  private final Database database;
  private final Map<String, Queue> queues = new ConcurrentSkipListMap<>();

  Queues(Database database) {
    this.database = database;
    for (var queue : database.read(Queues::load)) queues.put(queue.name(), queue);
  }

  Queue byUrl(String url) {
    return byName(Queue.nameIn(url));
  }

  Queue byName(String name) {
    var queue = queues.get(name);
    if (queue == null) throw Refusals.noQueue();
    return queue;
  }

  List<Queue> all() {
    return List.copyOf(queues.values());
  }

  /** Creates the queue, or finds it if it exists with the same attributes. */
  Queue create(String name, Map<String, String> attributes) {
    if (!NAME.matcher(name).matches()) {
      throw Refusals.invalid(
          "Can only include alphanumeric characters, hyphens, or underscores. 1 to 80 in length");
    }
    for (var attribute : attributes.keySet()) {
      if (!KNOWN.contains(attribute))
        throw Refusals.invalid("Unknown Attribute " + attribute + ".");
    }
    new Queue(0, name, attributes).redrive(); // refuses a policy it cannot read
    return database.write(session -> existingOrNew(session, name, attributes));
  }

  private Queue existingOrNew(Session session, String name, Map<String, String> attributes) {
    var existing = queues.get(name);
    if (existing == null) return insert(session, name, attributes);
    if (existing.attributes().entrySet().containsAll(attributes.entrySet())) return existing;
    throw Refusals.of(
        QueueNameExistsException.builder(),
        "QueueNameExists",
        "A queue already exists with the same name and a different value for an attribute");
  }

  private Queue insert(Session session, String name, Map<String, String> attributes) {
    session.run("INSERT INTO queues(name) VALUES(?)", name);
    long id = session.first("SELECT last_insert_rowid()", row -> row.number(1)).orElseThrow();
    attributes.forEach((attribute, value) ->
        session.run(
            "INSERT INTO queue_attributes(queue_id, name, value) VALUES(?,?,?)",
            id,
            attribute,
            value));
    var queue = new Queue(id, name, Map.copyOf(attributes));
    queues.put(name, queue);
    return queue;
  }

  private static List<Queue> load(Session session) {
    var found =
        session.list(
            "SELECT id, name FROM queues", row -> new Queue(row.number(1), row.text(2), Map.of()));
    return found.stream()
        .map(queue -> new Queue(queue.id(), queue.name(), attributes(session, queue)))
        .toList();
  }

  private static Map<String, String> attributes(Session session, Queue queue) {
    var attributes = new HashMap<String, String>();
    session.each(
        "SELECT name, value FROM queue_attributes WHERE queue_id = ?",
        row -> {
          attributes.put(row.text(1), row.text(2));
          return true;
        },
        queue.id());
    return attributes;
  }
}
