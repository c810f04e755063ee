package docket.platform.activity;

import docket.domain.json.Json;
import docket.platform.http.RawRequest;
import docket.store.json.JsonText;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Takes secrets out of what is noted about a request (spec access.md §10.3). */
final class Redaction {
  private static final String HIDDEN = "***";
  private static final int LARGEST = 4_096;

  private static final Pattern SECRET =
      Pattern.compile(
          "(?i).*(password|token|refresh|access|secret|key|credential|connection|samlresponse).*");

  private Redaction() {}

  /** Path and query of a request. */
  static String url(RawRequest request) {
    var url = new StringBuilder(request.path());
    char separator = '?';
    for (var parameter : request.query().values().entrySet()) {
      for (var value : parameter.getValue()) {
        url.append(separator).append(parameter.getKey()).append('=');
        url.append(isSecret(parameter.getKey()) ? HIDDEN : value);
        separator = '&';
      }
    }
    return url.toString();
  }

  /** An address without its query, which may carry anything. */
  static String address(String given) {
    int query = given.indexOf('?');
    return query < 0 ? given : given.substring(0, query);
  }

  /** The body of a request where it is JSON of a few kilobytes; null elsewhere. */
  static @Nullable Json body(RawRequest request) {
    if (!request.mediaType().equals("application/json") || request.body().length > LARGEST) {
      return null;
    }
    try {
      return redacted(JsonText.read(request.body()));
    } catch (JsonText.Malformed noJson) {
      return null;
    }
  }

  private static Json redacted(Json value) {
    return switch (value) {
      case Json.Obj(var fields) -> {
        var object = Json.object();
        fields.forEach((name, field) ->
            object.put(name, isSecret(name) ? Json.string(HIDDEN) : redacted(field)));
        yield object.build();
      }
      case Json.Arr(var items) -> Json.array(items.stream().map(Redaction::redacted).toList());
      default -> value;
    };
  }

  private static boolean isSecret(String name) {
    return SECRET.matcher(name).matches();
  }
}
