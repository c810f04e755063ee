package docket.exchange.exports;

import docket.domain.labelconfig.LabelConfig;
import docket.store.json.JsonText;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/** Everything, as one JSON array of tasks. */
final class JsonFormat implements ExportFormat {
  @Override
  public String name() {
    return "JSON";
  }

  @Override
  public String title() {
    return "JSON";
  }

  @Override
  public String description() {
    return "Tasks with their annotations, predictions and data, in one JSON array. Nothing is left out.";
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
  public boolean fits(LabelConfig config) {
    return true;
  }

  @Override
  public void write(ExportTasks tasks, LabelConfig config, OutputStream out) throws IOException {
    out.write('[');
    var first = new boolean[] {true};
    tasks.forEach(task -> {
      if (!first[0]) {
        out.write(",\n".getBytes(StandardCharsets.UTF_8));
      }
      first[0] = false;
      out.write(JsonText.bytes(task));
    });
    out.write(']');
  }
}
