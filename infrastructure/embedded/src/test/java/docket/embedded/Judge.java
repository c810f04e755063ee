package docket.embedded;

import docket.domain.json.Json;
import docket.embedded.Gate.Heard;
import docket.embedded.Wild.Request;
import docket.platform.http.Replies;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Says what no answer may be, whatever the request was. */
final class Judge {
  /** Pages for browsers; they answer in HTML. */
  private static final Set<String> PAGES =
      Set.of(
          "/user/login",
          "/user/signup",
          "/user/verify-email",
          "/user/one-time",
          "/logout",
          "/projects");

  /** Refusals in a shape of their own (spec api.md §3.2). */
  private static final Set<String> BARE =
      Set.of(
          "POST,/api/dm/actions/ 422",
          "POST,/api/projects/validate/ 400",
          "POST,/api/token/blacklist/ 404",
          "POST,/api/token/rotate/ 400",
          "GET,/api/tasks/ 404");

  /** What an answer says only by mistake: places in the code, names of classes and of tables. */
  private static final Pattern INSIDES =
      Pattern.compile(
          "\\.java:[0-9]|\\bjavax?\\.[a-z]+\\.|docket\\.[a-z]+\\.|docket-(core|access|jobs|journal)"
              + "|com\\.fasterxml|software\\.amazon|io\\.micronaut|org\\.apache|[a-z]Exception\\b"
              + "|arn:aws|SQLITE|s3proxy",
          Pattern.CASE_INSENSITIVE);

  private final Walk walk = new Walk();

  /** Everything that is wrong; empty where nothing is. */
  List<String> wrong(Request request, Heard heard) {
    var found = new ArrayList<String>();
    if (heard.status() >= 500 && !isBusy(heard)) {
      found.add("a fault of the server, " + heard.status());
    }
    var path = decoded(request.path().split("\\?", 2)[0]);
    var name = path == null ? null : walk.name(get(request.method()), path).orElse(null);
    undeclared(request, heard, path, name, found);
    if (heard.status() >= 400 && !isPage(path) && !BARE.contains(name + " " + heard.status())) {
      envelope(request, heard, found);
    }
    insides(heard, found);
    headers(heard, found);
    return found;
  }

  private static boolean isBusy(Heard heard) {
    return heard.status() == 503 && !heard.header("retry-after").isEmpty();
  }

  private static String get(String method) {
    return method.equals("HEAD") ? "GET" : method;
  }

  private static @Nullable String decoded(String path) {
    try {
      var plain = URLDecoder.decode(path.replace("+", "%2B"), StandardCharsets.UTF_8);
      return plain.replaceAll("(?<=.)/+$", "");
    } catch (IllegalArgumentException broken) {
      return null;
    }
  }

  private static boolean isPage(@Nullable String path) {
    return path != null && PAGES.contains(path);
  }

  private void undeclared(
      Request request,
      Heard heard,
      @Nullable String path,
      @Nullable String name,
      List<String> found) {
    if (name == null || path == null) {
      if (heard.status() < 400) {
        found.add("what is in no contract was answered with %d".formatted(heard.status()));
      } else if (!docket.domain.contract.Contract.isRefusal(heard.status())) {
        found.add("the undeclared status " + heard.status());
      }
      return;
    }
    boolean isHead = request.method().equals("HEAD");
    if (isHead && heard.status() < 400) {
      return; // an answer without its body
    }
    var query = request.path().contains("include") ? "?include=" : "";
    found.addAll(
        walk.violations(get(request.method()), path + query, heard.status(), heard.json()));
  }

  private static void envelope(Request request, Heard heard, List<String> found) {
    if (request.method().equals("HEAD")) {
      return;
    }
    boolean is =
        heard.json() instanceof Json.Obj body
            && body.get("status_code") instanceof Json.Int(var status)
            && status == heard.status()
            && body.text("detail") != null
            && body.text("id") != null
            && body.text("version") != null
            && Json.NULL.equals(body.get("exc_info"))
            && isListOfTexts(body);
    if (!is || !heard.header("content-type").startsWith("application/json")) {
      found.add("a refusal outside the envelope, %d: %s".formatted(heard.status(), heard.text()));
    }
  }

  private static boolean isListOfTexts(Json.Obj body) {
    return !body.has("validation_errors")
        || body.get("validation_errors") instanceof Json.Obj(var fields)
            && fields.values().stream()
                .allMatch(each ->
                    each instanceof Json.Arr(var items)
                        && items.stream().allMatch(Json.Str.class::isInstance));
  }

  private static void insides(Heard heard, List<String> found) {
    var shown = INSIDES.matcher(heard.text());
    if (shown.find()) {
      int at = shown.start();
      var text = heard.text();
      found.add(
          "it shows what is inside: "
              + text.substring(Math.max(0, at - 40), Math.min(text.length(), at + 80)));
    }
  }

  private static void headers(Heard heard, List<String> found) {
    if (heard.body().length > Replies.MAX_BODY) {
      found.add("it is larger than the gateway lets through");
    }
    if (!heard.header("x-content-type-options").equals("nosniff")) {
      found.add("a browser may guess its type");
    }
    boolean isPicture = heard.header("content-type").equals("image/png"); // under a random name
    var kept = isPicture ? "private" : "no-store";
    if (!heard.header("cache-control").contains(kept)) {
      found.add("it may be kept by a cache");
    }
    boolean isHtml = heard.header("content-type").startsWith("text/html");
    if (isHtml && !heard.header("content-security-policy").contains("default-src 'none'")) {
      found.add("a page without a policy");
    }
    heard
        .headers()
        .forEach((name, values) -> {
          if (values.stream()
              .anyMatch(value -> value.chars().anyMatch(c -> c < ' ' && c != '\t'))) {
            found.add("a line break in the header " + name);
          }
        });
  }
}
