package docket.memberships;

import docket.domain.json.Json;
import docket.store.json.JsonText;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A program: sends the headers it was given and keeps no cookies. */
class Client {
  private final Instance instance;
  private final Map<String, String> headers;

  Client(Instance instance, Map<String, String> headers) {
    this.instance = instance;
    this.headers = headers;
  }

  final Instance instance() {
    return instance;
  }

  final Answer get(String path) {
    return send("GET", path, Map.of());
  }

  final Answer delete(String path) {
    return send("DELETE", path, Map.of());
  }

  final Answer post(String path, Json.ObjectBuilder body) {
    return send("POST", path, body);
  }

  final Answer post(String path) {
    return send("POST", path, Map.of());
  }

  final Answer patch(String path, Json.ObjectBuilder body) {
    return send("PATCH", path, body);
  }

  final Answer send(String method, String path, Json.ObjectBuilder body) {
    return send(
        method, path, Map.of("content-type", "application/json"), JsonText.text(body.build()));
  }

  /** A multipart body with one file. */
  final Answer upload(String path, Map<String, String> fields, String name, String content) {
    var body = new StringBuilder();
    fields.forEach((field, value) ->
        body.append(
            "--xx\r\nContent-Disposition: form-data; name=\"%s\"\r\n\r\n%s\r\n"
                .formatted(field, value)));
    body.append(
        "--xx\r\nContent-Disposition: form-data; name=\"file\"; filename=\"%s\"\r\nContent-Type: text/csv\r\n\r\n%s\r\n--xx--\r\n"
            .formatted(name, content));
    return send(
        "POST", path, Map.of("content-type", "multipart/form-data; boundary=xx"), body.toString());
  }

  final Answer send(String method, String path, Map<String, String> more) {
    return send(method, path, more, null);
  }

  Answer send(String method, String path, Map<String, String> more, @Nullable String body) {
    var all = new LinkedHashMap<>(headers);
    all.putAll(more);
    return instance.send(method, path, all, body);
  }
}
