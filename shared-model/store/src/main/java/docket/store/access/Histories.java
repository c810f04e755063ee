package docket.store.access;

import docket.domain.access.Act;
import docket.domain.access.Step;
import docket.domain.id.UserId;
import docket.domain.json.Json;
import docket.store.dynamo.Chance;
import docket.store.dynamo.Change;
import docket.store.dynamo.Dynamo;
import docket.store.dynamo.Item;
import docket.store.dynamo.Key;
import docket.store.dynamo.Micros;
import docket.store.dynamo.Range;
import docket.store.json.JsonText;
import docket.store.tables.Tables;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Who joined, left and was given what, and which settings changed (spec access.md §10.6). Each row
 * is written in the transaction of the change that it tells, so that there is one for every change
 * and none besides; nothing changes or removes a row.
 */
public final class Histories {
  /** Rows that one answer looks through and counts: what lies behind is found by narrower times. */
  public static final int MOST_LOOKED_AT = 10_000;

  /** Times are as wide as this until the year 2286, and sort as they follow each other. */
  private static final int TIME_WIDTH = 16;

  private static final Instant LAST = Micros.instant(9_999_999_999_999_999L);

  private final Dynamo dynamo;

  public Histories(Dynamo dynamo) {
    this.dynamo = dynamo;
  }

  /** A row, as part of the transaction that does what it tells. */
  static Change row(HistoryOf history, Step step, Act act) {
    var key = new Key(history.partition(), time(act.at()) + "#" + id());
    var context = step.context().with("source", Json.string(act.source().code()));
    var item =
        Item.at(key)
            .set("o", history.organization().value())
            .set("tn", step.name())
            .set("ps", step.before())
            .set("s", step.after())
            .set("cx", JsonText.bytes(context))
            .set("by", act.by() == null ? null : act.by().value())
            .set("re", act.reason())
            .build();
    return Change.put(Tables.ACCESS, item);
  }

  /** A random one (version 4): several steps may come in the same microsecond. */
  private static UUID id() {
    long high = Chance.any() & ~0xF000L | 0x4000L;
    long low = Chance.any() & ~(0b11L << 62) | 0b10L << 62;
    return new UUID(high, low);
  }

  private static String time(Instant at) {
    var within = at.isBefore(Instant.EPOCH) ? Instant.EPOCH : at.isAfter(LAST) ? LAST : at;
    var digits = Long.toString(Micros.of(within));
    return "0".repeat(TIME_WIDTH - digits.length()) + digits;
  }

  /**
   * What is asked for.
   *
   * @param since earliest time, inclusive; null for the beginning
   * @param until latest time, inclusive; null where there is no end
   * @param ascending the earliest first
   * @param wanted null for every row
   */
  public record Search(
      @Nullable Instant since,
      @Nullable Instant until,
      boolean ascending,
      @Nullable Predicate<HistoryRow> wanted) {}

  /** Which of the rows that were found are told. */
  public record Window(long skipped, int size) {}

  /**
   * What was found.
   *
   * @param count of all that fit, up to {@link #MOST_LOOKED_AT}
   */
  public record Found(List<HistoryRow> rows, long count) {}

  /** The rows are read strongly: what the caller just did belongs to them. */
  public Found find(HistoryOf history, Search search, Window window) {
    var from = search.since() == null ? "" : time(search.since());
    var to = search.until() == null ? "~" : time(search.until()) + "~";
    if (from.compareTo(to) > 0) {
      return new Found(List.of(), 0);
    }
    var all = Range.of(Tables.ACCESS, history.partition()).between(from.isEmpty() ? "0" : from, to);
    var range = search.ascending() ? all : all.backwards();
    var wanted = search.wanted();
    return wanted == null
        ? read(history, range, window)
        : walk(history, range, new Seeker(wanted, window));
  }

  /**
   * Reads no further than the window; the rest is only counted, by the store, and may be a moment
   * old.
   */
  private Found read(HistoryOf history, Range range, Window window) {
    long count = dynamo.count(range.eventually(), MOST_LOOKED_AT);
    int end = (int) Math.min(MOST_LOOKED_AT, window.skipped() + window.size());
    if (window.skipped() >= end) {
      return new Found(List.of(), count);
    }
    var rows = new ArrayList<HistoryRow>();
    Range next = range.limit(end);
    while (next != null && rows.size() < end) {
      var page = dynamo.query(next);
      page.items().stream()
          .filter(item -> isOf(history, item))
          .map(Histories::toRow)
          .forEach(rows::add);
      next = page.last() == null ? null : range.limit(end - rows.size()).after(page.last());
    }
    int from = (int) Math.min(rows.size(), window.skipped());
    return new Found(rows.subList(from, rows.size()), Math.max(count, rows.size()));
  }

  private Found walk(HistoryOf history, Range range, Seeker seeker) {
    Range next = range;
    while (next != null && seeker.goesOn()) {
      var page = dynamo.query(next);
      page.items().stream()
          .filter(item -> isOf(history, item))
          .map(Histories::toRow)
          .forEach(seeker::look);
      next = page.last() == null ? null : range.after(page.last());
    }
    return seeker.found();
  }

  /** Keeps what fits and lies in the window, and counts what fits. */
  private static final class Seeker {
    private final Predicate<HistoryRow> wanted;
    private final Window window;
    private final List<HistoryRow> rows = new ArrayList<>();
    private long looked;
    private long fitting;

    Seeker(Predicate<HistoryRow> wanted, Window window) {
      this.wanted = wanted;
      this.window = window;
    }

    void look(HistoryRow row) {
      if (goesOn() && wanted.test(row)) {
        if (fitting >= window.skipped() && rows.size() < window.size()) {
          rows.add(row);
        }
        fitting++;
      }
      looked++;
    }

    boolean goesOn() {
      return looked < MOST_LOOKED_AT;
    }

    Found found() {
      return new Found(rows, fitting);
    }
  }

  private static boolean isOf(HistoryOf history, Item item) {
    return item.number("o") == history.organization().value();
  }

  private static HistoryRow toRow(Item item) {
    var key = item.key().sk();
    var context = item.bytes("cx");
    var by = item.optionalNumber("by");
    return new HistoryRow(
        UUID.fromString(key.substring(TIME_WIDTH + 1)),
        new Step(
            item.text("tn"),
            item.optionalText("ps"),
            item.text("s"),
            context != null && JsonText.stored(context) instanceof Json.Obj object
                ? object
                : Json.EMPTY_OBJECT),
        by == null ? null : new UserId(by),
        item.optionalText("re"),
        Micros.instant(Long.parseLong(key.substring(0, TIME_WIDTH))));
  }
}
