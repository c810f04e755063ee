package docket.exchange.uploads;

import docket.store.blobs.Blobs;
import jakarta.inject.Singleton;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;

/** Short-lived links to the bytes of uploads; type and disposition are ours, whatever was sent. */
@Singleton
final class UploadLinks {
  private static final Duration LIFE = Duration.ofMinutes(15);

  /** Beyond any name that {@link StoreUpload} gives. */
  private static final int LONGEST_NAME = 300;

  private final Blobs blobs;

  UploadLinks(Blobs blobs) {
    this.blobs = blobs;
  }

  /** Empty where the project has no such file. */
  Optional<URI> to(long project, String file) {
    if (!isName(file)) {
      return Optional.empty();
    }
    var key = "upload/%d/%s".formatted(project, file);
    if (blobs.size(key) == null) {
      return Optional.empty();
    }
    var disposition =
        "%s; filename=\"%s\""
            .formatted(MediaTypes.isShown(file) ? "inline" : "attachment", file.replace("\"", ""));
    return Optional.of(blobs.presignedGet(key, LIFE, MediaTypes.of(file), disposition));
  }

  /** Whether an uploaded file can have the name at all; the store takes no other keys. */
  private static boolean isName(String file) {
    return !file.contains("/")
        && !file.contains("..")
        && file.length() <= LONGEST_NAME
        && file.chars().noneMatch(c -> Character.isISOControl(c) || c == '\ufffd');
  }
}
