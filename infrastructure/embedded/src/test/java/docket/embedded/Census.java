package docket.embedded;

import docket.embedded.Operations.Operation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** How often each operation was asked, and what it answered. */
final class Census {
  private final Map<String, Map<Integer, Long>> counts = new LinkedHashMap<>();

  Census(List<Operation> operations) {
    operations.forEach(operation -> counts.put(operation.toString(), new TreeMap<>()));
  }

  void count(Operation operation, int status) {
    counts.computeIfAbsent(operation.toString(), _ -> new TreeMap<>()).merge(status, 1L, Long::sum);
  }

  Map<Integer, Long> totals() {
    var all = new TreeMap<Integer, Long>();
    counts.values().forEach(each -> each.forEach((status, n) -> all.merge(status, n, Long::sum)));
    return all;
  }

  /** Operations that were never done: what lies behind their first checks was not walked. */
  List<String> starved() {
    return counts.entrySet().stream()
        .filter(each -> each.getValue().keySet().stream().noneMatch(status -> status < 400))
        .map(Map.Entry::getKey)
        .toList();
  }

  void write(Path file) throws IOException {
    var lines = new ArrayList<>(List.of("operation,requests,statuses"));
    counts.forEach((operation, statuses) -> {
      long all = statuses.values().stream().mapToLong(n -> n).sum();
      var told = statuses.toString().replaceAll("[{},]", "").replace('=', ':');
      lines.add("%s,%d,%s".formatted(operation, all, told));
    });
    Files.createDirectories(file.getParent());
    Files.write(file, lines);
  }
}
