package docket.exchange.exports;

import docket.domain.labelconfig.LabelConfig;
import java.io.IOException;
import java.io.OutputStream;

/**
 * A form in which labeled data leave. A new one is one class and one line in {@link ExportFormats}.
 */
interface ExportFormat {
  /** What the API calls it, such as {@code JSON_MIN}. */
  String name();

  String title();

  String description();

  /** File extension without its dot. */
  String extension();

  String mediaType();

  /** Whether data of this config can take the form: all can, where a form does not refuse some. */
  default boolean fits(LabelConfig config) {
    return true;
  }

  /**
   * The same form with text that a spreadsheet program would take for a formula marked as text;
   * itself where no such program opens it. Only for those who ask: it changes the data.
   */
  default ExportFormat withoutFormulas() {
    return this;
  }

  /** Writes the whole export. The tasks may be walked more than once. */
  void write(ExportTasks tasks, LabelConfig config, OutputStream out) throws IOException;
}
