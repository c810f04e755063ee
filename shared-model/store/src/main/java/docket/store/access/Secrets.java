package docket.store.access;

import docket.store.blobs.JsonBlobs;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;

/** Random secrets and the form in which they are stored. */
public final class Secrets {
  private static final SecureRandom RANDOM = new SecureRandom();
  private static final int STRONG = 32;
  private static final int LEGACY = 20;

  private Secrets() {}

  /** 256 random bits, URL-safe. */
  public static String random() {
    var bytes = new byte[STRONG];
    RANDOM.nextBytes(bytes);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  /** 40 hex characters, the form of a legacy token. */
  public static String legacyToken() {
    var bytes = new byte[LEGACY];
    RANDOM.nextBytes(bytes);
    return HexFormat.of().formatHex(bytes);
  }

  /** What is stored of a secret that is never shown again: its SHA-256. */
  public static String hash(String secret) {
    return JsonBlobs.sha256(secret.getBytes(StandardCharsets.UTF_8));
  }
}
