package docket.memberships;

import docket.domain.access.Source;
import docket.domain.json.Json;
import docket.platform.http.Paging;
import docket.platform.http.Problem;
import docket.platform.http.Query;
import docket.store.access.Histories.Search;
import docket.store.access.Histories.Window;
import docket.store.access.HistoryRow;
import java.util.ArrayList;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What is asked of a history (spec access.md §10.6); 400 for what is no filter or order of it. */
record HistorySearch(Search search, Window window) {
  private static final int PAGE = 30;
  private static final int LARGEST_PAGE = 100;
  private static final String NEWEST_FIRST = "-created_at";
  private static final String OLDEST_FIRST = "created_at";

  private static final Set<String> SEATS = Set.of("flex", "service", "standard", "viewonly");
  private static final Set<String> KINDS = Set.of("saml", "scim");
  private static final Set<String> SOURCES =
      Stream.of(Source.values()).map(Source::code).collect(Collectors.toUnmodifiableSet());

  static HistorySearch of(Query query) {
    int size = size(query);
    return new HistorySearch(
        new Search(
            MemberSearch.time(query, "since"),
            MemberSearch.time(query, "until"),
            isAscending(query.text("ordering", "")),
            wanted(query)),
        new Window((Paging.number(query) - 1) * size, size));
  }

  static int size(Query query) {
    return Paging.size(query, PAGE, LARGEST_PAGE);
  }

  private static boolean isAscending(String ordering) {
    return switch (ordering.strip()) {
      case "", NEWEST_FIRST -> false;
      case OLDEST_FIRST -> true;
      default ->
          throw Problem.invalid("ordering", "Only created_at and -created_at are known.")
              .exception();
    };
  }

  /** Null where every row is asked for: then the store need not be walked. */
  private static @Nullable Predicate<HistoryRow> wanted(Query query) {
    var all = new ArrayList<Predicate<HistoryRow>>();
    var user = query.number("user_id");
    if (user != null) {
      all.add(row -> row.step().context().get("user_id") instanceof Json.Int(var id) && id == user);
    }
    oneOf(query, "user_type", SEATS, all);
    oneOf(query, "source", SOURCES, all);
    oneOf(query, "kind", KINDS, all);
    return all.isEmpty() ? null : row -> all.stream().allMatch(each -> each.test(row));
  }

  private static void oneOf(
      Query query, String name, Set<String> known, ArrayList<Predicate<HistoryRow>> all) {
    var given = query.text(name);
    if (given == null || given.isBlank()) {
      return;
    }
    if (!known.contains(given)) {
      throw Problem.invalid(name, "\"%s\" is not a valid choice.".formatted(given)).exception();
    }
    all.add(row -> given.equals(row.step().context().text(name)));
  }
}
