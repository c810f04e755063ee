package docket.bench;

import docket.bench.Reply.Units;
import docket.domain.json.Json;

/**
 * One line of the results.
 *
 * @param size tasks of the project
 * @param rate operations, or tasks where a request moves many, a second
 * @param p50 milliseconds of a request, as p95 and p99
 * @param units of one request, in the mean
 * @param memory most that the product had resident while the scenario ran, MiB; 0 where unknown
 */
record Row(
    String operation,
    int size,
    int requests,
    double rate,
    double p50,
    double p95,
    double p99,
    Units units,
    long memory) {
  static Row of(String operation, int size, Samples samples, double perSecond) {
    return new Row(
        operation,
        size,
        samples.count(),
        perSecond,
        samples.millis(0.5),
        samples.millis(0.95),
        samples.millis(0.99),
        samples.mean(),
        0);
  }

  Row at(long mebibytes) {
    return new Row(operation, size, requests, rate, p50, p95, p99, units, mebibytes);
  }

  static final String HEAD =
      """
      | Operation | Tasks | Requests | Per second | p50 ms | p95 ms | p99 ms | Read units | Write units | Peak MiB |
      |---|--:|--:|--:|--:|--:|--:|--:|--:|--:|
      """;

  String line() {
    return "| %s | %,d | %,d | %,.0f | %.1f | %.1f | %.1f | %.2f | %.2f | %d |%n"
        .formatted(
            operation, size, requests, rate, p50, p95, p99, units.read(), units.write(), memory);
  }

  Json json() {
    return Json.object()
        .put("operation", operation)
        .put("tasks", size)
        .put("requests", requests)
        .put("per_second", rate)
        .put("p50_ms", p50)
        .put("p95_ms", p95)
        .put("p99_ms", p99)
        .put("read_units", units.read())
        .put("write_units", units.write())
        .put("peak_mib", memory)
        .build();
  }
}
