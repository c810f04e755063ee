package docket.embedded;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent.RequestContext;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import docket.domain.json.Json;
import docket.store.json.JsonText;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.GZIPInputStream;

/**
 * Sends what a usual client would refuse to send: as the event that the gateway makes of a request,
 * or over HTTP where a client can say it at all.
 */
final class Gate {
  private static final HttpClient HTTP = HttpClient.newHttpClient();

  private final Product product;

  Gate(Product product) {
    this.product = product;
  }

  /**
   * What came back.
   *
   * @param headers by lower-case name
   */
  record Heard(int status, Map<String, List<String>> headers, byte[] body) {
    String header(String name) {
      return headers.getOrDefault(name, List.of("")).getFirst();
    }

    String text() {
      return new String(body, StandardCharsets.UTF_8);
    }

    /** Null's JSON where the body is none. */
    Json json() {
      try {
        return body.length == 0 ? Json.NULL : JsonText.read(body);
      } catch (JsonText.Malformed noJson) {
        return Json.NULL;
      }
    }
  }

  /** Straight to the handler. */
  Heard event(Wild.Request request) {
    var parts = request.path().split("\\?", 2);
    var headers = new TreeMap<>(request.headers());
    headers.putIfAbsent("Host", URI.create(product.address()).getAuthority());
    headers.values().removeIf(String::isEmpty);
    var body = request.body();
    var event =
        APIGatewayV2HTTPEvent.builder()
            .withVersion("2.0")
            .withRawPath(parts[0])
            .withRawQueryString(parts.length == 1 ? "" : parts[1])
            .withHeaders(headers)
            .withRequestContext(
                RequestContext.builder()
                    .withRequestId("walk")
                    .withHttp(
                        RequestContext.Http.builder()
                            .withMethod(request.method())
                            .withPath(parts[0])
                            .withSourceIp("127.0.0.1")
                            .build())
                    .build())
            .withBody(body == null ? null : Base64.getEncoder().encodeToString(body))
            .withIsBase64Encoded(body != null)
            .build();
    return heard(product.docket().api().handleRequest(event, null));
  }

  private static Heard heard(APIGatewayV2HTTPResponse reply) {
    var headers = new TreeMap<String, List<String>>();
    reply.getHeaders().forEach((name, value) -> put(headers, name, List.of(value)));
    if (reply.getCookies() != null && !reply.getCookies().isEmpty()) {
      put(headers, "Set-Cookie", reply.getCookies());
    }
    var text = reply.getBody() == null ? "" : reply.getBody();
    var body =
        reply.getIsBase64Encoded()
            ? Base64.getDecoder().decode(text)
            : text.getBytes(StandardCharsets.UTF_8);
    return unzipped(reply.getStatusCode(), headers, body);
  }

  private static void put(Map<String, List<String>> headers, String name, List<String> values) {
    headers.put(name.toLowerCase(Locale.ROOT), new ArrayList<>(values));
  }

  private static Heard unzipped(int status, Map<String, List<String>> headers, byte[] body) {
    if (!headers.getOrDefault("content-encoding", List.of("")).getFirst().equals("gzip")) {
      return new Heard(status, headers, body);
    }
    try (var zip = new GZIPInputStream(new ByteArrayInputStream(body))) {
      return new Heard(status, headers, zip.readAllBytes());
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  /** Over HTTP; as an event where no client can say it. */
  Heard http(Wild.Request request) {
    HttpRequest sent;
    try {
      sent = asHttp(request);
    } catch (IllegalArgumentException unsayable) {
      return event(request);
    }
    try {
      var answer = HTTP.send(sent, BodyHandlers.ofByteArray());
      var headers = new TreeMap<String, List<String>>();
      answer.headers().map().forEach((name, values) -> put(headers, name, values));
      return unzipped(answer.statusCode(), headers, answer.body());
    } catch (IOException failed) {
      throw new UncheckedIOException(request.toString(), failed);
    } catch (InterruptedException end) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(end);
    }
  }

  private HttpRequest asHttp(Wild.Request request) {
    var built = HttpRequest.newBuilder(URI.create(product.address() + request.path()));
    if (request.headers().containsKey("Transfer-Encoding") || request.path().startsWith("//")) {
      throw new IllegalArgumentException("the web server answers this itself");
    }
    request
        .headers()
        .forEach((name, value) -> {
          if (!value.isEmpty()) {
            built.header(name, value);
          }
        });
    var body = request.body();
    return built
        .method(
            request.method(),
            body == null ? BodyPublishers.noBody() : BodyPublishers.ofByteArray(body))
        .build();
  }
}
