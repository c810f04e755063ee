package docket.engines.s3;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;

/** The key pair of one data folder: made once, kept in a file that only its owner may read. */
final class StoredCredentials {
  private static final Set<PosixFilePermission> OWNER_ONLY =
      PosixFilePermissions.fromString("rw-------");

  private StoredCredentials() {}

  static AwsBasicCredentials in(Path folder) {
    var file = folder.resolve("s3-credentials");
    try {
      if (!Files.exists(file)) create(file);
      List<String> lines = Files.readAllLines(file);
      return AwsBasicCredentials.create(lines.get(0), lines.get(1));
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  /** Written aside and moved, so that a crash leaves no half a file. */
  private static void create(Path file) throws IOException {
    var fresh =
        Files.createTempFile(
            file.getParent(),
            "s3-credentials",
            ".new",
            PosixFilePermissions.asFileAttribute(OWNER_ONLY));
    Files.writeString(fresh, "DOCKET" + random(7) + "\n" + random(20) + "\n");
    Files.move(fresh, file);
  }

  private static String random(int bytes) {
    var random = new byte[bytes];
    new SecureRandom().nextBytes(random);
    return HexFormat.of().withUpperCase().formatHex(random);
  }
}
