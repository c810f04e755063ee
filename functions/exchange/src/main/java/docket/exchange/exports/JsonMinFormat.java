package docket.exchange.exports;

import docket.domain.json.Json;
import docket.domain.labelconfig.LabelConfig;
import java.io.IOException;
import java.io.OutputStream;

/**
 * One flat object per annotation: the task's data, then a member per control (spec export.md §6).
 */
final class JsonMinFormat implements ExportFormat {
  @Override
  public String name() {
    return "JSON_MIN";
  }

  @Override
  public String title() {
    return "JSON-MIN";
  }

  @Override
  public String description() {
    return "One flat object per annotation: the task's data and a member for each control.";
  }

  @Override
  public String extension() {
    return "json";
  }

  @Override
  public String mediaType() {
    return "application/json";
  }

  @Override
  public void write(ExportTasks tasks, LabelConfig config, OutputStream out) throws IOException {
    var array = new JsonArrayWriter(out, "\n");
    tasks.forEach(task -> {
      for (var item : ExportItem.of(task, config)) {
        array.add(flat(item));
      }
    });
    array.end();
  }

  private static Json flat(ExportItem item) {
    var flat = Json.object().putAll(item.data()).put("id", item.task().get("id"));
    item.outputs().forEach((control, values) -> flat.put(control, ExportItem.pretty(values)));
    flat.put("annotator", item.annotator())
        .put("annotation_id", item.of("id"))
        .put("created_at", item.of("created_at"))
        .put("updated_at", item.of("updated_at"))
        .put("lead_time", item.of("lead_time"));
    if (item.task().has("agreement")) {
      flat.put("agreement", item.task().get("agreement"));
    }
    return flat.build();
  }
}
