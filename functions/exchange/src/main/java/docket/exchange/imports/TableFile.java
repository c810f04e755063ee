package docket.exchange.imports;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import docket.domain.json.Json;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Comma or tab separated values with a header row; one task per row, columns typed as spreadsheets
 * do.
 */
final class TableFile implements TaskFile {
  /** Longest cell, in characters (import-and-storage.md §2.4). */
  private static final int MOST_CELL = 1_310_720;

  private static final int LOOK_AHEAD = 1 << 20;

  private final String extension;

  TableFile(String extension) {
    this.extension = extension;
  }

  @Override
  public Set<String> extensions() {
    return Set.of(extension);
  }

  @Override
  public boolean isTable() {
    return true;
  }

  @Override
  public void read(Source source, Sink sink) throws IOException, Unreadable {
    var text = new BufferedReader(StrictText.reader(source), LOOK_AHEAD);
    try {
      var reader =
          CsvReader.builder()
              .fieldSeparator(separator(text))
              .maxBufferSize(2 * MOST_CELL)
              .skipEmptyLines(true)
              .allowMissingFields(true)
              .allowExtraFields(true) // refused below, by line
              .ofCsvRecord(text);
      try (reader) {
        rows(source, reader.iterator(), sink);
      }
    } catch (CsvParseException broken) {
      throw new Unreadable(
          "Failed to parse input file %s: %s".formatted(source.name(), broken.getMessage()));
    } catch (UncheckedIOException | CharacterCodingException invalid) {
      throw StrictText.notUtf8(source);
    }
  }

  private char separator(BufferedReader text) throws IOException {
    if (extension.equals(".tsv")) {
      return '\t';
    }
    text.mark(LOOK_AHEAD);
    var line = text.readLine();
    text.reset();
    long semicolons = line == null ? 0 : line.chars().filter(c -> c == ';').count();
    long commas = line == null ? 0 : line.chars().filter(c -> c == ',').count();
    return semicolons > commas ? ';' : ',';
  }

  private static void rows(Source source, java.util.Iterator<CsvRecord> records, Sink sink)
      throws Unreadable {
    if (!records.hasNext()) {
      throw new Unreadable(
          "Failed to parse input file %s: there is no header row".formatted(source.name()));
    }
    var header = header(source, records.next().getFields());
    while (records.hasNext()) {
      var row = records.next();
      if (row.getFieldCount() > header.size()) {
        throw new Unreadable(
            "Failed to parse input file %s: line %d has %d fields, the header has %d"
                .formatted(
                    source.name(),
                    row.getStartingLineNumber(),
                    row.getFieldCount(),
                    header.size()));
      }
      sink.accept(task(header, row.getFields()));
    }
  }

  private static List<String> header(Source source, List<String> cells) throws Unreadable {
    var names = new ArrayList<String>();
    var seen = new HashSet<String>();
    for (var cell : cells) {
      var name = cell.startsWith("\uFEFF") ? cell.substring(1) : cell;
      if (name.isBlank() || !seen.add(name)) {
        throw new Unreadable(
            "Failed to parse input file %s: the header names \"%s\" twice or not at all"
                .formatted(source.name(), name));
      }
      names.add(name);
    }
    return names;
  }

  /** Missing cells at the end of a row are empty. */
  private static Json task(List<String> header, List<String> cells) {
    var data = Json.object();
    for (int i = 0; i < header.size(); i++) {
      data.put(header.get(i), CellValue.of(i < cells.size() ? cells.get(i) : ""));
    }
    return Json.object().put("data", data.build()).build();
  }
}
