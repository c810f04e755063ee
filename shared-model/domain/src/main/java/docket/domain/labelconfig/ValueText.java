package docket.domain.labelconfig;

import docket.domain.json.Json;
import java.util.Collection;
import java.util.stream.Collectors;

/**
 * Values as error texts print them: the clients know the notation of Python, {@code ['a', 'b']},
 * {@code None}, {@code True}.
 */
public final class ValueText {
  /** Longer values are cut, so that an error never repeats a whole import. */
  private static final int MAX_LENGTH = 300;

  private ValueText() {}

  /** A list of names or labels, quoted. */
  public static String list(Collection<String> items) {
    return items.stream().map(ValueText::quoted).collect(Collectors.joining(", ", "[", "]"));
  }

  /** A value as it stands at the outermost level: strings unquoted. */
  public static String of(Json value) {
    return cut(value instanceof Json.Str(var text) ? text : nested(value));
  }

  private static String nested(Json value) {
    return switch (value) {
      case Json.Null _ -> "None";
      case Json.Bool(var flag) -> flag ? "True" : "False";
      case Json.Int(var number) -> Long.toString(number);
      case Json.Dec(var number) -> Double.toString(number);
      case Json.Str(var text) -> quoted(text);
      case Json.Arr(var items) ->
          items.stream().map(ValueText::nested).collect(Collectors.joining(", ", "[", "]"));
      case Json.Obj(var fields) ->
          fields.entrySet().stream()
              .map(field -> quoted(field.getKey()) + ": " + nested(field.getValue()))
              .collect(Collectors.joining(", ", "{", "}"));
    };
  }

  private static String quoted(String text) {
    String quote = text.contains("'") && !text.contains("\"") ? "\"" : "'";
    String escaped =
        text.replace("\\", "\\\\").replace("\n", "\\n").replace("\r", "\\r").replace("\t", "\\t");
    return quote + (quote.equals("'") ? escaped.replace("'", "\\'") : escaped) + quote;
  }

  private static String cut(String text) {
    return text.length() <= MAX_LENGTH ? text : text.substring(0, MAX_LENGTH) + "…";
  }
}
