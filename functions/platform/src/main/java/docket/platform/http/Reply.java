package docket.platform.http;

import docket.domain.json.Json;
import docket.store.json.JsonText;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * An answer as the edge sends it.
 *
 * @param headers in order; a name may repeat (Set-Cookie)
 */
public record Reply(
    int status, String mediaType, byte[] body, List<Map.Entry<String, String>> headers) {
  public static final String JSON = "application/json";
  public static final String HTML = "text/html; charset=utf-8";

  public Reply {
    headers = List.copyOf(headers);
  }

  public static Reply of(int status, Json body) {
    return new Reply(status, JSON, JsonText.bytes(body), List.of());
  }

  public static Reply of(int status, Json.ObjectBuilder body) {
    return of(status, body.build());
  }

  public static Reply ok(Json body) {
    return of(200, body);
  }

  public static Reply ok(Json.ObjectBuilder body) {
    return of(200, body.build());
  }

  public static Reply created(Json body) {
    return of(201, body);
  }

  public static Reply created(Json.ObjectBuilder body) {
    return of(201, body.build());
  }

  public static Reply noContent() {
    return new Reply(204, "", new byte[0], List.of());
  }

  public static Reply redirect(int status, String location) {
    return new Reply(status, "", new byte[0], List.of(Map.entry("Location", location)));
  }

  public static Reply html(int status, String page) {
    return new Reply(status, HTML, page.getBytes(StandardCharsets.UTF_8), List.of());
  }

  public static Reply file(String mediaType, byte[] content) {
    return new Reply(200, mediaType, content, List.of());
  }

  public Reply with(String header, String value) {
    var all = new ArrayList<>(headers);
    all.add(Map.entry(header, value));
    return new Reply(status, mediaType, body, all);
  }
}
