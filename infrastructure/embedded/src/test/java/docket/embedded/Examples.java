package docket.embedded;

import docket.domain.json.Json;
import docket.embedded.Operations.Operation;
import docket.store.json.JsonText;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Requests that are good enough to be done, per operation, out of {@code examples.json}: a walk
 * that starts from them gets past the first checks. {@code @kind} stands for an id or a text of the
 * world that is walked.
 */
final class Examples {
  private static final Pattern PLACE = Pattern.compile("@([a-z_-]+)");

  private final Json.Obj all;

  Examples() {
    try (var file = Examples.class.getResourceAsStream("examples.json")) {
      all = (Json.Obj) JsonText.read(file.readAllBytes());
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    } catch (JsonText.Malformed broken) {
      throw new IllegalStateException(broken);
    }
  }

  /**
   * One request as it should be.
   *
   * @param body null where there is none, or where it is no JSON
   * @param text the body where it is no JSON
   */
  record Example(
      Map<String, String> headers,
      String query,
      @Nullable Json body,
      String type,
      @Nullable String text) {}

  List<String> operations() {
    return List.copyOf(all.fields().keySet());
  }

  /** At least one, with the world's own ids and texts. */
  List<Example> of(Operation operation, UnaryOperator<String> world) {
    var found = all.array(operation.toString()).items();
    return found.isEmpty()
        ? List.of(example(Json.EMPTY_OBJECT, world))
        : found.stream().map(each -> example((Json.Obj) each, world)).toList();
  }

  private static Example example(Json.Obj given, UnaryOperator<String> world) {
    var headers = new LinkedHashMap<String, String>();
    given
        .object("headers")
        .fields()
        .forEach((name, value) -> headers.put(name, text(value, world)));
    var query = given.get("query") instanceof Json.Str text ? text(text, world) : "";
    if (given.get("form") instanceof Json.Str form) {
      return new Example(headers, query, null, Hostile.FORM, text(form, world));
    }
    if (given.get("file") instanceof Json.Str(var name)) {
      var content = String.valueOf(given.text("content"));
      var type = given.text("media");
      var part =
          type == null
              ? Hostile.part("file", name, content)
              : Hostile.part("file", name, type, content);
      return new Example(headers, query, null, Hostile.MULTIPART, part + Hostile.END);
    }
    var body = given.get("body");
    var filled = body == null ? null : filled(body, world);
    return new Example(headers, query, filled, "application/json", null);
  }

  private static String text(Json value, UnaryOperator<String> world) {
    return PLACE
        .matcher(((Json.Str) value).value())
        .replaceAll(place -> java.util.regex.Matcher.quoteReplacement(world.apply(place.group(1))));
  }

  private static Json filled(Json value, UnaryOperator<String> world) {
    return switch (value) {
      case Json.Str(var text) when PLACE.matcher(text).matches() -> known(text, world);
      case Json.Arr(var items) -> Json.array(items.stream().map(i -> filled(i, world)).toList());
      case Json.Obj(var fields) -> {
        var object = Json.object();
        fields.forEach((name, field) -> object.put(name, filled(field, world)));
        yield object.build();
      }
      default -> value;
    };
  }

  private static Json known(String place, UnaryOperator<String> world) {
    var value = world.apply(place.substring(1));
    return value.matches("[0-9]{1,18}") ? Json.number(Long.parseLong(value)) : Json.string(value);
  }
}
