package docket.embedded;

import docket.domain.json.Json;
import docket.embedded.Encodings.Encoded;
import docket.embedded.Examples.Example;
import docket.embedded.Operations.Operation;
import docket.store.json.JsonText;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Requests that nobody in their right mind sends, from one seed each: an example of what should be
 * sent, mostly with one thing wrong, sometimes with several, sometimes all invented.
 */
final class Wild {
  private static final String TYPE = "Content-Type";

  private final Examples examples;
  private final Json.Obj schemas;
  private final Random random;

  Wild(Examples examples, Json.Obj schemas, long seed) {
    this.examples = examples;
    this.schemas = schemas;
    this.random = new Random(seed);
    random.nextInt(); // neighbouring seeds begin alike
  }

  /** Where something is wrong. */
  private enum Place {
    PATH,
    QUERY,
    HEADER,
    FIELD,
    INVENTED,
    ENCODING,
    METHOD
  }

  /**
   * What to send.
   *
   * @param isPlain whether nothing is wrong with it
   */
  record Request(
      String method,
      String path,
      Map<String, String> headers,
      byte @Nullable [] body,
      boolean isPlain) {
    @Override
    public String toString() {
      var text = body == null ? "" : new String(body, StandardCharsets.UTF_8);
      var sent = new LinkedHashMap<>(headers);
      sent.remove("Authorization");
      return "%s %s %s %s".formatted(method, shown(path), shown(sent.toString()), shown(text));
    }

    private static String shown(String text) {
      return text.length() > 600 ? text.substring(0, 600) + "…" : text;
    }
  }

  /** Each example as it is. */
  List<Request> plain(Operation operation, World world) {
    return examples.of(operation, world::text).stream()
        .map(each -> request(operation, each, world, world, EnumSet.noneOf(Place.class)))
        .toList();
  }

  /**
   * @param stranger whose ids are put where they do not belong
   */
  Request request(Operation operation, World world, World stranger) {
    var wrong = EnumSet.noneOf(Place.class);
    int count = List.of(0, 1, 1, 1, 1, 1, 1, 1, 2, 3).get(random.nextInt(10));
    for (int i = 0; i < count; i++) {
      wrong.add(place(operation));
    }
    return request(operation, one(examples.of(operation, world::text)), world, stranger, wrong);
  }

  private Place place(Operation operation) {
    if (operation.writes() && random.nextInt(10) < 6) {
      return one(List.of(Place.FIELD, Place.FIELD, Place.FIELD, Place.INVENTED, Place.ENCODING));
    }
    if (random.nextInt(40) == 0) {
      return Place.METHOD;
    }
    return one(
        List.of(Place.PATH, Place.PATH, Place.QUERY, Place.QUERY, Place.QUERY, Place.HEADER));
  }

  private Request request(
      Operation operation, Example example, World world, World stranger, Set<Place> wrong) {
    var path = path(operation, world, stranger, wrong.contains(Place.PATH));
    var query = query(operation, example, stranger, wrong.contains(Place.QUERY));
    var body = body(operation, example, world, stranger, wrong);
    var headers = new LinkedHashMap<>(world.user().headers());
    headers.putAll(body == null ? Map.of() : body.headers());
    headers.putAll(example.headers());
    if (wrong.contains(Place.HEADER)) {
      disturb(headers);
    }
    var method = wrong.contains(Place.METHOD) ? one(Hostile.METHODS) : operation.method();
    return new Request(
        method,
        path + (query.isEmpty() ? "" : "?" + query),
        headers,
        body == null ? null : body.bytes(),
        wrong.isEmpty());
  }

  private <T> T one(List<T> all) {
    return all.get(random.nextInt(all.size()));
  }

  private String path(Operation operation, World world, World stranger, boolean isWrong) {
    var path = operation.path();
    var variables = operation.variables();
    int wrong = isWrong && !variables.isEmpty() ? random.nextInt(variables.size()) : -1;
    for (int i = 0; i < variables.size(); i++) {
      var name = variables.get(i);
      var value =
          i == wrong
              ? wrongId(world.variable(operation, name), stranger.variable(operation, name))
              : world.variable(operation, name);
      path = path.replace("{" + name + "}", value);
    }
    return isWrong && (wrong < 0 || random.nextInt(6) == 0) ? crooked(path) : path;
  }

  private String wrongId(String own, String foreign) {
    return switch (random.nextInt(5)) {
      case 0 -> foreign;
      case 1 -> neighbour(own);
      default -> one(Hostile.IDS);
    };
  }

  private String neighbour(String id) {
    return id.matches("[0-9]{1,17}")
        ? String.valueOf(Long.parseLong(id) + 1 - 2L * random.nextInt(2))
        : id + "x";
  }

