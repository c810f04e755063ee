package docket.embedded;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The built web app, as CloudFront serves it: assets by name, the index for every page that a
 * browser navigates to.
 */
final class Site {
  private static final List<String> API =
      List.of(
          "/api",
          "/data",
          "/storage-data",
          "/logout",
          "/health",
          "/version",
          "/user/one-time",
          "/tasks/",
          "/samples");

  private static final Map<String, String> TYPES =
      Map.of(
          "html", "text/html; charset=utf-8",
          "js", "text/javascript; charset=utf-8",
          "css", "text/css; charset=utf-8",
          "svg", "image/svg+xml",
          "png", "image/png",
          "woff2", "font/woff2",
          "json", "application/json",
          "ico", "image/x-icon",
          "txt", "text/plain; charset=utf-8",
          "map", "application/json");

  private final Map<String, byte[]> files = new HashMap<>();
  private final String policy;

  private Site(String policy) {
    this.policy = policy;
  }

  /**
   * Reads the folder once.
   *
   * @param media where the browser may fetch uploads from
   */
  static Site load(Path folder, String media) {
    var site = new Site(policy(media));
    try (var all = Files.walk(folder)) {
      for (var file : all.filter(Files::isRegularFile).toList()) {
        site.files.put(
            "/" + folder.relativize(file).toString().replace('\\', '/'), Files.readAllBytes(file));
      }
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
    return site;
  }

  private static String policy(String media) {
    return "default-src 'self'; script-src 'self'; style-src 'self'; font-src 'self'; img-src 'self' data: blob: http: https:; "
        + "media-src 'self' data: blob: http: https:; connect-src 'self' "
        + media
        + "; frame-ancestors 'none'; base-uri 'none'; form-action 'self'; object-src 'none'";
  }

  /** Answers the request if it is for the site. */
  boolean serve(HttpExchange exchange) throws IOException {
    var method = exchange.getRequestMethod();
    var path = exchange.getRequestURI().getPath();
    if (!method.equals("GET") && !method.equals("HEAD")) {
      return false;
    }
    var file = files.get(path);
    if (file != null && !path.equals("/index.html")) {
      send(
          exchange,
          path,
          file,
          path.startsWith("/assets/") ? "public, max-age=31536000, immutable" : "no-cache");
      return true;
    }
    if (isApi(path) || !accepts(exchange)) {
      return false;
    }
    var index = files.get("/index.html");
    if (index == null) {
      return false;
    }
    send(exchange, "/index.html", index, "no-cache");
    return true;
  }

  private static boolean isApi(String path) {
    return API.stream().anyMatch(path::startsWith);
  }

  private static boolean accepts(HttpExchange exchange) {
    var accept = exchange.getRequestHeaders().getFirst("Accept");
    return accept != null && accept.contains("text/html");
  }

  private void send(HttpExchange exchange, String path, byte[] content, String caching)
      throws IOException {
    var headers = exchange.getResponseHeaders();
    var extension = path.substring(path.lastIndexOf('.') + 1);
    headers.set("Content-Type", TYPES.getOrDefault(extension, "application/octet-stream"));
    headers.set("Cache-Control", caching);
    headers.set("X-Content-Type-Options", "nosniff");
    headers.set("Referrer-Policy", "same-origin");
    headers.set("Cross-Origin-Opener-Policy", "same-origin");
    headers.set("Permissions-Policy", "camera=(), geolocation=(), microphone=(self)");
    if (extension.equals("html")) {
      headers.set("Content-Security-Policy", policy);
    }
    boolean head = exchange.getRequestMethod().equals("HEAD");
    exchange.sendResponseHeaders(200, head ? -1 : content.length);
    if (!head) {
      exchange.getResponseBody().write(content);
    }
  }
}
