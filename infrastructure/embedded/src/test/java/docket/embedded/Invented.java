package docket.embedded;

import docket.domain.json.Json;
import docket.store.json.JsonText;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.UnaryOperator;

/** Bodies by the contract's schema alone: every field that it knows turns up, at any depth. */
final class Invented {
  private static final int DEEPEST = 5;

  private final Json.Obj schemas;
  private final Random random;
  private final UnaryOperator<String> world;

  Invented(Json.Obj schemas, Random random, UnaryOperator<String> world) {
    this.schemas = schemas;
    this.random = random;
    this.world = world;
  }

  String of(Json.Obj schema) {
    return value("", schema, 0);
  }

  private String value(String name, Json.Obj given, int depth) {
    var schema = resolved(given);
    if (random.nextInt(8) == 0 || depth > DEEPEST) {
      return one(Hostile.VALUES);
    }
    var known = world.apply(name.endsWith("s") ? name : name + "s");
    if (!known.equals("0") && random.nextInt(3) > 0) {
      return known.matches("[0-9]+") ? known : JsonText.text(Json.string(known));
    }
    var choices = schema.array("enum").items();
    if (!choices.isEmpty()) {
      return JsonText.text(choices.get(random.nextInt(choices.size())));
    }
    return switch (String.valueOf(schema.text("type"))) {
      case "integer" -> String.valueOf(random.nextInt(4));
      case "number" -> String.valueOf(random.nextDouble());
      case "boolean" -> String.valueOf(random.nextBoolean());
      case "string" -> JsonText.text(Json.string(text(name, schema)));
      case "array" -> list(schema, depth);
      case "object" -> object(schema, depth);
      default -> schema.has("properties") ? object(schema, depth) : one(Hostile.VALUES);
    };
  }

  private String text(String name, Json.Obj schema) {
    if (name.equals("label_config")) {
      return Stream.CONFIG;
    }
    return switch (String.valueOf(schema.text("format"))) {
      case "date-time" -> "2026-01-0%dT00:00:00Z".formatted(random.nextInt(12));
      case "email" -> "a%d@example.org".formatted(random.nextInt(99));
      case "uri" -> "http://127.0.0.1/x";
      default -> "text" + random.nextInt(9);
    };
  }

  private String list(Json.Obj schema, int depth) {
    var items = new ArrayList<String>();
    for (int i = random.nextInt(3); i > 0; i--) {
      items.add(value("", schema.object("items"), depth + 1));
    }
    return "[" + String.join(",", items) + "]";
  }

  private String object(Json.Obj schema, int depth) {
    var fields = new ArrayList<String>();
    schema
        .object("properties")
        .fields()
        .forEach((name, type) -> {
          if (random.nextInt(5) < 2) {
            var key = JsonText.text(Json.string(name));
            fields.add(key + ":" + value(name, (Json.Obj) type, depth + 1));
          }
        });
    if (schema.get("additionalProperties") instanceof Json.Obj rest) {
      fields.add("\"%s\":%s".formatted(one(Hostile.NAMES), value("", rest, depth + 1)));
    }
    return "{" + String.join(",", fields) + "}";
  }

  private Json.Obj resolved(Json.Obj schema) {
    var reference = schema.text("$ref");
    if (reference != null) {
      return resolved(schemas.object(reference.substring(reference.lastIndexOf('/') + 1)));
    }
    for (var many : List.of("oneOf", "anyOf", "allOf")) {
      var parts = schema.array(many).items();
      if (!parts.isEmpty()) {
        return resolved((Json.Obj) parts.get(random.nextInt(parts.size())));
      }
    }
    return schema;
  }

  private String one(List<String> all) {
    return all.get(random.nextInt(all.size()));
  }
}
