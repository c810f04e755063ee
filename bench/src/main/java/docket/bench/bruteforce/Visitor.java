package docket.bench.bruteforce;

import docket.domain.json.Json;
import docket.store.json.JsonText;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

/**
 * A browser at an address of the loopback network, with a connection of its own. The embedded front
 * believes no header about where a request comes from, so that the socket itself has to be there.
 */
final class Visitor implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  private final HttpClient http;
  private final String product;
  private final String csrf;

  private Visitor(HttpClient http, String product, String csrf) {
    this.http = http;
    this.product = product;
    this.csrf = csrf;
  }

  /**
   * @param from such as 127.0.0.2
   */
  static Visitor at(String from, String product) {
    var http =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .localAddress(InetAddress.ofLiteral(from))
            .build();
    var request = HttpRequest.newBuilder(URI.create(product + "/api/auth/csrf")).build();
    var cookie = sent(http, request).headers().firstValue("Set-Cookie").orElse("");
    return new Visitor(http, product, cookie.split(";", 2)[0].split("=", 2)[1]);
  }

  /**
   * What an attempt to sign in came to.
   *
   * @param retryAfter seconds until another is looked at; 0 where the answer does not say
   * @param tellsUnits whether a header tells what the answer cost, and with it what was found
   */
  record Outcome(int status, long retryAfter, String detail, boolean tellsUnits, long nanos) {}

  Outcome signIn(String email, String password) {
    var body = Json.object().put("email", email).put("password", password).build();
    var request =
        HttpRequest.newBuilder(URI.create(product + "/api/auth/login"))
            .timeout(PATIENCE)
            .header("Content-Type", "application/json")
            .header("Origin", product)
            .header("X-CSRFToken", csrf)
            .header("Cookie", "csrftoken=" + csrf)
            .POST(BodyPublishers.ofByteArray(JsonText.bytes(body)))
            .build();
    long start = System.nanoTime();
    var answer = sent(http, request);
    long nanos = System.nanoTime() - start;
    var headers = answer.headers();
    return new Outcome(
        answer.statusCode(),
        headers.firstValueAsLong("Retry-After").orElse(0),
        detail(answer.body()),
        headers.firstValue("Docket-Units").isPresent(),
        nanos);
  }

  private static String detail(byte[] body) {
    try {
      return JsonText.read(body) instanceof Json.Obj object ? "" + object.text("detail") : "";
    } catch (JsonText.Malformed noJson) {
      return "";
    }
  }

  private static HttpResponse<byte[]> sent(HttpClient http, HttpRequest request) {
    try {
      return http.send(request, BodyHandlers.ofByteArray());
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    } catch (InterruptedException end) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(end);
    }
  }

  @Override
  public void close() {
    http.close();
  }
}
