package docket.platform.access;

import org.jspecify.annotations.Nullable;

/**
 * Keys of this deployment, out of its secret store. Several signing keys may live at once, so that
 * they can be rotated: one that has signed stays until the longest life that a token of it may have
 * is over, else living tokens die with it.
 */
public interface KeyRing {
  /** Which signing key new tokens get. */
  String currentKid();

  /** A key of at least 32 bytes for HMAC-SHA-256; null where no key of this name lives. */
  byte @Nullable [] signingKey(String kid);

  /** 32 bytes, for AES-256, under which small secrets are stored. */
  byte[] dataKey();
}
