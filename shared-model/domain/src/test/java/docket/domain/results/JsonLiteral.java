package docket.domain.results;

import docket.domain.json.Json;
import java.util.ArrayList;
import java.util.LinkedHashMap;

/**
 * Reads JSON written in a test, so that examples stand there as in the specification. Not for
 * anything a user could send.
 */
public final class JsonLiteral {
  private final String text;
  private int at;

  private JsonLiteral(String text) {
    this.text = text;
  }

  public static Json json(String text) {
    return new JsonLiteral(text).value();
  }

  public static Json.Obj object(String text) {
    return (Json.Obj) json(text);
  }

  public static Json.Arr array(String text) {
    return (Json.Arr) json(text);
  }

  private Json value() {
    return switch (peek()) {
      case '{' -> objectValue();
      case '[' -> arrayValue();
      case '"' -> Json.string(string());
      default -> scalar();
    };
  }

  private char peek() {
    while (Character.isWhitespace(text.charAt(at))) {
      at++;
    }
    return text.charAt(at);
  }

  private boolean take(char expected) {
    boolean there = peek() == expected;
    at += there ? 1 : 0;
    return there;
  }

  private Json objectValue() {
    var fields = new LinkedHashMap<String, Json>();
    take('{');
    while (!take('}')) {
      take(',');
      peek();
      String key = string();
      take(':');
      fields.put(key, value());
    }
    return new Json.Obj(fields);
  }

  private Json arrayValue() {
    var items = new ArrayList<Json>();
    take('[');
    while (!take(']')) {
      take(',');
      items.add(value());
    }
    return new Json.Arr(items);
  }

  private String string() {
    int end = text.indexOf('"', at + 1);
    while (text.charAt(end - 1) == '\\') {
      end = text.indexOf('"', end + 1);
    }
    String string = text.substring(at + 1, end).replace("\\\"", "\"").replace("\\n", "\n");
    at = end + 1;
    return string;
  }

  private Json scalar() {
    int start = at;
    while (at < text.length() && ",]} \n".indexOf(text.charAt(at)) < 0) {
      at++;
    }
    String word = text.substring(start, at);
    return switch (word) {
      case "null" -> Json.NULL;
      case "true", "false" -> Json.bool(word.equals("true"));
      default ->
          word.matches("-?\\d+")
              ? Json.number(Long.parseLong(word))
              : new Json.Dec(Double.parseDouble(word));
    };
  }
}
