package docket.lambda;

import docket.lambda.RotatingSecret.Value;
import docket.platform.access.KeyRing;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Keys out of Secrets Manager, each the hash of a random text. The version of a secret's value is
 * the name of its key.
 */
final class SecretKeys implements KeyRing {
  private final RotatingSecret signing;
  private final RotatingSecret data;

  SecretKeys(RotatingSecret signing, RotatingSecret data) {
    this.signing = signing;
    this.data = data;
  }

  @Override
  public String currentKid() {
    return signing.values().getFirst().version();
  }

  @Override
  public byte @Nullable [] signingKey(String kid) {
    var key = find(signing.values(), kid);
    // Another function may have signed with a value that is newer than what this one has read.
    return key == null ? find(signing.valuesAfterSurprise(), kid) : key;
  }

  @Override
  public byte[] dataKey() {
    return sha256(data.values().getFirst().text());
  }

  private static byte @Nullable [] find(List<Value> values, String kid) {
    return values.stream()
        .filter(value -> value.version().equals(kid))
        .findFirst()
        .map(value -> sha256(value.text()))
        .orElse(null);
  }

  private static byte[] sha256(String text) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
