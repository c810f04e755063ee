package docket.domain.files;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;

/**
 * A folder that goes with all that is in it when it is closed: for what tests stand on and JUnit
 * hands no {@code @TempDir}.
 */
public record TempFolder(Path path) implements AutoCloseable {
  public static TempFolder create() {
    try {
      return new TempFolder(Files.createTempDirectory("docket"));
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  @Override
  public void close() {
    try (var files = Files.walk(path)) {
      for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }
}
