package docket.memberships;

import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;

/**
 * A table for spreadsheet programs. Text that such a program would run is led by an apostrophe,
 * which it hides (spec access.md T-54).
 */
final class CsvTable {
  private static final String FORMULA = "=+-@\t\r\n";

  private final StringWriter text = new StringWriter();
  private final CsvWriter writer = CsvWriter.builder().build(text);

  CsvTable(String... columns) {
    writer.writeRecord(columns);
  }

  void row(String... values) {
    writer.writeRecord(Stream.of(values).map(CsvTable::inert).toList());
  }

  byte[] bytes() {
    try {
      writer.flush();
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return text.toString().getBytes(StandardCharsets.UTF_8);
  }

  private static String inert(String value) {
    boolean runs = !value.isEmpty() && FORMULA.indexOf(value.charAt(0)) >= 0;
    return runs ? "'" + value : value;
  }
}
