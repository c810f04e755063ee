package docket.embedded;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent.RequestContext;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;

/**
 * Makes of an HTTP request the event that API Gateway would send (HTTP API, payload format 2.0),
 * with its limits.
 */
final class GatewayEvents {
  /** Largest body: what fits a function's 6 MB event once it is base64. */
  static final int MAX_BODY = 4_500_000;

  /** A request as far as the gateway lets it. */
  sealed interface Read {
    record Event(APIGatewayV2HTTPEvent event) implements Read {}

    /**
     * @param message the body of the refusal, JSON
     */
    record TooLarge(String message) implements Read {}
  }

  private static final String TOO_LARGE =
      """
      {"id":"%s","status_code":413,"version":"0.1.0","detail":"The body is larger than %d bytes. \
      Upload large files with POST /api/projects/{id}/file-uploads {file, size}: it answers with an address to send the file to; \
      then POST /api/projects/{id}/reimport {file_upload_ids}.","exc_info":null}
      """;

  Read read(HttpExchange exchange) throws IOException {
    var body = exchange.getRequestBody().readNBytes(MAX_BODY + 1);
    if (body.length > MAX_BODY) {
      exchange.getRequestBody().skipNBytes(0);
      return new Read.TooLarge(TOO_LARGE.strip().formatted(UUID.randomUUID(), MAX_BODY));
    }
    return new Read.Event(event(exchange, body));
  }

  private static APIGatewayV2HTTPEvent event(HttpExchange exchange, byte[] body) {
    var uri = exchange.getRequestURI();
    var cookies = new ArrayList<String>();
    var http =
        RequestContext.Http.builder()
            .withMethod(exchange.getRequestMethod())
            .withPath(uri.getRawPath())
            .withSourceIp(exchange.getRemoteAddress().getAddress().getHostAddress())
            .withProtocol(exchange.getProtocol())
            .build();
    return APIGatewayV2HTTPEvent.builder()
        .withVersion("2.0")
        .withRouteKey("$default")
        .withRawPath(uri.getRawPath())
        .withRawQueryString(uri.getRawQuery() == null ? "" : uri.getRawQuery())
        .withHeaders(headers(exchange, cookies))
        .withCookies(cookies)
        .withRequestContext(
            RequestContext.builder()
                .withRequestId(UUID.randomUUID().toString())
                .withHttp(http)
                .build())
        .withBody(body.length == 0 ? null : Base64.getEncoder().encodeToString(body))
        .withIsBase64Encoded(body.length > 0)
        .build();
  }

  private static Map<String, String> headers(HttpExchange exchange, List<String> cookies) {
    var headers = new HashMap<String, String>();
    exchange
        .getRequestHeaders()
        .forEach((name, values) -> {
          var key = name.toLowerCase(Locale.ROOT);
          if (key.equals("cookie")) {
            values.forEach(value -> cookies.addAll(List.of(value.split(";\\s*"))));
          } else if (!key.startsWith("x-forwarded-")) {
            headers.put(key, String.join(",", values));
          }
        });
    headers.put("x-forwarded-proto", "http");
    return headers;
  }
}
