package docket.exchange.imports;

import docket.domain.json.Json;
import docket.domain.labelconfig.TaskData;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.util.Set;

/** Plain text: one task per line. */
final class TextFile implements TaskFile {
  @Override
  public Set<String> extensions() {
    return Set.of(".txt");
  }

  @Override
  public boolean isTable() {
    return true;
  }

  @Override
  public void read(Source source, Sink sink) throws IOException, Unreadable {
    try (var lines = new BufferedReader(StrictText.reader(source))) {
      for (var line = lines.readLine(); line != null; line = lines.readLine()) {
        sink.accept(undefined(line));
      }
    } catch (CharacterCodingException invalid) {
      throw StrictText.notUtf8(source);
    }
  }

  /** A task whose only value has no name of its own; the project's config gives it one. */
  static Json undefined(String value) {
    return Json.object().put("data", Json.object().put(TaskData.UNDEFINED, value).build()).build();
  }
}
