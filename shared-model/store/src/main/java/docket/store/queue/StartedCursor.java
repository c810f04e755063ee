package docket.store.queue;

import docket.domain.id.UserId;
import docket.store.queue.Head.Slice;
import docket.store.tasks.OpenTasks.Entry;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How far a person has gone through the started tasks. Entries of one group (same number of
 * annotators) come in the order in which they entered it, so everything before the cursor is theirs
 * or closed, and each person reads each entry once. The cursor never passes the last minute: the
 * index and the clocks may lag.
 */
final class StartedCursor {
  private static final Duration SETTLED = Duration.ofSeconds(60);
  private static final int GROUP = "B#000#".length();

  private final Map<String, String> passed;
  private final Set<String> blocked = new HashSet<>();
  private boolean moved;

  StartedCursor(Map<String, String> stored) {
    this.passed = new HashMap<>(stored);
  }

  /** Notes a slice and says where to read on; null at the end. */
  @Nullable String scan(Slice slice, UserId user, Instant now) {
    for (var entry : slice.entries()) {
      var group = entry.key().substring(0, GROUP);
      var at = passed.get(group);
      if (at != null && entry.key().compareTo(at) < 0) {
        return at;
      }
      advance(group, entry, user, now);
    }
    return slice.last() ? null : slice.entries().getLast().key() + Head.END;
  }

  private void advance(String group, Entry entry, UserId user, Instant now) {
    if (!entry.isAnsweredBy(user) || enteredAt(entry).plus(SETTLED).isAfter(now)) {
      blocked.add(group);
    }
    if (!blocked.contains(group) && !entry.key().equals(passed.get(group))) {
      passed.put(group, entry.key());
      moved = true;
    }
  }

  boolean isPassed(Entry entry) {
    var at = passed.get(entry.key().substring(0, GROUP));
    return at != null && entry.key().compareTo(at) < 0;
  }

  boolean hasMoved() {
    return moved;
  }

  Map<String, String> positions() {
    return passed;
  }

  private static Instant enteredAt(Entry entry) {
    var micros = Long.parseLong(entry.key().substring(GROUP, entry.key().lastIndexOf('#')));
    return Instant.EPOCH.plusNanos(micros * 1000);
  }
}
