package docket.bench;

import docket.bench.Reply.Units;
import docket.domain.json.Json;
import docket.store.json.JsonText;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;

/** Somebody who uses the product with an access token, renewed when it has run out. */
public final class Person {
  public static final String SECRET = "a long enough secret";

  /** A product that has not answered by then never will: that is a fault, not a slow request. */
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  private static final HttpClient HTTP =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  private final String address;
  private final String refresh;
  private volatile String access;

  private Person(String address, String refresh, String access) {
    this.address = address;
    this.refresh = refresh;
    this.access = access;
  }

  /** The first person of a fresh product, or the owner of an organization of their own. */
  public static Person signUp(String address, String email) {
    return enter(address, "/api/auth/signup", email, 201);
  }

  public static Person signIn(String address, String email) {
    return enter(address, "/api/auth/login", email, 200);
  }

  private static Person enter(String address, String path, String email, int wanted) {
    var browser = new Browser(address);
    browser.send("GET", "/api/auth/csrf", null);
    var credentials = Json.object().put("email", email).put("password", SECRET).build();
    var entered = browser.send("POST", path, credentials);
    if (entered.status() != wanted) {
      throw new IllegalStateException(path + " answered " + entered.status());
    }
    var refresh = browser.send("POST", "/api/token", Json.EMPTY_OBJECT).word("token");
    return new Person(address, refresh, access(address, refresh));
  }

  private static String access(String address, String refresh) {
    var body = Json.object().put("refresh", refresh).build();
    var request =
        HttpRequest.newBuilder(URI.create(address + "/api/token/refresh"))
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofByteArray(JsonText.bytes(body)))
            .build();
    return send(request).expectFine("/api/token/refresh").word("access");
  }

  public Reply get(String path) {
    return send("GET", path, null, "application/json");
  }

  public Reply post(String path, Json body) {
    return post(path, JsonText.bytes(body));
  }

  public Reply post(String path, byte[] json) {
    return send("POST", path, json, "application/json");
  }

  public Reply patch(String path, Json body) {
    return send("PATCH", path, JsonText.bytes(body), "application/json");
  }

  public Reply delete(String path) {
    return send("DELETE", path, null, "application/json");
  }

  /** Reads something large, where it leads elsewhere: to a presigned address. */
  public Reply follow(String path) {
    var reply = get(path);
    if (reply.status() != 302 && reply.status() != 303) {
      return reply;
    }
    var elsewhere = URI.create(address).resolve(reply.location());
    return send(HttpRequest.newBuilder(elsewhere).build());
  }

  private Reply send(
      String method, String path, byte @org.jspecify.annotations.Nullable [] body, String type) {
    var reply = send(request(method, path, body, type));
    if (reply.status() == 401) {
      access = access(address, refresh);
      reply = send(request(method, path, body, type));
    }
    return reply;
  }

  private HttpRequest request(
      String method, String path, byte @org.jspecify.annotations.Nullable [] body, String type) {
    return HttpRequest.newBuilder(URI.create(address + path))
        .timeout(PATIENCE)
        .header("Authorization", "Bearer " + access)
        .header("Content-Type", type)
        .method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofByteArray(body))
        .build();
  }

  private static Reply send(HttpRequest request) {
    try {
      long start = System.nanoTime();
      var response = HTTP.send(request, BodyHandlers.ofByteArray());
      long nanos = System.nanoTime() - start;
      var units = response.headers().firstValue("Docket-Units").map(Units::parse);
      return new Reply(
          response.statusCode(),
          response.body(),
          nanos,
          units.orElse(Units.NONE),
          response.headers().firstValue("Location").orElse(""));
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    } catch (InterruptedException end) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(end);
    }
  }

  /** Cookies, and the token that unsafe requests repeat. */
  private static final class Browser {
    private final String address;
    private final Map<String, String> cookies = new TreeMap<>();

    Browser(String address) {
      this.address = address;
    }

    Reply send(String method, String path, @org.jspecify.annotations.Nullable Json body) {
      var request =
          HttpRequest.newBuilder(URI.create(address + path))
              .header("Content-Type", "application/json")
              .header("Origin", address)
              .header("X-CSRFToken", cookies.getOrDefault("csrftoken", ""))
              .method(
                  method,
                  body == null
                      ? BodyPublishers.noBody()
                      : BodyPublishers.ofByteArray(JsonText.bytes(body)));
      if (!cookies.isEmpty()) {
        var pairs = cookies.entrySet().stream().map(c -> c.getKey() + "=" + c.getValue()).toList();
        request.header("Cookie", String.join("; ", pairs));
      }
      try {
        var response = HTTP.send(request.build(), BodyHandlers.ofByteArray());
        for (var set : response.headers().allValues("Set-Cookie")) {
          var pair = set.split(";", 2)[0].split("=", 2);
          cookies.put(pair[0], pair[1]);
        }
        return new Reply(response.statusCode(), response.body(), 0, Units.NONE, "");
      } catch (IOException failed) {
        throw new UncheckedIOException(failed);
      } catch (InterruptedException end) {
        Thread.currentThread().interrupt();
        throw new IllegalStateException(end);
      }
    }
  }
}
