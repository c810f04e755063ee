package docket.domain.results;

import docket.domain.json.Json;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Which keys the tasks of a project carry (api.md §6.1).
 *
 * @param all column → number of tasks that have it
 */
public record DataColumns(long tasks, Map<String, Long> all) {
  public static final DataColumns EMPTY = new DataColumns(0, Map.of());

  public DataColumns {
    all = Map.copyOf(all);
  }

  /** The columns of one task. */
  public static DataColumns of(Json.Obj data) {
    return of(data.fields().keySet());
  }

  /** The columns of one task, by name. */
  public static DataColumns of(Collection<String> names) {
    var columns = new TreeMap<String, Long>();
    names.forEach(column -> columns.put(column, 1L));
    return new DataColumns(1, columns);
  }

  /** The columns of every task, sorted. */
  public List<String> common() {
    return all.entrySet().stream()
        .filter(column -> column.getValue() == tasks)
        .map(Map.Entry::getKey)
        .sorted()
        .toList();
  }

  public DataColumns plus(DataColumns other) {
    return combined(other, 1);
  }

  /** Takes back what {@code other} added; columns no task has any more vanish. */
  public DataColumns minus(DataColumns other) {
    return combined(other, -1);
  }

  private DataColumns combined(DataColumns other, int sign) {
    var sum = new LinkedHashMap<>(all);
    other.all.forEach((column, count) -> sum.merge(column, sign * count, Long::sum));
    sum.values().removeIf(count -> count <= 0);
    return new DataColumns(Math.max(0, tasks + sign * other.tasks), sum);
  }
}
