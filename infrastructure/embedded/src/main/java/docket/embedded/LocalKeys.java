package docket.embedded;

import docket.platform.access.KeyRing;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Keys of the embedded edition: made once per data folder and kept there, readable by their owner
 * alone.
 */
final class LocalKeys implements KeyRing {
  private static final String KID = "local-1";
  private static final int LENGTH = 32;

  private final byte[] signing;
  private final byte[] data;

  private LocalKeys(byte[] keys) {
    this.signing = Arrays.copyOfRange(keys, 0, LENGTH);
    this.data = Arrays.copyOfRange(keys, LENGTH, 2 * LENGTH);
  }

  static LocalKeys open(Path folder) {
    var file = folder.resolve("keys");
    try {
      Files.createDirectories(folder);
      make(file);
      var keys = Files.readAllBytes(file);
      if (keys.length != 2 * LENGTH) {
        throw new IllegalStateException(file + " is no key file");
      }
      return new LocalKeys(keys);
    } catch (IOException unusable) {
      throw new UncheckedIOException(unusable);
    }
  }

  private static void make(Path file) throws IOException {
    var keys = new byte[2 * LENGTH];
    new SecureRandom().nextBytes(keys);
    try (var out =
        Files.newByteChannel(
            file, Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE), ownerOnly())) {
      out.write(java.nio.ByteBuffer.wrap(keys));
    } catch (FileAlreadyExistsException kept) {
      return; // the folder has its keys already
    }
  }

  private static FileAttribute<?>[] ownerOnly() {
    boolean posix = FileSystems.getDefault().supportedFileAttributeViews().contains("posix");
    return posix
        ? new FileAttribute<?>[] {
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
        }
        : new FileAttribute<?>[0];
  }

  @Override
  public String currentKid() {
    return KID;
  }

  @Override
  public byte @Nullable [] signingKey(String kid) {
    return kid.equals(KID) ? signing.clone() : null;
  }

  @Override
  public byte[] dataKey() {
    return data.clone();
  }
}
