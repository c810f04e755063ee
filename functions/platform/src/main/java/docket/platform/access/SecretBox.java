package docket.platform.access;

import jakarta.inject.Singleton;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Encrypts small secrets that have to be read again (AES-256-GCM). A sealed text opens only in the
 * context it was made for.
 */
@Singleton
public final class SecretBox {
  private static final SecureRandom RANDOM = new SecureRandom();
  private static final String CIPHER = "AES/GCM/NoPadding";
  private static final byte FORMAT = 1;
  private static final int NONCE = 12;
  private static final int TAG_BITS = 128;

  private final KeyRing keys;

  SecretBox(KeyRing keys) {
    this.keys = keys;
  }

  /**
   * @param context such as the kind of secret and its owner's id, so that a copy in another row
   *     does not open
   */
  public String seal(String plain, String context) {
    var nonce = new byte[NONCE];
    RANDOM.nextBytes(nonce);
    var hidden = run(Cipher.ENCRYPT_MODE, nonce, context, plain.getBytes(StandardCharsets.UTF_8));
    var sealed =
        ByteBuffer.allocate(1 + NONCE + hidden.length).put(FORMAT).put(nonce).put(hidden).array();
    return Base64.getEncoder().encodeToString(sealed);
  }

  /**
   * @throws IllegalStateException where the text was sealed under another key or context
   */
  public String open(String sealed, String context) {
    var bytes = Base64.getDecoder().decode(sealed);
    var nonce = Arrays.copyOfRange(bytes, 1, 1 + NONCE);
    var plain =
        run(
            Cipher.DECRYPT_MODE,
            nonce,
            context,
            Arrays.copyOfRange(bytes, 1 + NONCE, bytes.length));
    return new String(plain, StandardCharsets.UTF_8);
  }

  private byte[] run(int mode, byte[] nonce, String context, byte[] text) {
    try {
      var cipher = Cipher.getInstance(CIPHER);
      cipher.init(
          mode, new SecretKeySpec(keys.dataKey(), "AES"), new GCMParameterSpec(TAG_BITS, nonce));
      cipher.updateAAD(context.getBytes(StandardCharsets.UTF_8));
      return cipher.doFinal(text);
    } catch (GeneralSecurityException refused) {
      throw new IllegalStateException(
          "a stored secret does not open with this deployment's key", refused);
    }
  }
}
