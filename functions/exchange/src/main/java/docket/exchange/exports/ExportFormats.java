package docket.exchange.exports;

import java.util.List;
import java.util.Optional;

/** The forms that exist, in the order in which they are offered. */
final class ExportFormats {
  static final List<ExportFormat> ALL =
      List.of(new JsonFormat(), new JsonMinFormat(), TableFormat.csv(), TableFormat.tsv());

  private ExportFormats() {}

  static Optional<ExportFormat> of(String name) {
    return ALL.stream().filter(format -> format.name().equals(name)).findFirst();
  }
}
