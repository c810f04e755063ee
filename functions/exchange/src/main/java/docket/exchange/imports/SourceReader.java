package docket.exchange.imports;

import docket.domain.json.Json;
import docket.exchange.imports.TaskFile.Source;
import docket.exchange.imports.TaskFile.Unreadable;
import docket.store.blobs.Blobs;
import docket.store.exchange.ImportJob;
import docket.store.exchange.Upload;
import docket.store.exchange.Uploads;
import jakarta.inject.Singleton;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.http.Abortable;

/** Reads the uploads of an import as one stream of items, in order. */
@Singleton
final class SourceReader {
  /** Bytes of files that are held at once. */
  private static final long FEW_BYTES = 4_500_000;

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

  /** An item and the file that it came from. */
  record Given(Json item, @Nullable Upload from) {}

  /** An upload and its content, which need not be fetched. */
  record AtHand(Upload upload, byte[] content) {}

  /** Gives the content of an upload to read; the caller closes it. */
  private interface Opener {
    Optional<InputStream> open(Upload upload);
  }

  void read(ImportJob job, Sink sink) throws Unreadable {
    read(uploads(job, Map.of()), job.options().asList(), this::stored, sink);
  }

  private Optional<InputStream> stored(Upload upload) {
    return blobs.open(upload.key()).map(content -> content);
  }

  /**
   * All items, where they are few enough to be held at once; empty where they are more.
   *
   * @param atHand by the ids of the uploads
   */
  Optional<List<Given>> few(ImportJob job, int most, Map<Long, AtHand> atHand) throws Unreadable {
    var files = uploads(job, atHand);
    if (files.stream().mapToLong(Upload::size).sum() > FEW_BYTES) {
      return Optional.empty();
    }
    var items = new ArrayList<Given>();
    read(
        files,
        job.options().asList(),
        upload -> {
          var here = atHand.get(upload.id());
          return here == null
              ? stored(upload)
              : Optional.of(new ByteArrayInputStream(here.content()));
        },
        (item, from) -> {
          items.add(new Given(item, from));
          return items.size() <= most;
        });
    return items.size() <= most ? Optional.of(items) : Optional.empty();
  }

  private List<Upload> uploads(ImportJob job, Map<Long, AtHand> atHand) throws Unreadable {
    var found = new ArrayList<Upload>();
    for (long id : job.options().uploads()) {
      var here = atHand.get(id);
      found.add(here == null ? upload(job, id) : here.upload());
    }
    return found;
  }

  private Upload upload(ImportJob job, long id) throws Unreadable {
    return uploads
        .find(job.organization(), id)
        .filter(upload -> upload.project().equals(job.project()))
        .orElseThrow(
            () -> new Unreadable("There is no uploaded file %d in this project".formatted(id)));
  }

  private void read(List<Upload> files, boolean asList, Opener opener, Sink sink)
      throws Unreadable {
    try {
      for (var file : files) {
        read(file, asList, opener, sink);
      }
    } catch (Enough end) {
      return; // the sink has what it wants
    }
  }

  private void read(Upload upload, boolean asList, Opener opener, Sink sink) throws Unreadable {
    var kind =
        TaskFiles.of(upload.name())
            .orElseThrow(() -> new Unreadable(TaskFiles.refusal(upload.givenName())));
    if (kind.isTable() && !asList) {
      sink.accept(TextFile.undefined(upload.address()), upload);
      return;
    }
    try (var content =
        opener
            .open(upload)
            .orElseThrow(() ->
                new Unreadable("The file %s was never uploaded".formatted(upload.givenName())))) {
      mustBeAsAnnounced(upload, content);
      kind.read(
          new Source(upload.givenName(), upload.address(), content),
          item -> {
            if (!sink.accept(item, upload)) {
              abort(content);
              throw new Enough();
            }
          });
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  /**
   * The limits were held against what was announced (spec import-and-storage.md §2.4). The link
   * admits nothing else; should another way into the store be found, the file is not kept.
   */
  private void mustBeAsAnnounced(Upload upload, InputStream content) throws Unreadable {
    var bytes = content instanceof Abortable ? blobs.size(upload.key()) : null;
    if (bytes != null && bytes > upload.size()) {
      abort(content);
      uploads.delete(upload);
      throw new Unreadable(
          "The file %s has %d bytes, %d were announced"
              .formatted(upload.givenName(), bytes, upload.size()));
    }
  }

  /** Spares the rest of a download that nobody reads. */
  private static void abort(InputStream content) {
    if (content instanceof Abortable download) {
      download.abort();
    }
  }
}
