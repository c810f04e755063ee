package docket.platform.http;

import docket.domain.json.Json;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a caller is told when a request is refused: the facts of the one error envelope (spec api.md
 * §3.2).
 *
 * @param fieldErrors messages per field of the body; empty unless the body broke a rule
 * @param more keys beside the envelope's own, such as {@code reason} of an empty queue
 * @param headers such as Retry-After
 */
public record Problem(
    int status,
    String detail,
    Map<String, List<String>> fieldErrors,
    Json.Obj more,
    Map<String, String> headers) {
  public static final String VALIDATION = "Validation error";

  public Problem {
    fieldErrors = new LinkedHashMap<>(fieldErrors);
    headers = Map.copyOf(headers);
  }

  public static Problem of(int status, String detail) {
    return new Problem(status, detail, Map.of(), Json.EMPTY_OBJECT, Map.of());
  }

  public static Problem badRequest(String detail) {
    return of(400, detail);
  }

  public static Problem invalid(Map<String, List<String>> fieldErrors) {
    return new Problem(400, VALIDATION, fieldErrors, Json.EMPTY_OBJECT, Map.of());
  }

  public static Problem invalid(String field, String... messages) {
    return invalid(Map.of(field, List.of(messages)));
  }

  public static Problem unauthorized(String detail) {
    return new Problem(
        401,
        detail,
        Map.of(),
        Json.EMPTY_OBJECT,
        Map.of("WWW-Authenticate", "Bearer realm=\"api\""));
  }

  public static Problem forbidden(String detail) {
    return of(403, detail);
  }

  public static Problem forbidden() {
    return forbidden("You do not have permission to perform this action.");
  }

  public static Problem notFound() {
    return notFound("Not found.");
  }

  public static Problem notFound(String detail) {
    return of(404, detail);
  }

  public static Problem conflict(String detail) {
    return of(409, detail);
  }

  /** The store is busy: nothing is lost, the caller may repeat the call. */
  public static Problem busy() {
    return of(503, "The server is busy with this item. Nothing was changed; try again.")
        .with("Retry-After", "1");
  }

  public Problem with(String header, String value) {
    var all = new LinkedHashMap<>(headers);
    all.put(header, value);
    return new Problem(status, detail, fieldErrors, more, all);
  }

  public Problem with(Json.Obj keys) {
    return new Problem(status, detail, fieldErrors, keys, headers);
  }

  /** Ends the request with this problem, from anywhere below the edge. */
  public ProblemException exception() {
    return new ProblemException(this);
  }
}
