package docket.embedded;

import docket.domain.json.Json;
import docket.engines.dynamodb.EngineOptions;
import docket.platform.outbound.Network;
import docket.store.json.JsonText;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The running product on a folder of a test, index lag on, and people who use it over HTTP. */
final class Product implements AutoCloseable {
  private static final HttpClient HTTP = HttpClient.newHttpClient();

  private final Docket docket;

  private Product(Docket docket) {
    this.docket = docket;
  }

  static Product start(Path folder) {
    return start(folder, EngineOptions.test(folder.resolve("dynamodb")));
  }

  static Product start(Path folder, EngineOptions engine) {
    return start(folder, engine, Clock.systemUTC(), List.of());
  }

  static Product start(Path folder, EngineOptions engine, Clock clock) {
    return start(folder, engine, clock, List.of());
  }

  /**
   * @param allowed special networks that imports by address may read from
   */
  static Product start(Path folder, EngineOptions engine, List<Network> allowed) {
    return start(folder, engine, Clock.systemUTC(), allowed);
  }

  private static Product start(
      Path folder, EngineOptions engine, Clock clock, List<Network> allowed) {
    System.setProperty("docket.log", folder.resolve("docket.log").toString());
    var options = new Options(0, "127.0.0.1", folder, null, null, allowed, false);
    return new Product(Docket.start(options, engine, clock));
  }

  Docket docket() {
    return docket;
  }

  String address() {
    return "http://127.0.0.1:" + docket.port();
  }

  /** Signs somebody up who founds an organization, and gives their token-bearing client. */
  User founder(String email) {
    var session = new Session(this);
    session
        .post(
            "/api/auth/signup",
            Json.object().put("email", email).put("password", "a long enough secret").build())
        .expect(201);
    return session.withToken();
  }

  @Override
  public void close() {
    docket.close();
  }

  /** The id of an object in an answer. */
  static long id(Json object) {
    if (object instanceof Json.Obj fields && fields.get("id") instanceof Json.Int(var value)) {
      return value;
    }
    throw new AssertionError("no id in " + JsonText.text(object));
  }

  /** An answer. */
  record Answer(int status, Json body, HttpResponse<byte[]> raw) {
    Answer expect(int wanted) {
      if (status != wanted) {
        throw new AssertionError(
            "expected %d, got %d: %s".formatted(wanted, status, JsonText.text(body)));
      }
      return this;
    }

    Json.Obj object() {
      return (Json.Obj) body;
    }

    long number(String key) {
      if (object().get(key) instanceof Json.Int(var value)) {
        return value;
      }
      throw new AssertionError("no number at %s of %s".formatted(key, JsonText.text(body)));
    }

    String text(String key) {
      var value = object().text(key);
      if (value == null) {
        throw new AssertionError("no text at %s of %s".formatted(key, JsonText.text(body)));
      }
      return value;
    }

    /** Units that the call consumed, as the answer's header tells them. */
    String units() {
      return raw.headers().firstValue("Docket-Units").orElse("");
    }
  }

  /** Somebody with a token. */
  static class User {
    private final Product product;
    private final Map<String, String> headers;

    User(Product product, String authorization) {
      this(product, Map.of("Authorization", authorization));
    }

    User(Product product, Map<String, String> headers) {
      this.product = product;
      this.headers = Map.copyOf(headers);
    }

    /** What every request carries to say who sends it. */
    Map<String, String> headers() {
      return headers;
    }

    Answer get(String path) {
      return send("GET", path, null);
    }

    Answer post(String path, Json body) {
      return send("POST", path, JsonText.bytes(body));
    }

    Answer patch(String path, Json body) {
      return send("PATCH", path, JsonText.bytes(body));
    }

    Answer delete(String path) {
      return send("DELETE", path, null);
    }

    Answer send(String method, String path, byte @org.jspecify.annotations.Nullable [] body) {
      return send(method, path, body, "application/json");
    }

    Answer send(
        String method, String path, byte @org.jspecify.annotations.Nullable [] body, String type) {
      var request = HttpRequest.newBuilder(URI.create(product.address() + path));
      headers().forEach(request::header);
      if (!type.isEmpty()) {
        request.header("Content-Type", type);
      }
      return answer(
          request
              .method(
                  method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofByteArray(body))
              .build());
    }

