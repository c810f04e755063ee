package docket.store.people;

import static org.assertj.core.api.Assertions.assertThat;

import docket.domain.id.TaskId;
import docket.domain.queue.StreamHistory;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class PackedHistoryTest {
  @Property
  void what_is_packed_comes_back_in_its_order(
      @ForAll @Size(max = StreamHistory.KEPT) List<@LongRange(min = 1, max = 1L << 41) Long> tasks,
      @ForAll @LongRange(min = 0, max = 4_095) long annotation) {
    var entries = new LinkedHashMap<Long, StreamHistory.Entry>();
    tasks.forEach(task -> entries.put(task, new StreamHistory.Entry(new TaskId(task), annotation)));
    var history = new StreamHistory(List.copyOf(entries.values()));
    var packed = PackedHistory.pack(history);
    assertThat(packed == null ? StreamHistory.EMPTY : PackedHistory.unpack(packed))
        .isEqualTo(history);
  }

  @Test
  void when_a_full_history_is_packed_then_it_leaves_room_in_a_kilobyte() {
    var entries = new ArrayList<StreamHistory.Entry>();
    for (int i = 0; i < StreamHistory.KEPT; i++) {
      entries.add(new StreamHistory.Entry(new TaskId(900_000_000L + 5_000L * i), 1));
    }
    assertThat(PackedHistory.pack(new StreamHistory(entries))).hasSizeLessThan(400);
  }
}
