package docket.memberships;

import docket.domain.json.Json;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A browser on our own pages: keeps cookies, names its origin, repeats the CSRF token as our
 * screens do.
 */
final class Browser extends Client {
  static final String PASSWORD = "correct horse battery";

  private final Map<String, String> jar = new LinkedHashMap<>();

  Browser(Instance instance) {
    super(instance, Map.of());
  }

  /** Signs up by the JSON twin, with or without an invite. */
  Browser signUp(String email, @Nullable String invite) {
    get("/api/auth/csrf").expect(200);
    post(
            "/api/auth/signup",
            Json.object().put("email", email).put("password", PASSWORD).put("token", invite))
        .expect(201);
    return this;
  }

  Answer signUpAgain(String email) {
    get("/api/auth/csrf").expect(200);
    return post("/api/auth/signup", Json.object().put("email", email).put("password", PASSWORD));
  }

  Answer signUpAgainBy(String email, String invite) {
    get("/api/auth/csrf").expect(200);
    return post(
        "/api/auth/signup",
        Json.object().put("email", email).put("password", PASSWORD).put("token", invite));
  }

  void cannotLogIn(String email) {
    get("/api/auth/csrf").expect(200);
    post("/api/auth/login", Json.object().put("email", email).put("password", PASSWORD))
        .expect(401);
  }

  Browser logIn(String email) {
    get("/api/auth/csrf").expect(200);
    post("/api/auth/login", Json.object().put("email", email).put("password", PASSWORD))
        .expect(200);
    return this;
  }

  long id() {
    return get("/api/current-user/whoami").expect(200).id();
  }

  long organization() {
    return Answer.number(
        get("/api/current-user/whoami").expect(200).object(), "active_organization");
  }

  String invite() {
    return get("/api/invite").expect(200).string("token");
  }

  /** Lets somebody in by the link, and gives them this role where there is one to give. */
  Browser invites(String email, @Nullable String role) {
    var person = instance().browser().signUp(email, invite());
    if (role != null) {
      gives(person.id(), role).expect(200);
    }
    return person;
  }

  Answer gives(long user, String role) {
    return patch(
        "/api/organizations/0/memberships", Json.object().put("user_id", user).put("role", role));
  }

  /** A form as a page without script posts it. */
  Answer postForm(String path, Map<String, String> fields) {
    var body =
        fields.entrySet().stream()
            .map(field ->
                field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
            .collect(Collectors.joining("&"));
    var headers = Map.of("content-type", "application/x-www-form-urlencoded", "x-csrftoken", "");
    return send("POST", path, headers, body);
  }

  @Nullable String cookie(String name) {
    return jar.get(name);
  }

  void setCookie(String name, String value) {
    jar.put(name, value);
  }

  @Override
  Answer send(String method, String path, Map<String, String> more, @Nullable String body) {
    var headers = new LinkedHashMap<String, String>();
    headers.put(
        "cookie",
        jar.entrySet().stream()
            .map(c -> c.getKey() + "=" + c.getValue())
            .collect(Collectors.joining("; ")));
    if (!method.equals("GET")) {
      headers.put("origin", Instance.ORIGIN);
      headers.put("x-csrftoken", jar.getOrDefault("csrftoken", ""));
    }
    headers.putAll(more);
    headers.values().removeIf(String::isEmpty);
    var answer = super.send(method, path, headers, body);
    answer.cookies().forEach(this::keep);
    return answer;
  }

  private void keep(String cookie) {
    var pair = cookie.substring(0, cookie.indexOf(';'));
    int equals = pair.indexOf('=');
    if (cookie.contains("Max-Age=0;") || cookie.endsWith("Max-Age=0")) {
      jar.remove(pair.substring(0, equals));
    } else {
      jar.put(pair.substring(0, equals), pair.substring(equals + 1));
    }
  }
}
