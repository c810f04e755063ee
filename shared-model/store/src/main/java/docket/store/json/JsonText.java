package docket.store.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import docket.domain.json.Json;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.regex.Pattern;

/**
 * JSON text to values and back, over Jackson's streaming core with limits that no input may pass.
 */
public final class JsonText {
  /**
   * Deepest nesting that is read; deeper input is refused rather than followed (access.md T-53).
   */
  public static final int MAX_DEPTH = 100;

  /** What is stored wraps what was read. */
  private static final int MAX_STORED_DEPTH = 2 * MAX_DEPTH;

  /** What the parser tells of the class that it reads from, before the place. */
  private static final Pattern PARSERS_SOURCE =
      Pattern.compile("\\[Source: [^;\\]]*; (line: [0-9]+, column: [0-9]+)\\]");

  private static final int MAX_NUMBER_LENGTH = 1000;
  private static final int MAX_STRING_LENGTH = 256 * 1024 * 1024;

  private static final JsonFactory FACTORY =
      factory(MAX_DEPTH, StreamReadConstraints.DEFAULT_MAX_NAME_LEN);
  private static final JsonFactory STORED = factory(MAX_STORED_DEPTH, MAX_STRING_LENGTH);

  private JsonText() {}

  /**
   * @param longestName characters of a key; texts of people become keys where they are counted
   */
  private static JsonFactory factory(int depth, int longestName) {
    return JsonFactory.builder()
        .streamReadConstraints(
            StreamReadConstraints.builder()
                .maxNestingDepth(depth)
                .maxNumberLength(MAX_NUMBER_LENGTH)
                .maxStringLength(MAX_STRING_LENGTH)
                .maxNameLength(longestName)
                .build())
        .enable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
        .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
        .build();
  }

  /** Text that is no JSON; the message says where and why, without a copy of the text. */
  public static final class Malformed extends Exception {
    private static final long serialVersionUID = 1L;

    Malformed(String message) {
      super(message);
    }
  }

  /** Reads exactly one value from strict UTF-8; the parser alone would take UTF-16 and UTF-32. */
  public static Json read(byte[] utf8) throws Malformed {
    for (byte b : utf8) {
      if (b == 0) {
        throw new Malformed("JSON parse error - the text is not valid UTF-8");
      }
    }
    try {
      StandardCharsets.UTF_8
          .newDecoder()
          .onMalformedInput(CodingErrorAction.REPORT)
          .onUnmappableCharacter(CodingErrorAction.REPORT)
          .decode(ByteBuffer.wrap(utf8));
      return only(FACTORY.createParser(utf8));
    } catch (CharacterCodingException invalid) {
      throw new Malformed("JSON parse error - the text is not valid UTF-8");
    } catch (IOException failed) {
      throw malformed(failed);
    }
  }

  /** Reads exactly one value. */
  public static Json read(String text) throws Malformed {
    try {
      return only(FACTORY.createParser(text));
    } catch (IOException failed) {
      throw malformed(failed);
    }
  }

  /** Reads what this class has written; anything else there is a fault of the store. */
  public static Json stored(byte[] utf8) {
    try {
      return only(STORED.createParser(utf8));
    } catch (Malformed | IOException broken) {
      throw new IllegalStateException("a stored JSON value cannot be read", broken);
    }
  }

  /** Reads the elements of a root array one by one, or one root object as a single element. */
  public static JsonElements elements(InputStream utf8) throws IOException {
    return new JsonElements(FACTORY.createParser(utf8));
  }

  public static byte[] bytes(Json value) {
    var out = new ByteArrayOutputStream(256);
    try (var generator = FACTORY.createGenerator(out)) {
      write(value, generator);
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return out.toByteArray();
  }

  public static String text(Json value) {
    var out = new StringWriter(256);
    try (var generator = FACTORY.createGenerator(out)) {
      write(value, generator);
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return out.toString();
  }

  private static Json only(JsonParser source) throws IOException, Malformed {
    try (var parser = source) {
      var first = parser.nextToken();
      if (first == null) {
        throw new Malformed("JSON parse error - the text is empty");
      }
      var value = value(parser, first);
      if (parser.nextToken() != null) {
        throw new Malformed("JSON parse error - more text after the value");
      }
      return value;
    }
  }

  static Malformed malformed(IOException failed) {
    var message = String.valueOf(failed.getMessage());
    int end = message.indexOf('\n');
    var first = end < 0 ? message : message.substring(0, end);
    return new Malformed("JSON parse error - " + PARSERS_SOURCE.matcher(first).replaceAll("$1"));
  }

  static Json value(JsonParser parser, JsonToken token) throws IOException {
    return switch (token) {
      case START_OBJECT -> object(parser);
      case START_ARRAY -> array(parser);
      case VALUE_STRING -> new Json.Str(whole(parser.getText()));
      case VALUE_NUMBER_INT -> integer(parser);
      case VALUE_NUMBER_FLOAT -> decimal(parser);
      case VALUE_TRUE -> new Json.Bool(true);
      case VALUE_FALSE -> new Json.Bool(false);
      case VALUE_NULL -> Json.NULL;
      default -> throw new IOException("unexpected " + token);
    };
  }

  private static Json object(JsonParser parser) throws IOException {
    var fields = new LinkedHashMap<String, Json>();
    for (var name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
      fields.put(whole(name), value(parser, parser.nextToken()));
    }
    return new Json.Obj(fields);
  }

  private static Json array(JsonParser parser) throws IOException {
    var items = new ArrayList<Json>();
    for (var token = parser.nextToken(); token != JsonToken.END_ARRAY; token = parser.nextToken()) {
      if (token == null) {
        throw new IOException("unexpected end of an array");
      }
      items.add(value(parser, token));
    }
    return new Json.Arr(items);
  }

  /** Half a surrogate pair is no character: UTF-8 cannot hold it, and it would be lost. */
  private static String whole(String text) throws IOException {
    for (int i = 0; i < text.length(); i++) {
      if (Character.isSurrogate(text.charAt(i))) {
        if (!Character.isHighSurrogate(text.charAt(i))
            || i + 1 == text.length()
            || !Character.isLowSurrogate(text.charAt(i + 1))) {
          throw new IOException("a text holds half a surrogate pair");
        }
        i++;
      }
    }
    return text;
  }

  private static Json integer(JsonParser parser) throws IOException {
    return switch (parser.getNumberType()) {
      case INT, LONG -> new Json.Int(parser.getLongValue());
      default -> decimal(parser);
    };
  }

  private static Json decimal(JsonParser parser) throws IOException {
    double value = parser.getDoubleValue();
    if (!Double.isFinite(value)) {
      throw new IOException("a number is out of range");
    }
    return new Json.Dec(value);
  }

  private static void write(Json value, JsonGenerator out) throws IOException {
    switch (value) {
      case Json.Null _ -> out.writeNull();
      case Json.Bool(var flag) -> out.writeBoolean(flag);
      case Json.Int(var number) -> out.writeNumber(number);
      case Json.Dec(var number) -> out.writeNumber(number);
      case Json.Str(var text) -> out.writeString(text);
      case Json.Arr(var items) -> {
        out.writeStartArray();
        for (var item : items) {
          write(item, out);
        }
        out.writeEndArray();
      }
      case Json.Obj(var fields) -> {
        out.writeStartObject();
        for (var field : fields.entrySet()) {
          out.writeFieldName(field.getKey());
          write(field.getValue(), out);
        }
        out.writeEndObject();
      }
    }
  }
}