  private String crooked(String path) {
    return switch (random.nextInt(6)) {
      case 0 -> path + "/" + one(Hostile.IDS);
      case 1 -> "/" + path;
      case 2 -> path.replaceFirst("/api/", "/api//");
      case 3 -> path + "%2f";
      case 4 -> path.toUpperCase(java.util.Locale.ROOT);
      default -> path.endsWith("/") ? path.substring(0, path.length() - 1) : path + "/";
    };
  }

  private String query(Operation operation, Example example, World stranger, boolean isWrong) {
    var parts = new ArrayList<String>();
    if (!example.query().isEmpty()) {
      parts.addAll(List.of(example.query().split("&")));
    }
    if (isWrong) {
      for (int i = random.nextInt(2); i >= 0; i--) {
        disturb(parts, operation, stranger);
      }
    }
    return String.join("&", parts);
  }

  private void disturb(List<String> parts, Operation operation, World stranger) {
    int at = parts.isEmpty() ? 0 : random.nextInt(parts.size());
    var name = parts.isEmpty() ? "" : parts.get(at).split("=", 2)[0];
    int kind = parts.isEmpty() ? 0 : random.nextInt(6);
    switch (kind) {
      case 0, 1 -> {
        boolean own = !operation.query().isEmpty() && random.nextInt(4) > 0;
        var extra = own ? one(operation.query()) : one(Hostile.QUERY_NAMES);
        parts.add(extra.replace("[]", "%5B%5D") + "=" + one(Hostile.QUERY_VALUES));
      }
      case 2 -> parts.remove(at);
      case 3 ->
          parts.add(
              name
                  + one(List.of("", "[]", "[0]", "__id", "%00"))
                  + "="
                  + one(Hostile.QUERY_VALUES));
      case 4 -> parts.set(at, name + "=" + stranger.text(name.endsWith("s") ? name : name + "s"));
      default -> parts.set(at, name + "=" + one(Hostile.QUERY_VALUES));
    }
  }

  private void disturb(Map<String, String> headers) {
    var header = one(Hostile.HEADERS);
    var before = headers.get(header.getKey());
    boolean twice = before != null && random.nextInt(3) == 0;
    headers.put(header.getKey(), twice ? before + "," + header.getValue() : header.getValue());
  }

  private @Nullable Encoded body(
      Operation operation, Example example, World world, World stranger, Set<Place> wrong) {
    if (wrong.contains(Place.INVENTED)) {
      var invented = new Invented(schemas, random, world::text);
      var text =
          operation.schema().fields().isEmpty()
              ? fields(operation)
              : invented.of(operation.schema());
      return encoded(operation, text, "application/json", wrong);
    }
    if (example.text() != null) {
      var text = wrong.contains(Place.FIELD) ? torn(example.text()) : example.text();
      return encoded(operation, text, example.type(), wrong);
    }
    var json = example.body();
    if (json == null && wrong.contains(Place.FIELD)) {
      return encoded(operation, one(Hostile.VALUES), example.type(), wrong);
    }
    if (json == null) {
      return wrong.contains(Place.ENCODING)
          ? encoded(operation, "{}", example.type(), wrong)
          : null;
    }
    var text =
        wrong.contains(Place.FIELD) ? twisted(operation, json, stranger) : JsonText.text(json);
    return encoded(operation, text, example.type(), wrong);
  }

  private Encoded encoded(Operation operation, String text, String type, Set<Place> wrong) {
    return wrong.contains(Place.ENCODING)
        ? new Encodings(random).strange(operation, text)
        : new Encoded(Map.of(TYPE, type), Encodings.bytes(text));
  }

  /** One thing wrong; sometimes a field that the contract knows and the example does not. */
  private String twisted(Operation operation, Json body, World stranger) {
    if (body instanceof Json.Obj object
        && !operation.fields().isEmpty()
        && random.nextInt(4) == 0) {
      var name = one(List.copyOf(operation.fields().keySet()));
      var rest = JsonText.text(object.without(name));
      var extra = JsonText.text(Json.string(name)) + ":" + one(Hostile.VALUES);
      return rest.equals("{}")
          ? "{" + extra + "}"
          : rest.substring(0, rest.length() - 1) + "," + extra + "}";
    }
    var foreign =
        List.of("projects", "tasks", "users", "workspaces", "annotations", "views", "organizations")
            .stream()
            .map(stranger::text)
            .toList();
    return new Twist(random, foreign).of(body);
  }

  private String fields(Operation operation) {
    var parts =
        operation.fields().keySet().stream()
            .map(name -> JsonText.text(Json.string(name)) + ":" + one(Hostile.VALUES))
            .toList();
    return parts.isEmpty() ? one(Hostile.VALUES) : "{" + String.join(",", parts) + "}";
  }

  /** A form or a multipart body with a piece of it replaced. */
  private String torn(String text) {
    int from = random.nextInt(text.length());
    int to = Math.min(text.length(), from + random.nextInt(12));
    var instead = random.nextBoolean() ? one(Hostile.QUERY_VALUES) : one(Hostile.CONTENTS);
    return text.substring(0, from) + instead + text.substring(to);
  }
}
