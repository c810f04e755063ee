package docket.engines.dynamodb;

import java.util.Arrays;

/** A stored key: bytes that sort like its values; sk is empty where there is no sort key. */
record Key(byte[] pk, byte[] sk) {
  @Override
  public boolean equals(Object other) {
    return other instanceof Key(var otherPk, var otherSk)
        && Arrays.equals(pk, otherPk)
        && Arrays.equals(sk, otherSk);
  }

  @Override
  public int hashCode() {
    return 31 * Arrays.hashCode(pk) + Arrays.hashCode(sk);
  }
}
