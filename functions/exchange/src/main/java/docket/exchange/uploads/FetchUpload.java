package docket.exchange.uploads;

import docket.domain.projects.Project;
import docket.platform.http.Caller;
import docket.platform.outbound.Outbound;
import docket.platform.outbound.Outbound.Limits;
import docket.platform.outbound.Outbound.Outcome;
import docket.store.exchange.Upload;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.function.Predicate;

/**
 * Takes what an address leads to into a project, as if somebody had uploaded it (spec
 * import-and-storage.md §2.5).
 */
@Singleton
public final class FetchUpload {
  /** A request ends after 29 seconds; the import itself needs some of them. */
  private static final Limits LIMITS =
      new Limits(StoreUpload.MOST_BYTES, Duration.ofSeconds(10), Duration.ofSeconds(20));

  private static final int SNIFFED = 64;

  private final Outbound outbound;
  private final StoreUpload storeUpload;

  FetchUpload(Outbound outbound, StoreUpload storeUpload) {
    this.outbound = outbound;
    this.storeUpload = storeUpload;
  }

  /** What came of it. */
  public sealed interface Fetched {
    record Stored(Upload upload) implements Fetched {}

    /**
     * @param name of a file whose kind is none of those that are read
     */
    record UnknownKind(String name) implements Fetched {}

    record Failed(Outcome reason) implements Fetched {}
  }

  /**
   * @param isKnown whether a file of this name can be imported
   */
  public Fetched fetch(Project project, Caller caller, String address, Predicate<String> isKnown) {
    try {
      var file = Files.createTempFile("docket-fetch", null);
      try {
        return switch (outbound.fetch(address, file, LIMITS)) {
          case Outcome.Stored(var from, _) -> {
            var name = named(from, file);
            yield isKnown.test(name)
                ? new Fetched.Stored(storeUpload.store(project, caller, name, file))
                : new Fetched.UnknownKind(name);
          }
          case Outcome failed -> new Fetched.Failed(failed);
        };
      } finally {
        Files.delete(file);
      }
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  /** The last part of the address; data without an extension are JSON if they begin like it. */
  private static String named(URI address, Path file) throws IOException {
    var path = address.getPath() == null ? "" : address.getPath();
    var name = path.substring(path.lastIndexOf('/') + 1);
    if (name.contains(".")) {
      return name;
    }
    return (name.isEmpty() ? "import" : name) + (beginsLikeJson(file) ? ".json" : "");
  }

  private static boolean beginsLikeJson(Path file) throws IOException {
    try (var content = Files.newInputStream(file)) {
      var start = new String(content.readNBytes(SNIFFED), StandardCharsets.UTF_8).stripLeading();
      return start.startsWith("[") || start.startsWith("{");
    }
  }
}
