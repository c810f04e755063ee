package docket.exchange.imports;

import docket.domain.json.Json;
import docket.exchange.imports.TaskFile.Source;
import docket.exchange.imports.TaskFile.Unreadable;
import docket.store.blobs.Blobs;
import docket.store.exchange.ImportJob;
import docket.store.exchange.Upload;
import docket.store.exchange.Uploads;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.jspecify.annotations.Nullable;

/** Reads the uploads of an import as one stream of items, in order. */
@Singleton
final class SourceReader {
  private final Uploads uploads;
  private final Blobs blobs;

  SourceReader(Uploads uploads, Blobs blobs) {
    this.uploads = uploads;
    this.blobs = blobs;
  }

  /** Takes items one by one, with the upload that each came from. */
  interface Sink {
    /** False ends the reading. */
    boolean accept(Json item, @Nullable Upload from);
  }

  /** Ends a reading from within; never leaves this class. */
  private static final class Enough extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Enough() {
      super(null, null, false, false);
    }
  }

  void read(ImportJob job, Sink sink) throws Unreadable {
    try {
      for (long id : job.options().uploads()) {
        var upload =
            uploads
                .find(job.organization(), id)
                .filter(found -> found.project().equals(job.project()))
                .orElseThrow(() ->
                    new Unreadable("There is no uploaded file %d in this project".formatted(id)));
        read(upload, job.options().asList(), sink);
      }
    } catch (Enough end) {
      return; // the sink has what it wants
    }
  }

  private void read(Upload upload, boolean asList, Sink sink) throws Unreadable {
    var kind =
        TaskFiles.of(upload.name())
            .orElseThrow(() -> new Unreadable(TaskFiles.refusal(upload.givenName())));
    if (kind.isTable() && !asList) {
      sink.accept(TextFile.undefined(upload.address()), upload);
      return;
    }
    try (var content =
        blobs
            .open(upload.key())
            .orElseThrow(() ->
                new Unreadable("The file %s was never uploaded".formatted(upload.givenName())))) {
      kind.read(
          new Source(upload.givenName(), upload.address(), content),
          item -> {
            if (!sink.accept(item, upload)) {
              content.abort();
              throw new Enough();
            }
          });
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }
}
