package docket.embedded;

import docket.domain.json.Json;
import docket.embedded.Operations.Operation;
import docket.store.json.JsonText;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** Requests that nobody in their right mind sends, from one seed each. */
final class Wild {
  /** Values that break assumptions, as JSON text, since some of them no parser would give. */
  private static final List<String> VALUES =
      List.of(
          "null",
          "true",
          "0",
          "-1",
          "1",
          "9223372036854775807",
          "-9223372036854775808",
          "123456789012345678901234567890",
          "1e400",
          "-1e-400",
          "0.5",
          "1e15",
          "\"\"",
          "\" \"",
          "\"x\"",
          "\"1\"",
          "\"\\ud800\"",
          "\"\\udc00\\ud800\"",
          "\"a\\u0000b\"",
          "\"2026-13-45T99:99:99Z\"",
          "\"<View><Text name=\\\"t\\\" value=\\\"$t\\\"/></View>\"",
          "\"<View>\"",
          "\"../../etc/passwd\"",
          "\"%s%n{0}${x}\"",
          "[]",
          "{}",
          "[null]",
          "[[[]]]",
          "[1,\"1\",true,null,{}]",
          "{\"\":\"\"}",
          "{\"all\":true,\"included\":[1],\"excluded\":{}}",
          "[{\"from_name\":1,\"to_name\":[],\"type\":{},\"value\":0}]",
          "[{\"id\":\"a\",\"from_name\":\"c\",\"to_name\":\"t\",\"type\":\"choices\",\"value\":{\"choices\":[\"A\"]}}]",
          "\"" + "y".repeat(5_000) + "\"",
          "[".repeat(400) + "]".repeat(400),
          "{\"a\":".repeat(200) + "1" + "}".repeat(200));

  private static final List<String> IDS =
      List.of(
          "0",
          "-1",
          "1",
          "2",
          "9223372036854775807",
          "9223372036854775808",
          "1e3",
          "abc",
          "%00",
          "%ff",
          "..%2f..",
          "%F0%9F%98%80",
          "1%2F2",
          "",
          "01",
          "+1",
          "4096",
          "null");

  private static final List<String> QUERY_NAMES =
      List.of(
          "page",
          "page_size",
          "project",
          "view",
          "ids",
          "fields",
          "ordering",
          "include",
          "id",
          "format",
          "exportType",
          "query",
          "task",
          "next",
          "search",
          "tabID",
          "taskId");

  private static final List<String> QUERY_VALUES =
      List.of(
          "",
          "0",
          "-1",
          "1",
          "999999999999",
          "9223372036854775807",
          "1e9",
          "abc",
          "%00",
          "%ff",
          "null",
          "true",
          "%7B%22a%22%3A1",
          "%7B%7D",
          "%5B%5D",
          "a,b,,",
          "%ED%A0%80",
          "JSON",
          "all",
          "-id",
          "%2B",
          "next_task",
          "delete_tasks",
          "%22%27");

  private static final List<String> TYPES =
      List.of(
          "application/json",
          "application/json",
          "application/json",
          "application/json; charset=utf-16",
          "application/x-www-form-urlencoded",
          "multipart/form-data; boundary=b",
          "multipart/form-data",
          "multipart/mixed; boundary=\"",
          "text/plain",
          "text/csv",
          "application/xml",
          "nonsense",
          "");

  private final Random random;

  Wild(long seed) {
    this.random = new Random(seed);
  }

  /** What to send. */
  record Request(String method, String path, String type, byte @Nullable [] body) {
    @Override
    public String toString() {
      var text = body == null ? "" : new String(body, StandardCharsets.UTF_8);
      return "%s %s [%s] %s"
          .formatted(method, path, type, text.length() > 600 ? text.substring(0, 600) + "…" : text);
    }
  }

  /** A request of an operation; ids by the name of the variable come from the lists given. */
  Request request(Operation operation, Map<String, List<Long>> ids) {
    var path = operation.path();
    for (var variable : operation.variables()) {
      path = path.replace("{" + variable + "}", id(operation, variable, ids));
    }
    var body = operation.takesABody() || random.nextInt(8) == 0 ? body(operation, ids) : null;
    return new Request(operation.method(), path + query(operation, ids), one(TYPES), body);
  }

  <T> T one(List<T> all) {
    return all.get(random.nextInt(all.size()));
  }

  private String id(Operation operation, String variable, Map<String, List<Long>> ids) {
    if (random.nextInt(5) == 0) {
      return one(IDS);
    }
    var kind = Furniture.kind(operation, variable);
    var known = ids.getOrDefault(kind, List.of());
    return known.isEmpty() ? one(IDS) : String.valueOf(one(known));
  }

