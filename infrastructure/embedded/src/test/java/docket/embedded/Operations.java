package docket.embedded;

import docket.domain.json.Json;
import docket.store.json.JsonText;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The operations of the contract that are served, with the fields of their bodies. */
final class Operations {
  private static final Path CONTRACT = Path.of("../../contract");

  private Operations() {}

  /**
   * One operation.
   *
   * @param fields types of the body's fields by name, as the contract writes them
   * @param query names of the query's parameters
   * @param schema of the body as JSON; empty where there is none
   */
  record Operation(
      String method, String path, Map<String, String> fields, List<String> query, Json.Obj schema) {
    boolean writes() {
      return !method.equals("GET");
    }

    boolean takesABody() {
      return writes() && !method.equals("DELETE");
    }

    /** Names in braces. */
    List<String> variables() {
      return java.util.regex.Pattern.compile("\\{([^}]*)}")
          .matcher(path)
          .results()
          .map(match -> match.group(1))
          .toList();
    }

    @Override
    public String toString() {
      return method + " " + path;
    }
  }

  /** The contract's schemas by name. */
  static Json.Obj schemas() {
    try {
      return contract().object("components").object("schemas");
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    } catch (JsonText.Malformed broken) {
      throw new IllegalStateException(broken);
    }
  }

  private static Json.Obj contract() throws IOException, JsonText.Malformed {
    return (Json.Obj) JsonText.read(Files.readAllBytes(CONTRACT.resolve("openapi.json")));
  }

  static List<Operation> served() {
    try {
      var contract = contract();
      var pending = new HashSet<>(Files.readAllLines(CONTRACT.resolve("pending.csv")));
      var served = new ArrayList<Operation>();
      var lines = Files.readAllLines(CONTRACT.resolve("operations.csv"));
      for (var line : lines.subList(1, lines.size())) {
        var cells = line.split(",", 5);
        if (!pending.contains(cells[2] + "," + cells[3])) {
          served.add(operation(contract, cells[2], cells[3]));
        }
      }
      return served;
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    } catch (JsonText.Malformed broken) {
      throw new IllegalStateException(broken);
    }
  }

  private static Operation operation(Json.Obj contract, String method, String path) {
    var described = object(contract, "paths", path, method.toLowerCase(java.util.Locale.ROOT));
    var fields = new LinkedHashMap<String, String>();
    var schema = object(described, "requestBody", "content", "application/json", "schema");
    addFields(contract, schema, fields);
    var body = schema == null ? Json.EMPTY_OBJECT : schema;
    return new Operation(method, path, fields, queryOf(described), body);
  }

  private static List<String> queryOf(Json.@Nullable Obj described) {
    var names = new ArrayList<String>();
    if (described != null && described.get("parameters") instanceof Json.Arr(var parameters)) {
      for (var each : parameters) {
        if (each instanceof Json.Obj parameter && "query".equals(parameter.text("in"))) {
          names.add(String.valueOf(parameter.text("name")));
        }
      }
    }
    return names;
  }

  private static void addFields(
      Json.Obj contract, Json.@Nullable Obj schema, Map<String, String> fields) {
    if (schema == null) {
      return;
    }
    var reference = schema.text("$ref");
    if (reference != null) {
      var name = reference.substring(reference.lastIndexOf('/') + 1);
      addFields(contract, object(contract, "components", "schemas", name), fields);
    }
    for (var many : List.of("allOf", "oneOf", "anyOf")) {
      if (schema.get(many) instanceof Json.Arr(var parts)) {
        parts.forEach(part -> addFields(contract, part instanceof Json.Obj o ? o : null, fields));
      }
    }
    if (schema.get("properties") instanceof Json.Obj properties) {
      properties
          .fields()
          .forEach((name, type) -> fields.put(name, type instanceof Json.Obj o ? kind(o) : ""));
    }
  }

  private static String kind(Json.Obj type) {
    var kind = type.text("type");
    return kind == null ? "" : kind;
  }

  private static Json.@Nullable Obj object(Json.@Nullable Obj from, String... path) {
    Json.Obj at = from;
    for (var name : path) {
      at = at != null && at.get(name) instanceof Json.Obj inner ? inner : null;
    }
    return at;
  }
}
