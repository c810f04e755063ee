package docket.store.queue;

import docket.domain.id.ProjectId;
import docket.domain.queue.OpenKey;
import docket.store.tasks.OpenTasks;
import docket.store.tasks.OpenTasks.Entry;
import java.util.List;

/**
 * The first entries of the started and the untouched tasks of a project, which lie side by side in
 * the index: one query, and all that most requests need of it.
 */
final class Head {
  static final String END = "~";

  /** Entries of one reading. */
  static final int SIZE = 24;

  /** Entries of a further slice: whoever needs one mostly has a long way to go. */
  static final int FURTHER = 100;

  /** Doublings of further slices. */
  private static final int LONGEST = 3;

  private final ProjectId project;
  private final OpenTasks open;
  private final List<Entry> entries;

  private Head(ProjectId project, OpenTasks open, List<Entry> entries) {
    this.project = project;
    this.open = open;
    this.entries = entries;
  }

  static Head read(ProjectId project, OpenTasks open) {
    var entries = open.between(project, OpenKey.STARTED, OpenKey.UNTOUCHED_SINGLE + END, SIZE);
    return new Head(project, open, entries);
  }

  /** Whether anything of a section was read. */
  boolean shows(String section) {
    return entries.stream().anyMatch(entry -> entry.key().startsWith(section));
  }

  /** Whether a section has anything, or it was not read so far. */
  boolean mayHave(String section) {
    return shows(section)
        || (entries.size() == SIZE && entries.getLast().key().compareTo(section) < 0);
  }

  /**
   * Consecutive entries of one section.
   *
   * @param last whether the section has nothing after them
   */
  record Slice(List<Entry> entries, boolean last) {}

  /**
   * Entries of a section from a key on: out of what was read, or with one query more.
   *
   * @param before slices that the caller has gone through: the longer the way, the longer they get
   */
  Slice slice(String section, String from, int before) {
    if (entries.size() < SIZE || entries.getLast().key().compareTo(from) >= 0) {
      var within =
          entries.stream()
              .filter(e -> e.key().startsWith(section) && e.key().compareTo(from) >= 0)
              .toList();
      boolean last = entries.size() < SIZE || entries.getLast().key().compareTo(section + END) > 0;
      if (last || !within.isEmpty()) {
        return new Slice(within, last);
      }
    }
    int size = FURTHER << Math.min(before, LONGEST);
    var read = open.between(project, from, section + END, size);
    return new Slice(read, read.size() < size);
  }
}
