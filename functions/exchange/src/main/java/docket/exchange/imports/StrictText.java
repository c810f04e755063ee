package docket.exchange.imports;

import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/** Text files are UTF-8; anything else is refused rather than guessed at. */
final class StrictText {
  private StrictText() {}

  static Reader reader(TaskFile.Source source) {
    return new InputStreamReader(
        source.content(),
        StandardCharsets.UTF_8
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT));
  }

  static TaskFile.Unreadable notUtf8(TaskFile.Source source) {
    return new TaskFile.Unreadable(
        "Failed to parse input file %s: it is not valid UTF-8".formatted(source.name()));
  }
}
