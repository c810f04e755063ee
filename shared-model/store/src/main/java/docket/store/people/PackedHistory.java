package docket.store.people;

import docket.domain.id.TaskId;
import docket.domain.queue.StreamHistory;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import org.jspecify.annotations.Nullable;

/**
 * A history in few bytes: of each task the distance from the one before, then the number of the
 * annotation, both in groups of seven bits.
 */
final class PackedHistory {
  private static final int GROUP = 7;
  private static final int MORE = 1 << GROUP;

  private PackedHistory() {}

  /** Null for an empty history. */
  static byte @Nullable [] pack(StreamHistory history) {
    if (history.entries().isEmpty()) {
      return null;
    }
    var out = new ByteArrayOutputStream();
    long before = 0;
    for (var entry : history.entries()) {
      long distance = entry.task().value() - before;
      write(
          (distance << 1) ^ (distance >> (Long.SIZE - 1)), out); // the sign goes to the lowest bit
      write(entry.annotation(), out);
      before = entry.task().value();
    }
    return out.toByteArray();
  }

  private static void write(long number, ByteArrayOutputStream out) {
    long rest = number;
    while (rest >= MORE || rest < 0) {
      out.write((int) (rest & (MORE - 1)) | MORE);
      rest >>>= GROUP;
    }
    out.write((int) rest);
  }

  static StreamHistory unpack(byte[] packed) {
    var entries = new ArrayList<StreamHistory.Entry>();
    var in = new Reading(packed);
    long task = 0;
    while (in.at < packed.length) {
      long zigzag = in.number();
      task += (zigzag >>> 1) ^ -(zigzag & 1);
      entries.add(new StreamHistory.Entry(new TaskId(task), in.number()));
    }
    return new StreamHistory(entries);
  }

  private static final class Reading {
    private final byte[] bytes;
    private int at;

    Reading(byte[] bytes) {
      this.bytes = bytes;
    }

    long number() {
      long number = 0;
      for (int shift = 0; ; shift += GROUP) {
        byte next = bytes[at++];
        number |= (long) (next & (MORE - 1)) << shift;
        if (next >= 0) {
          return number;
        }
      }
    }
  }
}
