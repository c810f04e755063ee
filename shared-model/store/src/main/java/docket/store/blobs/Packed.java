package docket.store.blobs;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/** Bytes compressed and back. */
public final class Packed {
  private Packed() {}

  public static byte[] gzip(byte[] plain) {
    var out = new ByteArrayOutputStream(Math.max(64, plain.length / 3));
    try (var zip = new GZIPOutputStream(out)) {
      zip.write(plain);
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return out.toByteArray();
  }

  /**
   * @throws UncheckedIOException when the bytes were not written by {@link #gzip}
   */
  public static byte[] gunzip(byte[] packed) {
    try (var zip = new GZIPInputStream(new ByteArrayInputStream(packed))) {
      return zip.readAllBytes();
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }
}
