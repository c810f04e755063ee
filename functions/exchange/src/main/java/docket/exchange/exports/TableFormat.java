package docket.exchange.exports;

import docket.domain.json.Json;
import docket.domain.labelconfig.LabelConfig;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** One row per annotation, comma or tab separated (spec export.md §7). */
final class TableFormat implements ExportFormat {
  /** Columns of every row. */
  private static final List<String> FIXED =
      List.of("id", "annotator", "annotation_id", "created_at", "updated_at", "lead_time");

  private static final Comparator<String> BY_CODE_POINT =
      (a, b) ->
          java.util.Arrays.compareUnsigned(
              a.getBytes(StandardCharsets.UTF_8), b.getBytes(StandardCharsets.UTF_8));

  private final String name;
  private final char separator;
  private final TableCell cell;

  private TableFormat(String name, char separator, TableCell cell) {
    this.name = name;
    this.separator = separator;
    this.cell = cell;
  }

  static TableFormat csv() {
    return new TableFormat("CSV", ',', TableCell.AS_IS);
  }

  static TableFormat tsv() {
    return new TableFormat("TSV", '\t', TableCell.AS_IS);
  }

  @Override
  public ExportFormat withoutFormulas() {
    return new TableFormat(name, separator, TableCell.WITHOUT_FORMULAS);
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public String title() {
    return name;
  }

  @Override
  public String description() {
    return separator == ','
        ? "One row per annotation, comma separated, with a column for each control."
        : "One row per annotation, tab separated, with a column for each control.";
  }

  @Override
  public String extension() {
    return "csv";
  }

  @Override
  public String mediaType() {
    return "text/csv";
  }

  @Override
  public void write(ExportTasks tasks, LabelConfig config, OutputStream out) throws IOException {
    var collisions = collisions(tasks, config);
    var columns = columns(tasks, config, collisions);
    writeRow(out, columns.stream().map(cell::text).toList());
    tasks.forEach(task -> {
      for (var item : ExportItem.of(task, config)) {
        var cells = cells(item, collisions);
        writeRow(
            out, columns.stream().map(c -> cell.of(cells.getOrDefault(c, Json.NULL))).toList());
      }
    });
  }

  /** Data columns that a control of the same name would hide. */
  private static Set<String> collisions(ExportTasks tasks, LabelConfig config) throws IOException {
    var data = new HashSet<String>();
    var controls = new HashSet<String>();
    tasks.forEach(task -> {
      for (var item : ExportItem.of(task, config)) {
        data.addAll(item.data().fields().keySet());
        controls.addAll(item.outputs().keySet());
      }
    });
    data.retainAll(controls);
    return data;
  }

  private static TreeSet<String> columns(
      ExportTasks tasks, LabelConfig config, Set<String> collisions) throws IOException {
    var columns = new TreeSet<>(BY_CODE_POINT);
    columns.addAll(FIXED);
    tasks.forEach(task -> {
      for (var item : ExportItem.of(task, config)) {
        columns.addAll(cells(item, collisions).keySet());
      }
    });
    return columns;
  }

  private static Map<String, Json> cells(ExportItem item, Set<String> collisions) {
    var cells = new TreeMap<String, Json>();
    item.data()
        .fields()
        .forEach((key, value) -> cells.put(collisions.contains(key) ? "_data_" + key : key, value));
    item.outputs()
        .forEach((control, values) -> {
          cells.put(control, ExportItem.pretty(values));
          if ("Chat".equals(values.getFirst().text("type"))) {
            cells.put(control + "_transcript", Json.string(transcript(values)));
          }
        });
    cells.put("id", item.task().get("id") instanceof Json id ? id : Json.NULL);
    cells.put(
        "annotator",
        item.annotator() instanceof Json.Int(var id)
            ? Json.string(Long.toString(id))
            : item.annotator());
    cells.put("annotation_id", item.of("id"));
    cells.put("created_at", item.of("created_at"));
    cells.put("updated_at", item.of("updated_at"));
    cells.put("lead_time", item.of("lead_time"));
    if (item.task().get("agreement") instanceof Json agreement) {
      cells.put("agreement", agreement);
    }
    if (item.annotation() != null && item.annotation().get("history") instanceof Json history) {
      cells.put("history", history);
    }
    return cells;
  }

  private static String transcript(List<Json.Obj> values) {
    var lines =
        values.stream()
            .map(value -> value.object("chatmessage"))
            .map(message -> message.text("role") + ": " + message.text("content"))
            .toList();
    return String.join("\n", lines);
  }

  private void writeRow(OutputStream out, List<String> cells) throws IOException {
    out.write(
        (String.join(String.valueOf(separator), cells) + "\r\n").getBytes(StandardCharsets.UTF_8));
  }
}
