package docket.store.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import docket.domain.json.Json;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * The elements of a root array, one at a time, so that a large file never stands in memory as a
 * whole.
 */
public final class JsonElements implements AutoCloseable {
  private final JsonParser parser;
  private boolean started;
  private boolean single;

  JsonElements(JsonParser parser) {
    this.parser = parser;
  }

  /** The next element, or null at the end. Text around or inside that is no JSON is refused. */
  public @Nullable Json next() throws JsonText.Malformed {
    try {
      if (!started) {
        started = true;
        var first = parser.nextToken();
        if (first == null) {
          return null;
        }
        if (first != JsonToken.START_ARRAY) {
          single = true;
          return JsonText.value(parser, first);
        }
      }
      var token = parser.nextToken();
      if (token == JsonToken.END_ARRAY && !single) {
        token = parser.nextToken();
        single = true;
      }
      if (token == null) {
        return null;
      }
      if (single) {
        throw new JsonText.Malformed("JSON parse error - more text after the value");
      }
      return JsonText.value(parser, token);
    } catch (IOException failed) {
      throw JsonText.malformed(failed);
    }
  }

  @Override
  public void close() throws IOException {
    parser.close();
  }
}
