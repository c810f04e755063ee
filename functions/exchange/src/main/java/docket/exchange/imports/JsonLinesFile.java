package docket.exchange.imports;

import docket.store.json.JsonText;
import java.io.BufferedReader;
import java.io.IOException;
import java.util.Set;

/** One task per line, each a JSON object; blank lines are passed over. */
final class JsonLinesFile implements TaskFile {
  @Override
  public Set<String> extensions() {
    return Set.of(".jsonl");
  }

  @Override
  public boolean isTable() {
    return false;
  }

  @Override
  public void read(Source source, Sink sink) throws IOException, Unreadable {
    long number = 0;
    try (var lines = new BufferedReader(StrictText.reader(source))) {
      for (var line = lines.readLine(); line != null; line = lines.readLine()) {
        number++;
        if (!line.isBlank()) {
          sink.accept(JsonText.read(line));
        }
        if (number == Long.MAX_VALUE) {
          return;
        }
      }
    } catch (JsonText.Malformed malformed) {
      throw new Unreadable(
          "Failed to parse JSON file %s, line %d: %s"
              .formatted(source.name(), number, malformed.getMessage()));
    } catch (java.nio.charset.CharacterCodingException invalid) {
      throw StrictText.notUtf8(source);
    }
  }
}
