package docket.exchange.imports;

import docket.domain.json.Json;
import docket.store.json.JsonText;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.util.Set;

/** A JSON array of tasks, read element by element, or a single task. */
final class JsonFile implements TaskFile {
  private static final int LOOK_AHEAD = 4096;

  @Override
  public Set<String> extensions() {
    return Set.of(".json");
  }

  @Override
  public boolean isTable() {
    return false;
  }

  @Override
  public void read(Source source, Sink sink) throws IOException, Unreadable {
    var content = new BufferedInputStream(source.content());
    int first = firstCharacter(content);
    if (first != '[' && first != '{') {
      throw new Unreadable(
          "Failed to parse JSON file %s: Unsupported or invalid JSON structure"
              .formatted(source.name()));
    }
    try (var elements = JsonText.elements(content)) {
      for (var item = elements.next(); item != null; item = elements.next()) {
        sink.accept(item instanceof Json.Obj ? item : Json.object().put("data", item).build());
      }
    } catch (JsonText.Malformed malformed) {
      throw new Unreadable(
          "Failed to parse JSON file %s: %s".formatted(source.name(), malformed.getMessage()));
    }
  }

  private static int firstCharacter(BufferedInputStream content) throws IOException {
    content.mark(LOOK_AHEAD);
    int next = content.read();
    if (next == 0xEF) { // a byte order mark of UTF-8
      content.skipNBytes(2);
      content.mark(LOOK_AHEAD);
      next = content.read();
    }
    while (next == ' ' || next == '\n' || next == '\r' || next == '\t') {
      content.mark(LOOK_AHEAD);
      next = content.read();
    }
    content.reset();
    return next;
  }
}
