package docket.store.queue;

import docket.domain.id.ProjectId;
import docket.domain.id.UserId;
import docket.domain.queue.OpenKey;
import docket.domain.queue.QueueRules;
import docket.domain.queue.QueueRules.Sampling;
import docket.store.tasks.OpenTasks;
import docket.store.tasks.OpenTasks.Entry;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.function.LongSupplier;

/**
 * Reads proposals for one person from the index of open tasks, in the order of the stages (spec
 * queue.md §4).
 */
final class Candidates {
  static final int BATCH = 24;
  private static final int EXPIRED = 8;
  private static final int MOST_PAGES = 40;

  /** Proposals below which one reads on: since the index lags, the last ones may be gone. */
  private static final int FEW = 8;

  private static final String END = Head.END;

  private final OpenTasks open;
  private final LongSupplier random;

  Candidates(OpenTasks open, LongSupplier random) {
    this.open = open;
    this.random = random;
  }

  /**
   * Tasks that others have begun: the fullest first, then first in, first out.
   *
   * @param enough with so many one reads no further
   */
  static List<Entry> started(
      Head head, UserId user, Cursors cursor, List<Entry> expired, int enough, Instant now) {
    var entries = new ArrayList<Entry>();
    for (var entry : expired) {
      if (!entry.answeredBy().isEmpty() && !entry.isAnsweredBy(user)) {
        entries.add(entry);
      }
    }
    var from = OpenKey.STARTED;
    for (int page = 0; page < MOST_PAGES && from != null; page++) {
      var slice = head.slice(OpenKey.STARTED, from, page);
      from = cursor.scan(slice, user, now);
      slice.entries().stream()
          .filter(e -> !e.isAnsweredBy(user) && !cursor.isPassed(e))
          .forEach(entries::add);
      if (entries.size() >= enough) {
        break;
      }
    }
    if (entries.isEmpty() && from != null) {
      cursor.endEarly();
    }
    entries.sort(Comparator.comparingInt((Entry e) -> -e.answeredBy().size()));
    return entries;
  }

  /** Tasks that nobody has answered yet, in the project's order. */
  List<Entry> untouched(
      ProjectId project,
      Head head,
      UserId user,
      QueueRules rules,
      Cursors cursors,
      List<Entry> expired) {
    var entries = new ArrayList<Entry>();
    expired.stream().filter(e -> e.answeredBy().isEmpty()).forEach(entries::add);
    if (rules.sampling() == Sampling.UNIFORM) {
      entries.addAll(anywhere(project, head, user, rules));
      return entries;
    }
    entries.addAll(first(head, user, cursors, OpenKey.UNTOUCHED_SHARED));
    if (!rules.overlapFirst() || entries.isEmpty()) {
      entries.addAll(first(head, user, cursors, OpenKey.UNTOUCHED_SINGLE));
    }
    if (!rules.overlapFirst()) {
      entries.sort(Comparator.comparing(Entry::task));
    }
    return entries;
  }

  private static List<Entry> first(Head head, UserId user, Cursors cursors, String section) {
    var from = cursors.untouchedFrom(section);
    var fit = new ArrayList<Entry>();
    for (int page = 0; page < MOST_PAGES; page++) {
      var slice = head.slice(section, from, page);
      slice.entries().stream().filter(e -> !e.isAnsweredBy(user)).forEach(fit::add);
      if (fit.size() >= FEW || slice.last()) {
        return fit;
      }
      from = slice.entries().getLast().key() + END;
      if (fit.isEmpty()) {
        cursors.passUntouched(section, from);
      }
    }
    if (fit.isEmpty()) {
      cursors.endEarly();
    }
    return fit;
  }

  /**
   * Untouched tasks behind a proposal, for somebody whose neighbours are taking everything that was
   * read before.
   */
  List<Entry> beyond(ProjectId project, UserId user, Entry proposal) {
    var key = proposal.key();
    var section = key.substring(0, key.indexOf('#') + 1);
    return open.between(project, key + END, section + END, Head.FURTHER).stream()
        .filter(e -> !e.isAnsweredBy(user))
        .toList();
  }

  /**
   * Untouched tasks from an id on, in the project's order.
   *
   * @param head shows in which sections there may be any
   */
  List<Entry> from(ProjectId project, UserId user, QueueRules rules, Head head, long id) {
    var entries = new ArrayList<Entry>();
    for (var section : List.of(OpenKey.UNTOUCHED_SHARED, OpenKey.UNTOUCHED_SINGLE)) {
      boolean belongsHere = entries.isEmpty() || (head.shows(section) && !rules.overlapFirst());
      if (belongsHere && head.mayHave(section)) {
        open.between(project, section + "%016d".formatted(id), section + END, Head.SIZE).stream()
            .filter(e -> !e.isAnsweredBy(user))
            .forEach(entries::add);
      }
    }
    if (!rules.overlapFirst()) {
      entries.sort(Comparator.comparing(Entry::task));
    }
    return entries;
  }

  /**
   * Any untouched task with equal chance, nearly: a random place between the first and the last,
   * then on from there.
   */
  private List<Entry> anywhere(ProjectId project, Head head, UserId user, QueueRules rules) {
    var sections =
        rules.overlapFirst()
            ? List.of(OpenKey.UNTOUCHED_SHARED, OpenKey.UNTOUCHED_SINGLE)
            : shuffled(List.of(OpenKey.UNTOUCHED_SHARED, OpenKey.UNTOUCHED_SINGLE));
    var entries = new ArrayList<Entry>();
    for (var section : sections) {
      if (entries.isEmpty()) {
        entries.addAll(anywhereIn(project, head, user, section));
      }
    }
    return shuffled(entries);
  }

  private List<Entry> anywhereIn(ProjectId project, Head head, UserId user, String section) {
    var first = head.slice(section, section, 0).entries();
    var last = open.last(project, section, section + END);
    if (first.isEmpty() || last == null) {
      return List.of();
    }
    long low = first.getFirst().task().value();
    long span = Math.max(1, last.task().value() - low + 1);
    long start = low + Math.floorMod(random.getAsLong(), span);
    var entries =
        new ArrayList<>(
            open.between(project, section + "%016d".formatted(start), section + END, BATCH));
    if (entries.size() < BATCH) {
      entries.addAll(first);
    }
    return entries.stream().filter(e -> !e.isAnsweredBy(user)).distinct().toList();
  }

  /**
   * Tasks whose slots were all taken until a reservation ended, without anybody having noticed yet.
   */
  List<Entry> expired(ProjectId project, Instant now) {
    return open.between(project, OpenKey.RESERVED, OpenKey.reservedUntil(now), EXPIRED);
  }

  Head head(ProjectId project) {
    return Head.read(project, open);
  }

  private <T> List<T> shuffled(List<T> items) {
    var copy = new ArrayList<>(items);
    Collections.shuffle(copy, new java.util.Random(random.getAsLong()));
    return copy;
  }
}
