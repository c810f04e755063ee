package docket.domain.labelconfig;

import docket.domain.json.Json;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Sample columns of a TimeSeries: the address of a generated CSV, or the columns themselves for
 * {@code valueType="json"}.
 */
final class SampleSeries {
  private static final int ROWS = 120;
  private static final LocalDateTime START = LocalDateTime.of(2024, 1, 1, 0, 0);

  private SampleSeries() {}

  static Json of(Element series) {
    var columns =
        series
            .all()
            .filter(element -> element.is("Channel"))
            .map(channel -> channel.text("column"))
            .filter(name -> !name.isEmpty())
            .toList();
    return series.text("valueType").equals("json")
        ? columns(series, columns)
        : Json.string(address(series, columns));
  }

  private static String address(Element series, List<String> columns) {
    String values = columns.stream().map(SampleSeries::encoded).collect(Collectors.joining(","));
    return "/samples/time-series.csv?time="
        + encoded(series.text("timeColumn"))
        + "&values="
        + values
        + (series.has("sep") ? "&sep=" + encoded(series.text("sep")) : "")
        + (series.has("timeFormat") ? "&tf=" + encoded(series.text("timeFormat")) : "");
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  private static Json columns(Element series, List<String> names) {
    var columns = Json.object();
    String time = series.text("timeColumn");
    String format = series.text("timeFormat");
    if (!time.isEmpty()) {
      columns.put(
          time,
          rows(i ->
              format.isEmpty()
                  ? Json.number(i)
                  : Json.string(formatted(format, START.plusDays(i)))));
    }
    for (int c = 0; c < names.size(); c++) {
      double period = 8.0 + 5 * c;
      columns.put(
          names.get(c), rows(i -> Json.of(Math.round(1000 * Math.sin(i / period)) / 1000.0)));
    }
    return columns.build();
  }

  private static Json rows(IntFunction<Json> cell) {
    return Json.array(IntStream.range(0, ROWS).mapToObj(cell).toList());
  }

  /** The fields of strftime a column is likely to have; others stay as they are. */
  private static String formatted(String format, LocalDateTime at) {
    return format
        .replace("%Y", "%04d".formatted(at.getYear()))
        .replace("%m", "%02d".formatted(at.getMonthValue()))
        .replace("%d", "%02d".formatted(at.getDayOfMonth()))
        .replace("%H", "%02d".formatted(at.getHour()))
        .replace("%M", "%02d".formatted(at.getMinute()))
        .replace("%S", "%02d".formatted(at.getSecond()))
        .replace("%f", "000000");
  }
}
