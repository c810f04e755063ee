package docket.exchange.exports;

import docket.domain.json.Json;
import docket.store.json.JsonText;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/** Writes one JSON array, an element a line; nothing stands in memory as a whole. */
final class JsonArrayWriter {
  private final OutputStream out;
  private final String edge;
  private boolean isEmpty = true;

  /**
   * Begins the array.
   *
   * @param edge stands between the brackets and what they hold
   */
  JsonArrayWriter(OutputStream out, String edge) throws IOException {
    this.out = out;
    this.edge = edge;
    write("[");
  }

  void add(Json element) throws IOException {
    write(isEmpty ? edge : ",\n");
    isEmpty = false;
    out.write(JsonText.bytes(element));
  }

  void end() throws IOException {
    write(edge + "]");
  }

  private void write(String text) throws IOException {
    out.write(text.getBytes(StandardCharsets.UTF_8));
  }
}
