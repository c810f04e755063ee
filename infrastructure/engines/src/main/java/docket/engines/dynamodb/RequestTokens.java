package docket.engines.dynamodb;

import docket.engines.dynamodb.value.Bytes;
import docket.engines.sqlite.Session;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.services.dynamodb.model.IdempotentParameterMismatchException;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;

/** The client request tokens of the last ten minutes, by which a repeated transaction is known. */
final class RequestTokens {
  static final List<String> SCHEMA =
      List.of(
          "CREATE TABLE IF NOT EXISTS tokens(token TEXT PRIMARY KEY, at INTEGER, request BLOB)",
          "CREATE INDEX IF NOT EXISTS tokens_at ON tokens(at)");

  private static final Duration LIFE = Duration.ofMinutes(10);

  private final Clock clock;

  RequestTokens(Clock clock) {
    this.clock = clock;
  }

  /** Whether a transaction with the same token was carried out; refuses if it was another one. */
  boolean isReplay(Session session, TransactWriteItemsRequest request) {
    if (request.clientRequestToken() == null) return false;
    long oldest = clock.millis() - LIFE.toMillis();
    var known =
        session.first(
            "SELECT request FROM tokens WHERE token = ? AND at > ?",
            row -> row.bytes(1),
            request.clientRequestToken(),
            oldest);
    if (known.isEmpty()) return false;
    if (Arrays.equals(known.get(), fingerprint(request))) return true;
    throw Refusals.of(
        IdempotentParameterMismatchException.builder(),
        "The request uses the same client token as a previous, but non-identical request.");
  }

  void remember(Session session, TransactWriteItemsRequest request) {
    if (request.clientRequestToken() == null) return;
    session.run("DELETE FROM tokens WHERE at <= ?", clock.millis() - LIFE.toMillis());
    session.run(
        "INSERT OR REPLACE INTO tokens(token, at, request) VALUES(?,?,?)",
        request.clientRequestToken(),
        clock.millis(),
        fingerprint(request));
  }

  private static byte[] fingerprint(TransactWriteItemsRequest request) {
    try {
      return MessageDigest.getInstance("SHA-256")
          .digest(Bytes.utf8(ordered(request.transactItems()).toString()));
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  /** With maps in the order of their keys, so that equal requests read the same. */
  private static Object ordered(Object value) {
    return switch (value) {
      case SdkPojo pojo -> fields(pojo);
      case Map<?, ?> map -> {
        var sorted = new TreeMap<String, Object>();
        map.forEach((name, entry) -> sorted.put(name.toString(), ordered(entry)));
        yield sorted;
      }
      case List<?> list -> list.stream().map(RequestTokens::ordered).toList();
      default -> value;
    };
  }

  private static Map<String, Object> fields(SdkPojo pojo) {
    var fields = new TreeMap<String, Object>();
    for (var field : pojo.sdkFields()) {
      var value = field.getValueOrDefault(pojo);
      if (value != null) fields.put(field.locationName(), ordered(value));
    }
    return fields;
  }
}
