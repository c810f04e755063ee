package docket.platform.http;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import docket.domain.json.Json;
import docket.store.dynamo.Units;
import jakarta.inject.Singleton;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Answers on their way out: the error envelope, compression, security headers, the function's size
 * limit.
 */
@Singleton
public final class Replies {
  /** What a function may answer: Lambda's 6 MB, less what base64 and the headers take. */
  public static final int MAX_BODY = 4_500_000;

  private static final Logger LOG = LoggerFactory.getLogger(Replies.class);
  private static final int WORTH_COMPRESSING = 1_400;

  private final Version version;

  Replies(Version version) {
    this.version = version;
  }

  public Reply problem(Problem problem) {
    return envelope(problem, UUID.randomUUID().toString());
  }

  /** An unexpected failure: logged once, here, under the id that the caller sees. */
  Reply bug(RawRequest request, Throwable bug) {
    var id = UUID.randomUUID().toString();
    LOG.error("error {} at {} {}", id, request.method(), request.path(), bug);
    return envelope(
        Problem.of(500, "Internal server error. Quote the id of this answer to your operator."),
        id);
  }

  private Reply envelope(Problem problem, String id) {
    var body =
        Json.object()
            .put("id", id)
            .put("status_code", problem.status())
            .put("version", version.release())
            .put("detail", problem.detail())
            .put("exc_info", null);
    if (!problem.fieldErrors().isEmpty()) {
      body.put("validation_errors", problem.fieldErrors());
    }
    var reply = Reply.of(problem.status(), body.putAll(problem.more()));
    for (var header : problem.headers().entrySet()) {
      reply = reply.with(header.getKey(), header.getValue());
    }
    return reply;
  }

  /**
   * The answer as API Gateway takes it.
   *
   * @param units what it cost; null where that is not told: what a sign-in costs would tell
   *     strangers whether an account exists
   */
  APIGatewayV2HTTPResponse write(@Nullable RawRequest request, Reply reply, @Nullable Units units) {
    var headers = headers(reply, units);
    var body = reply.body();
    if (request != null
        && accepts(request)
        && body.length > WORTH_COMPRESSING
        && compressible(reply)) {
      body = gzip(body);
      headers.put("Content-Encoding", "gzip");
      headers.merge("Vary", "Accept-Encoding", (old, more) -> old + ", " + more);
    }
    if (body.length > MAX_BODY) {
      return write(request, problem(tooLarge()), units);
    }
    boolean head = request != null && request.method().equals("HEAD");
    return response(reply, headers, head ? new byte[0] : body);
  }

  private static Problem tooLarge() {
    return Problem.of(
        413,
        "The answer is larger than this call may return. Ask for fewer items, or use an export.");
  }

  private static Map<String, String> headers(Reply reply, @Nullable Units units) {
    var headers = new LinkedHashMap<String, String>();
    if (!reply.mediaType().isEmpty()) {
      headers.put("Content-Type", reply.mediaType());
    }
    headers.put("Cache-Control", "no-store");
    headers.put("X-Content-Type-Options", "nosniff");
    headers.put("Referrer-Policy", "same-origin");
    headers.put("X-Frame-Options", "DENY");
    if (units != null) {
      headers.put("Docket-Units", "read=%s write=%s".formatted(units.reads(), units.writes()));
    }
    for (var header : reply.headers()) {
      if (!header.getKey().equalsIgnoreCase("Set-Cookie")) {
        headers.put(header.getKey(), header.getValue());
      }
    }
    return headers;
  }

  private static APIGatewayV2HTTPResponse response(
      Reply reply, Map<String, String> headers, byte[] body) {
    var cookies = new ArrayList<String>();
    for (var header : reply.headers()) {
      if (header.getKey().equalsIgnoreCase("Set-Cookie")) {
        cookies.add(header.getValue());
      }
    }
    boolean text = !headers.containsKey("Content-Encoding") && compressible(reply);
    return APIGatewayV2HTTPResponse.builder()
        .withStatusCode(reply.status())
        .withHeaders(headers)
        .withCookies(cookies)
        .withIsBase64Encoded(!text && body.length > 0)
        .withBody(
            text
                ? new String(body, StandardCharsets.UTF_8)
                : Base64.getEncoder().encodeToString(body))
        .build();
  }

  private static boolean accepts(RawRequest request) {
    return request.header("accept-encoding", "").contains("gzip");
  }

  private static boolean compressible(Reply reply) {
    var type = reply.mediaType();
    return type.startsWith("text/")
        || type.startsWith("application/json")
        || type.contains("csv")
        || type.isEmpty();
  }

  private static byte[] gzip(byte[] body) {
    var out = new ByteArrayOutputStream(body.length / 4);
    try (var zip = new GZIPOutputStream(out)) {
      zip.write(body);
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return out.toByteArray();
  }
}
