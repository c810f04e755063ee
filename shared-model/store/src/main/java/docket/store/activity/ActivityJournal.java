package docket.store.activity;

import docket.domain.id.OrganizationId;
import docket.domain.json.Json;
import docket.store.blobs.Packed;
import docket.store.dynamo.Chance;
import docket.store.dynamo.Change;
import docket.store.dynamo.Dynamo;
import docket.store.dynamo.Item;
import docket.store.dynamo.Key;
import docket.store.dynamo.Range;
import docket.store.json.JsonText;
import docket.store.tables.Tables;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;

/**
 * The journal of an organization: packs of rows by day, and a count a day. Packs are only added;
 * they vanish when their time is over.
 */
public final class ActivityJournal {
  private static final String ROWS = "rz";
  private static final String COUNT = "n";
  private static final int PAGE = 20;

  private final Dynamo dynamo;

  public ActivityJournal(Dynamo dynamo) {
    this.dynamo = dynamo;
  }

  /**
   * Adds rows of one organization, in the order of their time. The day comes first: rows of a day
   * that is not listed would never be found.
   *
   * @param life how long they are kept
   */
  public void append(OrganizationId organization, List<ActivityRow> rows, Duration life) {
    var first = rows.getFirst();
    var day = LocalDate.ofInstant(first.at(), ZoneOffset.UTC);
    var json = Json.array(rows.stream().map(ActivityRow::toJson).toList());
    long expiry = first.at().plus(life).getEpochSecond();
    var item =
        Item.at(new Key(partition(organization, day), sortKey(first)))
            .set("o", organization.value())
            .set(COUNT, (long) rows.size())
            .set(ROWS, Packed.gzip(JsonText.bytes(json)))
            .set(Tables.EXPIRY, expiry)
            .build();
    dynamo.store(
        Change.update(Tables.JOURNAL, new Key(days(organization), day.toString()))
            .set("o", organization.value())
            .set(Tables.EXPIRY, expiry)
            .add(COUNT, rows.size()));
    dynamo.store(Change.put(Tables.JOURNAL, item));
  }

  /** A day on which something happened, and how many rows it has. */
  public record Day(LocalDate date, long rows) {}

  /** Days within the bounds, the latest first. */
  public List<Day> days(OrganizationId organization, LocalDate from, LocalDate to) {
    var range =
        Range.of(Tables.JOURNAL, days(organization))
            .between(from.toString(), to.toString())
            .backwards();
    return dynamo.queryAll(range).stream()
        .map(item -> new Day(LocalDate.parse(item.key().sk()), item.number(COUNT)))
        .toList();
  }

  /**
   * Hands the rows of a day to the reader, the latest first, pack by pack, until it has enough.
   *
   * @param wants takes a row and says whether it wants more
   */
  public boolean read(OrganizationId organization, LocalDate day, Predicate<Json.Obj> wants) {
    Range next = Range.of(Tables.JOURNAL, partition(organization, day)).backwards().limit(PAGE);
    while (next != null) {
      var page = dynamo.query(next);
      for (var item : page.items()) {
        if (!read(item, wants)) {
          return false;
        }
      }
      next = page.last() == null ? null : next.after(page.last());
    }
    return true;
  }

  private static boolean read(Item item, Predicate<Json.Obj> wants) {
    var packed = Objects.requireNonNull(item.bytes(ROWS));
    var rows = ((Json.Arr) JsonText.stored(Packed.gunzip(packed))).items();
    for (var row : rows.reversed()) {
      if (!wants.test((Json.Obj) row)) {
        return false;
      }
    }
    return true;
  }

  private static String days(OrganizationId organization) {
    return "O#" + organization;
  }

  private static String partition(OrganizationId organization, LocalDate day) {
    return "O#" + organization + "#" + day;
  }

  private static String sortKey(ActivityRow first) {
    return Key.padded(first.id())
        + "#"
        + Long.toString(Math.abs(Chance.any()), Character.MAX_RADIX);
  }
}
