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
 */
record Row(
    String operation,
    int size,
    int requests,
    double rate,
    double p50,
    double p95,
    double p99,
    Units units) {
  static Row of(String operation, int size, Samples samples, double perSecond) {
    return new Row(
        operation,
        size,
        samples.count(),
        perSecond,
        samples.millis(0.5),
        samples.millis(0.95),
        samples.millis(0.99),
        samples.mean());
  }

  static final String HEAD =
      """
      | Operation | Tasks | Requests | Per second | p50 ms | p95 ms | p99 ms | Read units | Write units |
      |---|--:|--:|--:|--:|--:|--:|--:|--:|
      """;

  String line() {
    return "| %s | %,d | %,d | %,.0f | %.1f | %.1f | %.1f | %.2f | %.2f |%n"
        .formatted(operation, size, requests, rate, p50, p95, p99, units.read(), units.write());
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
        .build();
  }
}
