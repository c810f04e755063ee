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
 * How far a person has gone through the open tasks, so that each reads each entry once.
 *
 * <p>Started tasks of one group (same number of annotators) come in the order in which they entered
 * it: everything before the cursor is the person's own or closed. The cursor never passes the last
 * minute: the index and the clocks may lag.
 *
 * <p>Untouched tasks come in the order of their ids. Those at the head that the person has skipped
 * are passed a whole slice at a time. One of them may become theirs again, or another may come
 * before the cursor; it is found when nothing else is left and the cursors are set back.
 */
final class Cursors {
  private static final Duration SETTLED = Duration.ofSeconds(60);
  private static final int GROUP = "B#000#".length();

  private final Map<String, String> passed;
  private final Set<String> blocked = new HashSet<>();
  private boolean moved;
  private boolean endedEarly;

  Cursors(Map<String, String> stored) {
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

  /** Where a person reads on among the untouched tasks of a section. */
  String untouchedFrom(String section) {
    return passed.getOrDefault(section, section);
  }

  /** Notes that all untouched tasks of a section before the key are the person's own. */
  void passUntouched(String section, String key) {
    passed.put(section, key);
    moved = true;
  }

  /** Notes that a section has more than one request reads, and that nothing of it was for them. */
  void endEarly() {
    endedEarly = true;
  }

  /** Whether there is more to read, from where these cursors stand now. */
  boolean leadFurther() {
    return endedEarly && moved;
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
