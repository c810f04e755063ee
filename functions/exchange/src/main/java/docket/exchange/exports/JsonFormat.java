package docket.exchange.exports;

import docket.domain.labelconfig.LabelConfig;
import java.io.IOException;
import java.io.OutputStream;

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
  public void write(ExportTasks tasks, LabelConfig config, OutputStream out) throws IOException {
    var array = new JsonArrayWriter(out, "");
    tasks.forEach(array::add);
    array.end();
  }
}
