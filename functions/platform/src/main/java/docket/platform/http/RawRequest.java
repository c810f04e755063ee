package docket.platform.http;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One HTTP request as API Gateway (payload format 2.0) hands it over. Query and cookies are read
 * from their raw form here, since the framework's own reading of that format loses parts of them.
 *
 * @param path decoded path without the trailing slash
 * @param headers by lower-case name; repeated ones joined by a comma
 */
public record RawRequest(
    String method,
    String path,
    Query query,
    Map<String, String> headers,
    Map<String, String> cookies,
    byte[] body,
    String sourceAddress,
    String requestId) {

  /** Reads the event. */
  public static RawRequest of(APIGatewayV2HTTPEvent event) {
    var http = event.getRequestContext().getHttp();
    var headers = headers(event);
    return new RawRequest(
        http.getMethod().toUpperCase(Locale.ROOT),
        path(event.getRawPath()),
        Query.parse(event.getRawQueryString()),
        headers,
        Cookies.parse(event.getCookies(), headers.get("cookie")),
        body(event),
        String.valueOf(http.getSourceIp()),
        String.valueOf(event.getRequestContext().getRequestId()));
  }

  public @Nullable String header(String name) {
    return headers.get(name);
  }

  public String header(String name, String absent) {
    return headers.getOrDefault(name, absent);
  }

  /** Media type without its parameters, in lower case; empty where the request names none. */
  public String mediaType() {
    var type = header("content-type", "");
    int end = type.indexOf(';');
    return (end < 0 ? type : type.substring(0, end)).strip().toLowerCase(Locale.ROOT);
  }

  /** Scheme and authority that the caller used, for absolute links. */
  public String origin() {
    var scheme = header("x-forwarded-proto", "http");
    return scheme + "://" + header("x-forwarded-host", header("host", "localhost"));
  }

  public boolean isSafe() {
    return switch (method) {
      case "GET", "HEAD", "OPTIONS", "TRACE" -> true;
      default -> false;
    };
  }

  private static Map<String, String> headers(APIGatewayV2HTTPEvent event) {
    var headers = new HashMap<String, String>();
    if (event.getHeaders() != null) {
      event
          .getHeaders()
          .forEach((name, value) -> headers.put(name.toLowerCase(Locale.ROOT), value));
    }
    return headers;
  }

  private static String path(@Nullable String raw) {
    var path = Query.decode(raw == null ? "/" : raw, false);
    while (path.length() > 1 && path.endsWith("/")) {
      path = path.substring(0, path.length() - 1);
    }
    return path.isEmpty() ? "/" : path;
  }

  private static byte[] body(APIGatewayV2HTTPEvent event) {
    if (event.getBody() == null) {
      return new byte[0];
    }
    return event.getIsBase64Encoded()
        ? Base64.getDecoder().decode(event.getBody())
        : event.getBody().getBytes(StandardCharsets.UTF_8);
  }

  /** Reads cookies by name; the first of a name wins. */
  static final class Cookies {
    private Cookies() {}

    static Map<String, String> parse(@Nullable List<String> pairs, @Nullable String header) {
      var cookies = new LinkedHashMap<String, String>();
      if (pairs != null) {
        pairs.forEach(pair -> add(cookies, pair));
      }
      if (header != null) {
        for (var pair : header.split(";", -1)) {
          add(cookies, pair);
        }
      }
      return cookies;
    }

    private static void add(Map<String, String> cookies, String pair) {
      int equals = pair.indexOf('=');
      if (equals > 0) {
        cookies.putIfAbsent(pair.substring(0, equals).strip(), pair.substring(equals + 1).strip());
      }
    }
  }
}
