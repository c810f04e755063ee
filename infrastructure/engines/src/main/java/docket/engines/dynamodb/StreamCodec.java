package docket.engines.dynamodb;

import docket.engines.dynamodb.ChangeRecord.Event;
import docket.engines.dynamodb.value.ItemCodec;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * The stored form of the stream records of one write: for each the table's name, the names of the
 * key attributes, the old and the new image, each after its length; absent ones have length 0.
 */
final class StreamCodec {
  /** What all records of a write have in common. */
  record Write(long first, Instant at, boolean expired) {}

  private static final int PARTS = 5;

  static final byte[] NOTHING = {};

  private StreamCodec() {}

  static byte[] encode(List<Change> changes) {
    var records = new ArrayList<byte[]>(changes.size());
    for (var change : changes) {
      var schema = change.table().schema();
      records.add(
          record(
              change.table().name(),
              schema.hash().name(),
              schema.range() == null ? "" : schema.range().name(),
              change.before().isThere() ? change.before().stored() : NOTHING,
              change.after().isThere() ? change.after().stored() : NOTHING));
    }
    return joined(records);
  }

  static byte[] record(String table, String hash, String range, byte[] before, byte[] after) {
    var names = new byte[][] {utf8(table), utf8(hash), utf8(range)};
    int size = PARTS * Integer.BYTES + before.length + after.length;
    for (var name : names) size += name.length;
    var bytes = ByteBuffer.allocate(size);
    for (var name : names) bytes.putInt(name.length).put(name);
    bytes.putInt(before.length).put(before).putInt(after.length).put(after);
    return bytes.array();
  }

  private static byte[] joined(List<byte[]> records) {
    if (records.size() == 1) return records.getFirst();
    int size = 0;
    for (var record : records) size += record.length;
    var bytes = ByteBuffer.allocate(size);
    records.forEach(bytes::put);
    return bytes.array();
  }

  /** The records after {@code sequence}. */
  static List<ChangeRecord> decode(byte[] records, Write write, long sequence) {
    var bytes = ByteBuffer.wrap(records);
    var found = new ArrayList<ChangeRecord>();
    for (long number = write.first(); bytes.hasRemaining(); number++) {
      if (number > sequence) {
        found.add(record(bytes, write, number));
      } else {
        for (int part = 0; part < PARTS; part++) next(bytes);
      }
    }
    return found;
  }

  private static ChangeRecord record(ByteBuffer bytes, Write write, long number) {
    var table = text(next(bytes));
    var hash = text(next(bytes));
    var range = text(next(bytes));
    var before = item(next(bytes));
    var after = item(next(bytes));
    var any = after.isEmpty() ? before : after;
    var keys = new HashMap<String, AttributeValue>();
    keys.put(hash, any.get(hash));
    if (!range.isEmpty()) keys.put(range, any.get(range));
    var event = before.isEmpty() ? Event.INSERT : after.isEmpty() ? Event.REMOVE : Event.MODIFY;
    return new ChangeRecord(number, write.at(), table, event, keys, before, after, write.expired());
  }

  private static ByteBuffer next(ByteBuffer bytes) {
    int length = bytes.getInt();
    var part = bytes.slice(bytes.position(), length);
    bytes.position(bytes.position() + length);
    return part;
  }

  private static Map<String, AttributeValue> item(ByteBuffer part) {
    return part.hasRemaining() ? ItemCodec.decode(part) : Map.of();
  }

  private static String text(ByteBuffer part) {
    return StandardCharsets.UTF_8.decode(part).toString();
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
