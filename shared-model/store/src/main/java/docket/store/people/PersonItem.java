package docket.store.people;

import docket.domain.id.ProjectId;
import docket.domain.id.TaskId;
import docket.domain.id.UserId;
import docket.domain.queue.Lock;
import docket.domain.queue.Person;
import docket.domain.queue.StreamHistory;
import docket.domain.queue.Tally;
import docket.store.dynamo.Change;
import docket.store.dynamo.Item;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The item of a person in a project. */
final class PersonItem {
  private static final String HISTORY = "hz";

  /** Ten bytes an entry, as people have it who were not written since. */
  private static final String OLD_HISTORY = "h";

  private static final int HISTORY_ENTRY = Long.BYTES + Short.BYTES;

  private PersonItem() {}

  static Person toPerson(ProjectId project, UserId user, @Nullable Item item) {
    if (item == null) {
      return Person.unknown(project, user);
    }
    return new Person(
        project,
        user,
        item.number("seq"),
        intent(item),
        tally(item),
        item.number("dn"),
        item.number("skp"),
        item.number("fin"),
        history(item),
        cursors(item));
  }

  static Tally tally(Item item) {
    return new Tally(
        item.number("tt"),
        item.number("tf"),
        item.number("ta"),
        item.number("tn"),
        item.number("tu"),
        item.number("ts"),
        item.number("tg"),
        item.number("tp"));
  }

  /** Books a change of the project's counters. */
  static Change book(Change change, Tally delta) {
    return change
        .add("tt", delta.tasks())
        .add("tf", delta.finished())
        .add("ta", delta.annotated())
        .add("tn", delta.annotations())
        .add("tu", delta.useful())
        .add("ts", delta.skipped())
        .add("tg", delta.groundTruth())
        .add("tp", delta.predictions());
  }

  private static Person.@Nullable Intent intent(Item item) {
    var lock = item.optionalText("cl");
    if (lock == null) {
      return null;
    }
    return new Person.Intent(
        new TaskId(item.number("ct")),
        new Lock(lock, item.requiredInstant("ce"), item.number("cn")));
  }

  static void setIntent(Change change, Person.@Nullable Intent intent) {
    change.set("cl", intent == null ? null : intent.lock().id());
    change.set("ct", intent == null ? null : intent.task().value());
    change.set("ce", intent == null ? null : intent.lock().expiresAt());
    change.set("cn", intent == null ? null : intent.lock().ordinal());
  }

  private static Map<String, String> cursors(Item item) {
    var cursors = new HashMap<String, String>();
    item.maps("ku").forEach((section, at) -> cursors.put(section, at.text("k")));
    return cursors;
  }

  static Map<String, Item> cursors(Map<String, String> cursors) {
    var maps = new HashMap<String, Item>();
    cursors.forEach((section, key) -> maps.put(section, Item.nested().set("k", key).build()));
    return maps;
  }

  /**
   * A person is written with every task, and each begun kilobyte is paid for: two to five bytes an
   * entry keep a full history well below one.
   */
  static Change setHistory(Change change, StreamHistory history) {
    return change.set(HISTORY, PackedHistory.pack(history)).remove(OLD_HISTORY);
  }

  private static StreamHistory history(Item item) {
    var packed = item.bytes(HISTORY);
    return packed == null ? oldHistory(item.bytes(OLD_HISTORY)) : PackedHistory.unpack(packed);
  }

  private static StreamHistory oldHistory(byte @Nullable [] packed) {
    if (packed == null) {
      return StreamHistory.EMPTY;
    }
    var bytes = ByteBuffer.wrap(packed);
    var entries = new ArrayList<StreamHistory.Entry>();
    while (bytes.remaining() >= HISTORY_ENTRY) {
      entries.add(new StreamHistory.Entry(new TaskId(bytes.getLong()), bytes.getShort()));
    }
    return new StreamHistory(entries);
  }
}
