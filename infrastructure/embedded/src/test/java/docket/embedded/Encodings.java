package docket.embedded;

import docket.embedded.Operations.Operation;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.zip.GZIPOutputStream;

/** Bodies in encodings that nobody asked for: the bytes, and the headers that come with them. */
final class Encodings {
  private static final String TYPE = "Content-Type";
  private static final String JSON = "application/json";
  private static final int BOMB = 20_000_000;

  private final Random random;

  Encodings(Random random) {
    this.random = random;
  }

  /** A body on its way. */
  record Encoded(Map<String, String> headers, byte[] bytes) {
    static Encoded of(String type, byte[] bytes) {
      return new Encoded(Map.of(TYPE, type), bytes);
    }
  }

  Encoded strange(Operation operation, String text) {
    var plain = bytes(text);
    return switch (random.nextInt(15)) {
      case 0 -> Encoded.of(JSON, text.getBytes(StandardCharsets.UTF_16));
      case 1 -> Encoded.of(JSON + "; charset=utf-16", text.getBytes(StandardCharsets.UTF_16LE));
      case 2 -> Encoded.of(JSON, bytes("\ufeff" + text));
      case 3 ->
          Encoded.of(JSON + "; charset=iso-8859-1", text.getBytes(StandardCharsets.ISO_8859_1));
      case 4 -> Encoded.of(JSON, zipped(plain));
      case 5 -> new Encoded(Map.of(TYPE, JSON, "Content-Encoding", "gzip"), zipped(plain));
      case 6 -> new Encoded(Map.of(TYPE, JSON, "Content-Encoding", "gzip"), plain);
      case 7 -> random.nextInt(20) == 0 ? bomb() : Encoded.of(JSON, new byte[0]);
      case 8 -> Encoded.of(JSON, cut(plain));
      case 9 -> Encoded.of(JSON, damaged(plain));
      case 10 -> Encoded.of(JSON, noise());
      case 11 -> form(operation);
      case 12 -> multipart(operation);
      case 13 -> Encoded.of(Hostile.FORM, plain);
      default -> Encoded.of(one(Hostile.TYPES), plain);
    };
  }

  static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  static byte[] zipped(byte[] plain) {
    var out = new ByteArrayOutputStream();
    try (var zip = new GZIPOutputStream(out)) {
      zip.write(plain);
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return out.toByteArray();
  }

  private static Encoded bomb() {
    var zeros = zipped(new byte[BOMB]);
    return new Encoded(Map.of(TYPE, JSON, "Content-Encoding", "gzip"), zeros);
  }

  private byte[] cut(byte[] plain) {
    return Arrays.copyOf(plain, random.nextInt(plain.length + 1));
  }

  private byte[] damaged(byte[] plain) {
    var bytes = plain.clone();
    if (bytes.length > 0) {
      bytes[random.nextInt(bytes.length)] = (byte) (0x80 + random.nextInt(0x7f));
    }
    return bytes;
  }

  private byte[] noise() {
    var bytes = new byte[random.nextInt(64)];
    random.nextBytes(bytes);
    return bytes;
  }

  private Encoded form(Operation operation) {
    var fields =
        operation.fields().keySet().stream()
            .limit(8)
            .map(name -> name + (random.nextInt(4) == 0 ? "[]=" : "=") + one(Hostile.QUERY_VALUES))
            .toList();
    return Encoded.of(Hostile.FORM, bytes(String.join("&", fields)));
  }

  private Encoded multipart(Operation operation) {
    var out = new StringBuilder();
    for (var name : operation.fields().keySet().stream().limit(4).toList()) {
      out.append(Hostile.field(name, one(Hostile.VALUES)));
    }
    out.append(Hostile.part("file", one(Hostile.FILES), one(Hostile.CONTENTS)));
    return Encoded.of(Hostile.MULTIPART, bytes(out + (random.nextInt(4) == 0 ? "" : Hostile.END)));
  }

  private String one(List<String> all) {
    return all.get(random.nextInt(all.size()));
  }
}
