package docket.platform.http;

import docket.domain.json.Json;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Pages of the family {@code page, page_size → {count, next, previous, results}} (spec api.md §5).
 */
public final class Paging {
  /** Said past the end, where clients stop. */
  public static final String PAST_END = "Invalid page.";

  private Paging() {}

  /** One page of a list that is in memory. */
  public record Page<T>(
      List<T> items, long count, @Nullable String next, @Nullable String previous) {
    /** The answer, with the views of the page's items. */
    public Json.Obj answer(List<? extends Json> results) {
      return Json.object()
          .put("count", count)
          .put("next", next)
          .put("previous", previous)
          .put("results", results)
          .build();
    }
  }

  /** Which page is asked for; 404 for anything that is no page, or beyond any list's end. */
  public static long number(Query query) {
    var given = query.text("page");
    if (given == null || given.isBlank()) {
      return 1;
    }
    try {
      long page = Long.parseLong(given.strip());
      if (page >= 1 && page <= Integer.MAX_VALUE) {
        return page;
      }
    } catch (NumberFormatException noNumber) {
      throw Problem.notFound(PAST_END).exception();
    }
    throw Problem.notFound(PAST_END).exception();
  }

  /** How many items a page has; the default where nothing sensible is asked for. */
  public static int size(Query query, int absent) {
    var given = query.text("page_size");
    if (given == null || !given.strip().matches("[0-9]{1,9}")) {
      return absent;
    }
    int size = Integer.parseInt(given.strip());
    return size == 0 ? absent : size;
  }

  /** Like {@link #size(Query, int)}, and never more than the given number. */
  public static int size(Query query, int absent, int most) {
    return Math.min(size(query, absent), most);
  }

  /**
   * The page that a request asks for; 404 past the end, but the first page of an empty list is
   * empty.
   */
  public static <T> Page<T> numbered(RawRequest request, List<T> all, int defaultSize) {
    return page(request, all, size(request.query(), defaultSize), 1);
  }

  /**
   * Like {@link #numbered}, but the page right after the last one is empty: the SDK's plain pager
   * asks until a page is empty and does not survive a 404. Only its pagers of projects and tasks
   * do.
   */
  public static <T> Page<T> walked(RawRequest request, List<T> all, int defaultSize) {
    return walked(request, all, defaultSize, Integer.MAX_VALUE);
  }

  /** Like that, with so many items at most. */
  public static <T> Page<T> walked(RawRequest request, List<T> all, int defaultSize, int largest) {
    int size = size(request.query(), defaultSize, largest);
    return page(request, all, size, (all.size() + size - 1L) / size + 1);
  }

  /**
   * A page that was read by itself, with what was asked for by {@link #number} and a size; else
   * like {@link #walked}.
   *
   * @param count of the whole list
   */
  public static <T> Page<T> part(RawRequest request, List<T> items, long count, int size) {
    long page = number(request.query());
    if (items.isEmpty() && page > (count + size - 1L) / size + 1) {
      throw Problem.notFound(PAST_END).exception();
    }
    var next = page * size < count ? link(request, page + 1) : null;
    var previous = page > 1 ? link(request, page - 1) : null;
    return new Page<>(items, count, next, previous);
  }

  /**
   * @param mayBeEmpty the last page number that is answered although nothing is on it
   */
  private static <T> Page<T> page(RawRequest request, List<T> all, int size, long mayBeEmpty) {
    long page = number(request.query());
    long start = (page - 1) * size;
    if (start >= all.size() && page > mayBeEmpty) {
      throw Problem.notFound(PAST_END).exception();
    }
    int from = (int) Math.min(start, all.size());
    int to = (int) Math.min(start + size, all.size());
    var next = to < all.size() ? link(request, page + 1) : null;
    var previous = page > 1 ? link(request, page - 1) : null;
    return new Page<>(all.subList(from, to), all.size(), next, previous);
  }

  private static String link(RawRequest request, long page) {
    var link =
        new StringBuilder(request.origin()).append(request.path()).append("/?page=").append(page);
    request
        .query()
        .values()
        .forEach((name, values) -> {
          if (!name.toLowerCase(Locale.ROOT).equals("page")) {
            values.forEach(
                value -> link.append('&').append(encoded(name)).append('=').append(encoded(value)));
          }
        });
    return link.toString();
  }

  private static String encoded(String text) {
    return java.net.URLEncoder.encode(text, java.nio.charset.StandardCharsets.UTF_8);
  }
}
