package docket.memberships;

import docket.domain.json.Json;
import docket.store.json.JsonText;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Holds answers against the schemas of the contract: required keys, types, null only where it is
 * allowed, enums.
 */
final class Contract {
  private final Json.Obj schemas;

  private Contract(Json.Obj schemas) {
    this.schemas = schemas;
  }

  static Contract read() {
    try {
      var document =
          (Json.Obj)
              JsonText.read(Files.readAllBytes(Path.of("..", "..", "contract", "openapi.json")));
      return new Contract(document.object("components").object("schemas"));
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    } catch (JsonText.Malformed broken) {
      throw new IllegalStateException(broken);
    }
  }

  /** What in a value is not as the schema says; empty where all is. */
  List<String> violations(String schema, Json value) {
    var found = new ArrayList<String>();
    check(schemas.object(schema), value, schema, found);
    return found;
  }

  private void check(Json.Obj schema, Json value, String at, List<String> found) {
    var ref = schema.text("$ref");
    if (ref != null) {
      check(schemas.object(ref.substring(ref.lastIndexOf('/') + 1)), value, at, found);
      return;
    }
    if (value instanceof Json.Null) {
      boolean allowed = Json.bool(true).equals(schema.get("nullable")) || schema.fields().isEmpty();
      if (!allowed) {
        found.add(at + " is null");
      }
      return;
    }
    schema.array("allOf").items().forEach(part -> check((Json.Obj) part, value, at, found));
    if (schema.has("enum") && !schema.array("enum").items().contains(value)) {
      found.add(at + " is none of " + schema.get("enum"));
    }
    var type = schema.text("type");
    if (type != null && !fits(type, value)) {
      found.add(at + " is no " + type + ": " + value);
    }
    children(schema, value, at, found);
  }

  private void children(Json.Obj schema, Json value, String at, List<String> found) {
    if (value instanceof Json.Arr(var items)) {
      items.forEach(item -> check(schema.object("items"), item, at + "[]", found));
    }
    if (value instanceof Json.Obj object) {
      for (var name : schema.array("required").items()) {
        if (name instanceof Json.Str(var key) && !object.has(key)) {
          found.add(at + " lacks " + key);
        }
      }
      var properties = schema.object("properties");
      object
          .fields()
          .forEach((key, child) -> {
            if (properties.has(key)) {
              check(properties.object(key), child, at + "." + key, found);
            }
          });
    }
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
