package docket.embedded;

import docket.domain.json.Json;
import docket.embedded.Product.Answer;
import docket.embedded.Product.Session;
import docket.embedded.Product.User;
import docket.store.json.JsonText;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Sends recorded requests again, as somebody new: {@code {{3:/tasks/0/id}}} becomes what stands at
 * that place of the answer to request 3, {@code {{personal}}} and {@code {{legacy}}} their tokens.
 */
final class Replay {
  private static final Pattern PLACE = Pattern.compile("\\{\\{([^}]*)}}");
  private static final String JOBS = "/(exports|imports|reimports)(/[0-9]+)?/?$";

  private final Product product;
  private final String personal;
  private final String legacy;
  private final List<Json> answers = new ArrayList<>();

  Replay(Product product, String name) {
    this.product = product;
    var session = new Session(product);
    var account =
        Json.object()
            .put("email", "replay." + name + "@example.org")
            .put("password", "a long enough secret")
            .build();
    session.post("/api/auth/signup", account).expect(201);
    var settings =
        Json.object().put("legacy_api_tokens_enabled", true).put("api_token_ttl_days", 9);
    session.post("/api/jwt/settings", settings.build()).expect(200);
    personal = session.post("/api/token/", Json.EMPTY_OBJECT).expect(201).text("token");
    legacy = session.get("/api/current-user/token").expect(200).text("token");
  }

  String method(Json.Obj step) {
    return String.valueOf(step.text("method"));
  }

  String path(Json.Obj step) {
    return filled(String.valueOf(step.text("path")));
  }

  /** The path with its query. */
  String target(Json.Obj step) {
    return path(step) + query(step);
  }

  /** Sends the request, waits as the SDK does for what goes on in the background. */
  Answer send(Json.Obj step) {
    var answer = once(step);
    answers.add(answer.body());
    if (isUnderWay(answer)) {
      var job = path(step).matches(".*/[0-9]+/?$") ? path(step) : path(step) + answer.number("id");
      Waiting.until(() -> !isUnderWay(user(step).get(job)));
    }
    return answer;
  }

  private static boolean isUnderWay(Answer answer) {
    return answer.raw().uri().getPath().matches(".*" + JOBS)
        && answer.body() instanceof Json.Obj job
        && List.of("created", "in_progress").contains(String.valueOf(job.text("status")));
  }

  private Answer once(Json.Obj step) {
    var type = step.text("type");
    return user(step).send(method(step), target(step), body(step), type == null ? "" : type);
  }

  private User user(Json.Obj step) {
    var header = step.array("auth").items();
    return header.isEmpty()
        ? new User(product, Map.of())
        : new User(product, Map.of(text(header.getFirst()), filled(text(header.getLast()))));
  }

  private static String text(Json value) {
    return ((Json.Str) value).value();
  }

  private String query(Json.Obj step) {
    var pairs = step.array("query").items();
    return pairs.isEmpty()
        ? ""
        : pairs.stream()
            .map(pair -> encoded((Json.Arr) pair, 0) + "=" + encoded((Json.Arr) pair, 1))
            .collect(Collectors.joining("&", "?", ""));
  }

  private String encoded(Json.Arr pair, int at) {
    return URLEncoder.encode(filled(text(pair.items().get(at))), StandardCharsets.UTF_8);
  }

  private byte @Nullable [] body(Json.Obj step) {
    var text = step.text("text");
    var base64 = step.text("base64");
    var json = step.get("json");
    if (json != null) {
      return JsonText.bytes(filled(json));
    }
    if (base64 != null) {
      return Base64.getDecoder().decode(base64);
    }
    return text == null ? null : text.getBytes(StandardCharsets.UTF_8);
  }

  /** The value with every place filled; a place alone becomes what stands there, number or text. */
  private Json filled(Json value) {
    return switch (value) {
      case Json.Str(var text) -> {
        var whole = PLACE.matcher(text);
        yield whole.matches() ? at(whole.group(1)) : value;
      }
      case Json.Arr(var items) -> Json.array(items.stream().map(this::filled).toList());
      case Json.Obj(var fields) -> {
        var object = Json.object();
        fields.forEach((name, child) -> object.put(name, filled(child)));
        yield object.build();
      }
      default -> value;
    };
  }

  private String filled(String text) {
    return PLACE
        .matcher(text)
        .replaceAll(place -> Matcher.quoteReplacement(plain(at(place.group(1)))));
  }

  private static String plain(Json value) {
    return value instanceof Json.Str(var text) ? text : JsonText.text(value);
  }

  private Json at(String place) {
    switch (place) {
      case "personal":
        return Json.of(personal);
      case "legacy":
        return Json.of(legacy);
      default:
        var parts = place.split(":", 2);
        var value = answers.get(Integer.parseInt(parts[0]));
        for (var name : parts[1].substring(1).split("/", -1)) {
          value = child(value, name);
        }
        return value;
    }
  }

  private static Json child(Json value, String name) {
    var child =
        switch (value) {
          case Json.Arr(var items) -> items.get(Integer.parseInt(name));
          case Json.Obj object -> object.get(name);
          default -> null;
        };
    if (child == null) {
      throw new AssertionError("nothing at %s of %s".formatted(name, JsonText.text(value)));
    }
    return child;
  }
}
