package docket.exchange.imports;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.util.Set;

/** A web page or XML document: the whole text is the value of one task. */
final class DocumentFile implements TaskFile {
  @Override
  public Set<String> extensions() {
    return Set.of(".html", ".htm", ".xml");
  }

  @Override
  public boolean isTable() {
    return false;
  }

  @Override
  public void read(Source source, Sink sink) throws IOException, Unreadable {
    try (var reader = StrictText.reader(source)) {
      var text = new java.io.StringWriter();
      reader.transferTo(text);
      sink.accept(TextFile.undefined(text.toString()));
    } catch (CharacterCodingException invalid) {
      throw StrictText.notUtf8(source);
    }
  }
}