    /** A client of somebody whom this user adds to the organization, with the given role. */
    User colleague(String email, String role) {
      var made =
          post(
                  "/api/users/",
                  Json.object().put("email", email).put("password", "a long enough secret").build())
              .expect(201);
      long organization = get("/api/current-user/whoami").expect(200).number("active_organization");
      patch(
              "/api/organizations/%d/memberships".formatted(organization),
              Json.object().put("user_id", made.number("id")).put("role", role).build())
          .expect(200);
      var session = new Session(product);
      session
          .post(
              "/api/auth/login",
              Json.object().put("email", email).put("password", "a long enough secret").build())
          .expect(200);
      return session.withToken();
    }

    long id() {
      return get("/api/current-user/whoami").expect(200).number("id");
    }
  }

  private static Answer answer(HttpRequest request) {
    try {
      var response = HTTP.send(request, BodyHandlers.ofByteArray());
      return new Answer(response.statusCode(), json(response.body()), response);
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    } catch (InterruptedException end) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(end);
    }
  }

  private static Json json(byte[] body) {
    try {
      return body.length == 0 ? Json.NULL : JsonText.read(body);
    } catch (JsonText.Malformed noJson) {
      return Json.NULL;
    }
  }

  /** A browser: cookies, and the token that unsafe requests repeat. */
  static final class Session {
    private final Product product;
    private final Map<String, String> cookies = new TreeMap<>();

    Session(Product product) {
      this.product = product;
      get("/api/auth/csrf").expect(200);
    }

    Answer get(String path) {
      return send(request(path).GET().build());
    }

    Answer post(String path, Json body) {
      return send(
          request(path)
              .header("Content-Type", "application/json")
              .header("Origin", product.address())
              .header("X-CSRFToken", cookies.getOrDefault("csrftoken", ""))
              .POST(BodyPublishers.ofByteArray(JsonText.bytes(body)))
              .build());
    }

    Answer delete(String path) {
      return send(
          request(path)
              .header("Origin", product.address())
              .header("X-CSRFToken", cookies.getOrDefault("csrftoken", ""))
              .DELETE()
              .build());
    }

    /** Sends fields as a browser sends a form, with the token that the page before it has set. */
    Answer form(String path, Map<String, String> fields) {
      var pairs = new TreeMap<>(fields);
      pairs.put("csrfmiddlewaretoken", cookies.getOrDefault("csrftoken", ""));
      var body =
          pairs.entrySet().stream()
              .map(f -> f.getKey() + "=" + URLEncoder.encode(f.getValue(), StandardCharsets.UTF_8))
              .collect(Collectors.joining("&"));
      return send(
          request(path)
              .header("Content-Type", "application/x-www-form-urlencoded")
              .header("Origin", product.address())
              .POST(BodyPublishers.ofString(body))
              .build());
    }

    /** What the browser holds. */
    Map<String, String> cookies() {
      return cookies;
    }

    private HttpRequest.Builder request(String path) {
      var request = HttpRequest.newBuilder(URI.create(product.address() + path));
      var pairs = cookies.entrySet().stream().map(c -> c.getKey() + "=" + c.getValue()).toList();
      return pairs.isEmpty() ? request : request.header("Cookie", String.join("; ", pairs));
    }

    private Answer send(HttpRequest request) {
      var answer = answer(request);
      for (var set : answer.raw().headers().allValues("Set-Cookie")) {
        var pair = set.split(";", 2)[0].split("=", 2);
        cookies.put(pair[0], pair[1]);
      }
      return answer;
    }

    /** A client that sends an access token instead. */
    User withToken() {
      return new Bearer(product, post("/api/token", Json.EMPTY_OBJECT).expect(201).text("token"));
    }
  }

  /** Trades a refresh token for access tokens, anew before each is too old. */
  private static final class Bearer extends User {
    private static final Duration FRESH = Duration.ofMinutes(4);

    private final User trader;
    private final Json refresh;
    private String access;
    private Instant since;

    Bearer(Product product, String refresh) {
      super(product, Map.of());
      this.trader = new User(product, Map.of());
      this.refresh = Json.object().put("refresh", refresh).build();
      this.access = traded();
      this.since = Instant.now();
    }

    private String traded() {
      return trader.post("/api/token/refresh", refresh).expect(200).text("access");
    }

    @Override
    synchronized Map<String, String> headers() {
      if (since.plus(FRESH).isBefore(Instant.now())) {
        access = traded();
        since = Instant.now();
      }
      return Map.of("Authorization", "Bearer " + access);
    }
  }
}
