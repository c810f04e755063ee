package docket.bench;

import docket.domain.json.Json;
import docket.store.json.JsonText;

/**
 * What came back of one request.
 *
 * @param nanos from the first byte sent to the last byte read
 * @param units consumed by it, as the product tells; none for a product that tells nothing
 * @param location where the answer leads; empty for nowhere
 */
public record Reply(int status, byte[] body, long nanos, Units units, String location) {
  /**
   * Read and write request units of DynamoDB.
   *
   * @param read a strongly consistent read of 4 KB is one
   * @param write a write of 1 KB is one, in a transaction two
   */
  public record Units(double read, double write) {
    public static final Units NONE = new Units(0, 0);

    /** Reads {@code read=… write=…}. */
    static Units parse(String header) {
      double read = 0;
      double write = 0;
      for (var part : header.split(" ")) {
        if (part.startsWith("read=")) {
          read = Double.parseDouble(part.substring(5));
        } else if (part.startsWith("write=")) {
          write = Double.parseDouble(part.substring(6));
        }
      }
      return new Units(read, write);
    }

    Units plus(Units other) {
      return new Units(read + other.read, write + other.write);
    }
  }

  public boolean isFine() {
    return status >= 200 && status < 300;
  }

  /** The reply, if it is fine; a bench that measures refusals measures nothing. */
  public Reply expectFine(String what) {
    if (!isFine()) {
      throw new IllegalStateException("%s answered %d: %s".formatted(what, status, text()));
    }
    return this;
  }

  /** The body as text, cut where it is long. */
  public String text() {
    var all = new String(body, java.nio.charset.StandardCharsets.UTF_8);
    return all.length() > 300 ? all.substring(0, 300) + "…" : all;
  }

  public Json.Obj json() {
    return (Json.Obj) value();
  }

  /** The body as JSON of any kind. */
  public Json value() {
    try {
      return JsonText.read(body);
    } catch (JsonText.Malformed malformed) {
      throw new IllegalStateException(malformed);
    }
  }

  public long number(String key) {
    if (json().get(key) instanceof Json.Int(var value)) {
      return value;
    }
    throw new IllegalStateException("no number at %s of %s".formatted(key, text()));
  }

  public String word(String key) {
    var value = json().text(key);
    if (value == null) {
      throw new IllegalStateException("no text at %s of %s".formatted(key, text()));
    }
    return value;
  }
}
