package docket.memberships;

import docket.domain.json.Json;
import docket.platform.activity.ActivityLog;
import docket.platform.http.Call;
import docket.platform.http.Caller;
import docket.platform.http.Paging;
import docket.platform.http.Problem;
import docket.platform.http.Query;
import docket.platform.http.Reply;
import docket.store.activity.ActivityJournal;
import docket.store.activity.ActivityJournal.Day;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The activity log of the active organization, for its administrators (spec access.md §10.2): the
 * latest first.
 */
@Controller("/api/activity-logs")
final class ActivityLogsController {
  private static final int PAGE = 30;
  private static final int LARGEST_PAGE = 1_000;

  /** Rows that one answer looks through: what lies behind them is found by narrower dates. */
  private static final int MOST_LOOKED_AT = 50_000;

  private static final String PAST_END = "No more logs found";

  private final ActivityLog log;
  private final ActivityJournal journal;
  private final Clock clock;

  ActivityLogsController(ActivityLog log, ActivityJournal journal, Clock clock) {
    this.log = log;
    this.journal = journal;
    this.clock = clock;
  }

  @Get
  Reply list(Call call) {
    OrganizationAccess.mustAdminister(call.caller());
    log.flush(); // what the caller just did belongs to it
    var window = Window.of(call.query());
    var found = find(call.caller(), call.query(), window);
    if (found.rows().isEmpty() && window.start() > 0) {
      throw Problem.notFound(PAST_END).exception();
    }
    var envelope =
        Json.object()
            .put("data", found.rows())
            .put("recordsFiltered", found.filtered())
            .put("recordsTotal", found.total())
            .build();
    return Reply.ok(Json.array(List.of(envelope)));
  }

  /** The same as a table. */
  @Get("/export")
  Reply export(Call call) {
    OrganizationAccess.mustAdminister(call.caller());
    log.flush();
    var found = find(call.caller(), call.query(), new Window(0, MOST_LOOKED_AT));
    var columns =
        List.of(
            "datetime",
            "user_id",
            "email",
            "request_method",
            "request_url",
            "response_code",
            "duration",
            "ip_address",
            "user_agent",
            "project_id");
    var table = new CsvTable(columns.toArray(String[]::new));
    for (var row : found.rows()) {
      table.row(
          columns.stream()
              .map(column -> cell(((Json.Obj) row).get(column)))
              .toArray(String[]::new));
    }
    return Reply.file("text/csv", table.bytes())
        .with("Content-Disposition", "attachment; filename=\"activity.csv\"");
  }

  private static String cell(@Nullable Json value) {
    return switch (value) {
      case Json.Str(var text) -> text;
      case Json.Int(var number) -> Long.toString(number);
      case null, default -> "";
    };
  }

  /** Which rows are asked for: by page, or by place as tables of old do. */
  private record Window(long start, int length) {
    static Window of(Query query) {
      boolean byPlace = query.has("start") || query.has("length");
      long asked = byPlace ? query.number("length", PAGE) : query.number("page_size", PAGE);
      int length = asked < 0 || asked > LARGEST_PAGE ? LARGEST_PAGE : (int) Math.max(1, asked);
      long start =
          byPlace ? Math.max(0, query.number("start", 0)) : (Paging.number(query) - 1) * length;
      return new Window(start, length);
    }
  }

  private record Found(List<Json> rows, long filtered, long total) {}

  private Found find(Caller caller, Query query, Window window) {
    var search = ActivitySearch.of(query, clock.instant());
    var days = journal.days(caller.organization(), search.from(), search.to());
    long total = days.stream().mapToLong(Day::rows).sum();
    var rows = new ArrayList<Json>();
    var counts = new long[2]; // rows looked at, rows that fit
    boolean ascending = "datetime".equals(query.text("ordering"));
    for (var day : ascending ? days.reversed() : days) {
      boolean more =
          journal.read(
              caller.organization(),
              day.date(),
              row -> {
                if (search.wanted().test(row)) {
                  if (counts[1] >= window.start() && rows.size() < window.length()) {
                    rows.add(row);
                  }
                  counts[1]++;
                }
                boolean full = rows.size() >= window.length();
                return ++counts[0] < MOST_LOOKED_AT && (search.filters() || !full);
              });
      if (!more) {
        break;
      }
    }
    return new Found(rows, search.filters() ? counts[1] : total, total);
  }
}
