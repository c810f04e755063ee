package docket.memberships;

import docket.domain.json.Json;
import docket.platform.http.Query;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Filters of the activity log (spec access.md §10.2). */
record ActivitySearch(LocalDate from, LocalDate to, Predicate<Json.Obj> wanted, boolean filters) {
  private static final LocalDate FIRST = LocalDate.of(2020, 1, 1);

  static ActivitySearch of(Query query, Instant now) {
    var start = time(query, "start_date");
    var end = time(query, "end_date");
    var from = start == null ? FIRST : LocalDate.ofInstant(start, ZoneOffset.UTC);
    var to = LocalDate.ofInstant(end == null ? now : end, ZoneOffset.UTC);
    var predicates = new ArrayList<Predicate<Json.Obj>>();
    if (start != null || end != null) {
      predicates.add(row -> {
        var at = Instant.parse(String.valueOf(row.text("datetime")));
        return (start == null || !at.isBefore(start)) && (end == null || !at.isAfter(end));
      });
    }
    number(query, "user", "user_id", predicates);
    number(query, "project", "project_id", predicates);
    number(query, "workspace", "workspace_owner_id", predicates);
    var method = query.text("method", "all");
    if (!method.isBlank() && !method.equalsIgnoreCase("all")) {
      predicates.add(row -> method.equalsIgnoreCase(row.text("request_method")));
    }
    var search = query.text("search", "").strip();
    if (!search.isEmpty()) {
      predicates.add(words(search));
    }
    Predicate<Json.Obj> all = row -> predicates.stream().allMatch(predicate -> predicate.test(row));
    return new ActivitySearch(from, to, all, !predicates.isEmpty());
  }

  private static @Nullable Instant time(Query query, String name) {
    return MemberSearch.time(query, name);
  }

  private static void number(
      Query query, String parameter, String field, List<Predicate<Json.Obj>> predicates) {
    var wanted = query.number(parameter);
    if (wanted != null) {
      predicates.add(row -> row.get(field) instanceof Json.Int(var id) && id == wanted);
    }
  }

  /** Words over the address, joined by AND (which also goes without saying) and OR. */
  private static Predicate<Json.Obj> words(String search) {
    var anyOf =
        Stream.of(search.split("(?i)\\s+OR\\s+"))
            .map(part ->
                List.of(part.strip().toLowerCase(Locale.ROOT).split("(?i)(\\s+and\\s+|\\s+)")))
            .toList();
    return row -> {
      var url = String.valueOf(row.text("request_url")).toLowerCase(Locale.ROOT);
      return anyOf.stream().anyMatch(allOf -> allOf.stream().allMatch(url::contains));
    };
  }
}