  private String query(Operation operation, Map<String, List<Long>> ids) {
    var parts = new ArrayList<String>();
    int count = random.nextInt(4);
    for (int i = 0; i < count; i++) {
      boolean own = !operation.query().isEmpty() && random.nextInt(3) > 0;
      var name = own ? one(operation.query()) : one(QUERY_NAMES);
      var value =
          name.equals("project") && random.nextInt(3) > 0
              ? String.valueOf(one(ids.getOrDefault("projects", List.of(0L))))
              : one(QUERY_VALUES);
      parts.add(java.net.URLEncoder.encode(name, StandardCharsets.UTF_8) + "=" + value);
    }
    return parts.isEmpty() ? "" : "?" + String.join("&", parts);
  }

  private byte[] body(Operation operation, Map<String, List<Long>> ids) {
    return switch (random.nextInt(12)) {
      case 0 -> one(VALUES).getBytes(StandardCharsets.UTF_8);
      case 1 -> noise();
      case 2 -> broken(object(operation, ids));
      case 3 -> form(operation);
      case 4 -> multipart(operation);
      case 5 -> ("[" + object(operation, ids) + "]").getBytes(StandardCharsets.UTF_8);
      default -> object(operation, ids).getBytes(StandardCharsets.UTF_8);
    };
  }

  private String object(Operation operation, Map<String, List<Long>> ids) {
    var fields = new ArrayList<String>();
    operation
        .fields()
        .forEach((name, type) -> {
          if (random.nextInt(3) > 0) {
            fields.add(quoted(name) + ":" + value(name, type, ids));
          }
        });
    if (random.nextInt(4) == 0 || fields.isEmpty()) {
      var name = one(List.of("", "id", "project", "result", "data", "title", "extra", "\u0000"));
      fields.add(quoted(name) + ":" + one(VALUES));
    }
    return "{" + String.join(",", fields) + "}";
  }

  private static String quoted(String name) {
    return JsonText.text(Json.string(name));
  }

  /** Mostly what the contract asks for, so that the request gets past the first check. */
  private String value(String name, String type, Map<String, List<Long>> ids) {
    if (random.nextInt(3) == 0) {
      return one(VALUES);
    }
    var known = ids.get(name.endsWith("s") ? name : name + "s");
    if (known != null) {
      return String.valueOf(one(known));
    }
    return switch (type) {
      case "integer" -> String.valueOf(random.nextInt(4));
      case "number" -> String.valueOf(random.nextDouble());
      case "boolean" -> String.valueOf(random.nextBoolean());
      case "array" -> one(List.of("[]", "[1]", "[\"a\"]", "[{}]", "[null]"));
      case "object" -> one(List.of("{}", "{\"text\":\"a\"}", "{\"a\":{\"b\":[]}}"));
      default ->
          name.equals("label_config") ? quoted(Stream.CONFIG) : quoted("text" + random.nextInt(9));
    };
  }

  private byte[] noise() {
    var bytes = new byte[random.nextInt(64)];
    random.nextBytes(bytes);
    return bytes;
  }

  private byte[] broken(String object) {
    var bytes = object.getBytes(StandardCharsets.UTF_8);
    if (random.nextBoolean()) {
      return java.util.Arrays.copyOf(bytes, random.nextInt(bytes.length + 1));
    }
    bytes[random.nextInt(bytes.length)] = (byte) (0x80 + random.nextInt(0x7f));
    return bytes;
  }

  private byte[] form(Operation operation) {
    var fields = new ArrayList<String>();
    operation.fields().keySet().stream()
        .limit(8)
        .forEach(name -> fields.add(name + "=" + one(QUERY_VALUES)));
    return String.join("&", fields).getBytes(StandardCharsets.UTF_8);
  }

  private byte[] multipart(Operation operation) {
    var out = new ByteArrayOutputStream();
    for (var name : operation.fields().keySet().stream().limit(4).toList()) {
      out.writeBytes(
          "--b\r\nContent-Disposition: form-data; name=\"%s\"\r\n\r\n%s\r\n"
              .formatted(name, one(VALUES))
              .getBytes(StandardCharsets.UTF_8));
    }
    out.writeBytes(
        "--b\r\nContent-Disposition: form-data; name=\"f\"; filename=\"%s\"\r\n\r\n"
            .formatted(one(List.of("a.csv", "a.json", "a.txt", "../a.xml", "a.zip", "")))
            .getBytes(StandardCharsets.UTF_8));
    out.writeBytes(
        one(List.of("a,b\n1\n1,2,3", "[", "\u0000", "{\"a\":1}", ""))
            .getBytes(StandardCharsets.UTF_8));
    out.writeBytes(
        (random.nextInt(4) == 0 ? "" : "\r\n--b--\r\n").getBytes(StandardCharsets.UTF_8));
    return out.toByteArray();
  }
}
