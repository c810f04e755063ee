package docket.embedded;

import docket.domain.json.Json;
import docket.store.json.JsonText;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A browser-like client of the running product itself: keeps cookies, repeats the token that unsafe
 * requests need.
 */
final class SelfClient {
  private static final String BOUNDARY = "docket-demo-part";

  private final String address;
  private final HttpClient http =
      HttpClient.newBuilder().followRedirects(HttpClient.Redirect.NORMAL).build();
  private final Map<String, String> cookies = new TreeMap<>();
  private @Nullable String access;

  SelfClient(String address) {
    this.address = address;
  }

  /**
   * From here on the requests carry an access token instead of cookies, as those of programs do.
   */
  void useToken() {
    var personal = object(post("/api/token", Json.EMPTY_OBJECT)).text("token");
    var refresh = Json.object().put("refresh", personal).build();
    access = object(post("/api/token/refresh", refresh)).text("access");
  }

  record File(String name, byte[] content) {}

  byte[] get(String path) {
    return send(request(path).GET().build());
  }

  byte[] post(String path, Json body) {
    return postBytes(path, JsonText.bytes(body));
  }

  byte[] postBytes(String path, byte[] json) {
    return send(unsafe(path, "application/json", json));
  }

  byte[] upload(String path, List<File> files) {
    var body = new ByteArrayOutputStream();
    for (var file : files) {
      body.writeBytes(
          "--%s\r\nContent-Disposition: form-data; name=\"file\"; filename=\"%s\"\r\n\r\n"
              .formatted(BOUNDARY, file.name())
              .getBytes(StandardCharsets.UTF_8));
      body.writeBytes(file.content());
      body.writeBytes("\r\n".getBytes(StandardCharsets.UTF_8));
    }
    body.writeBytes("--%s--\r\n".formatted(BOUNDARY).getBytes(StandardCharsets.UTF_8));
    return send(unsafe(path, "multipart/form-data; boundary=" + BOUNDARY, body.toByteArray()));
  }

  private HttpRequest unsafe(String path, String type, byte[] body) {
    return request(path)
        .header("Content-Type", type)
        .header("Origin", address)
        .header("X-CSRFToken", cookies.getOrDefault("csrftoken", ""))
        .POST(BodyPublishers.ofByteArray(body))
        .build();
  }

  private HttpRequest.Builder request(String path) {
    var request = HttpRequest.newBuilder(URI.create(address + path));
    if (access != null) {
      return request.header("Authorization", "Bearer " + access);
    }
    var pairs =
        cookies.entrySet().stream()
            .map(cookie -> cookie.getKey() + "=" + cookie.getValue())
            .toList();
    return pairs.isEmpty() ? request : request.header("Cookie", String.join("; ", pairs));
  }

  private byte[] send(HttpRequest request) {
    try {
      var answer = http.send(request, BodyHandlers.ofByteArray());
      for (var set : answer.headers().allValues("Set-Cookie")) {
        var pair = set.split(";", 2)[0].split("=", 2);
        cookies.put(pair[0], pair[1]);
      }
      if (answer.statusCode() >= 300) {
        throw new IllegalStateException(
            "%s answered %d: %s"
                .formatted(
                    request.uri().getPath(),
                    answer.statusCode(),
                    new String(answer.body(), StandardCharsets.UTF_8)));
      }
      return answer.body();
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    } catch (InterruptedException end) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(end);
    }
  }

  /** A number of an answer. */
  static long number(byte[] answer, String key) {
    if (object(answer).get(key) instanceof Json.Int(var value)) {
      return value;
    }
    throw new IllegalStateException(
        "no %s in %s".formatted(key, new String(answer, StandardCharsets.UTF_8)));
  }

  static Json.Obj object(byte[] answer) {
    try {
      if (JsonText.read(answer) instanceof Json.Obj object) {
        return object;
      }
    } catch (JsonText.Malformed malformed) {
      throw new IllegalStateException(malformed);
    }
    throw new IllegalStateException(new String(answer, StandardCharsets.UTF_8));
  }
}
