package docket.tasks;

import docket.platform.http.Paging;
import docket.platform.http.Query;
import java.util.function.LongSupplier;

/**
 * Which tasks a project's plain list asks for: {@code page}+{@code page_size}, or {@code
 * start}+{@code length} (spec api.md §5).
 *
 * @param isNumbered asked for as a page, so that one past the end is 404
 */
record TaskWindow(long start, int length, boolean isNumbered) {
  private static final int MOST = 10_000;

  static TaskWindow of(Query query, int defaultSize, LongSupplier total) {
    if (query.has("start") || query.has("length")) {
      long start = Math.max(0, query.number("start", 0));
      long length = Math.clamp(query.number("length", defaultSize), 0, MOST);
      return new TaskWindow(start, (int) length, false);
    }
    var size = query.text("page_size", "");
    if (size.equals("-1")) {
      return new TaskWindow(0, (int) Math.min(Integer.MAX_VALUE, total.getAsLong()), true);
    }
    if (size.equals("0")) {
      return new TaskWindow(0, 0, true);
    }
    int length = Math.min(MOST, Paging.size(query, defaultSize));
    return new TaskWindow((Paging.number(query) - 1) * length, length, true);
  }
}
