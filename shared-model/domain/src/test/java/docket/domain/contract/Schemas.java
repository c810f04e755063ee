package docket.domain.contract;

import docket.domain.json.Json;
import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;

/**
 * Holds values against schemas: required keys, types, null only where it is allowed, enums,
 * formats, bounds.
 */
public final class Schemas {
  static final String LACKS = " lacks ";

  private final Json.Obj schemas;

  /**
   * @param schemas by name, what {@code $ref} points into
   */
  Schemas(Json.Obj schemas) {
    this.schemas = schemas;
  }

  /** What in a value is not as the named schema says; empty where all is. */
  public List<String> violations(String schema, Json value) {
    var found = new ArrayList<String>();
    check(schemas.object(schema), value, schema, found);
    return found;
  }

  List<String> violations(Json.Obj schema, Json value, String at) {
    var found = new ArrayList<String>();
    check(schema, value, at, found);
    return found;
  }

  private void check(Json.Obj schema, Json value, String at, List<String> found) {
    var ref = schema.text("$ref");
    if (ref != null) {
      check(schemas.object(ref.substring(ref.lastIndexOf('/') + 1)), value, at, found);
      return;
    }
    if (value instanceof Json.Null) {
      if (!mayBeNull(schema)) {
        found.add(at + " is null");
      }
      return;
    }
    schema.array("allOf").items().forEach(part -> check((Json.Obj) part, value, at, found));
    alternatives(schema, value, at, found);
    if (schema.has("enum") && !schema.array("enum").items().contains(value)) {
      found.add("%s is none of %s: %s".formatted(at, schema.get("enum"), value));
    }
    var type = schema.text("type");
    if (type != null && !fits(type, value)) {
      found.add("%s is no %s: %s".formatted(at, type, value));
      return;
    }
    bounds(schema, value, at, found);
    children(schema, value, at, found);
  }

  /** Where it says so, where nothing is said, or where an alternative says so. */
  private boolean mayBeNull(Json.Obj schema) {
    return Json.bool(true).equals(schema.get("nullable"))
        || schema.fields().isEmpty()
        || schema.array("oneOf").items().stream().anyMatch(each -> mayBeNull((Json.Obj) each));
  }

  private void alternatives(Json.Obj schema, Json value, String at, List<String> found) {
    var alternatives = schema.array("oneOf").items();
    if (alternatives.isEmpty()) {
      return;
    }
    List<String> closest = null;
    for (var alternative : alternatives) {
      var violations = violations((Json.Obj) alternative, value, at);
      if (closest == null || violations.size() < closest.size()) {
        closest = violations;
      }
    }
    if (closest != null) {
      found.addAll(closest);
    }
  }

  private static void bounds(Json.Obj schema, Json value, String at, List<String> found) {
    if (value instanceof Json.Str(var text)) {
      boolean tooLong =
          schema.get("maxLength") instanceof Json.Int(var most) && text.length() > most;
      boolean other =
          schema.text("pattern") != null && !text.matches(String.valueOf(schema.text("pattern")));
      if (tooLong || other || !hasFormat(schema.text("format"), text)) {
        found.add("%s breaks its format: %s".formatted(at, text));
      }
    }
    if (value instanceof Json.Int(var number)) {
      boolean tooHigh = schema.get("maximum") instanceof Json.Int(var most) && number > most;
      boolean tooLow = schema.get("minimum") instanceof Json.Int(var least) && number < least;
      if (tooHigh || tooLow) {
        found.add("%s is out of bounds: %d".formatted(at, number));
      }
    }
  }

  private static boolean hasFormat(@org.jspecify.annotations.Nullable String format, String text) {
    if (!"date-time".equals(format)) {
      return true;
    }
    try {
      OffsetDateTime.parse(text);
      return true;
    } catch (DateTimeException wrong) {
      return false;
    }
  }

  private void children(Json.Obj schema, Json value, String at, List<String> found) {
    if (value instanceof Json.Arr(var items) && schema.has("items")) {
      items.forEach(item -> check(schema.object("items"), item, at + "[]", found));
    }
    if (value instanceof Json.Obj object) {
      properties(schema, object, at, found);
    }
  }

  private void properties(Json.Obj schema, Json.Obj object, String at, List<String> found) {
    var properties = schema.object("properties");
    for (var name : schema.array("required").items()) {
      if (name instanceof Json.Str(var key)
          && !object.has(key)
          && !Json.bool(true).equals(properties.object(key).get("writeOnly"))) {
        found.add(at + LACKS + key);
      }
    }
    object
        .fields()
        .forEach((key, child) -> {
          if (properties.has(key)) {
            check(properties.object(key), child, at + "." + key, found);
          } else if (schema.get("additionalProperties") instanceof Json.Obj rest) {
            check(rest, child, at + "." + key, found);
          }
        });
  }

  private static boolean fits(String type, Json value) {
    return switch (type) {
      case "object" -> value instanceof Json.Obj;
      case "array" -> value instanceof Json.Arr;
      case "string" -> value instanceof Json.Str;
      case "boolean" -> value instanceof Json.Bool;
      case "integer" -> value instanceof Json.Int;
      case "number" -> value instanceof Json.Int || value instanceof Json.Dec;
      default -> true;
    };
  }
}
