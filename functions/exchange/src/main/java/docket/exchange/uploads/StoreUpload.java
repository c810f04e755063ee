package docket.exchange.uploads;

import docket.domain.projects.Project;
import docket.platform.http.Caller;
import docket.store.blobs.Blobs;
import docket.store.exchange.Upload;
import docket.store.exchange.Uploads;
import docket.store.ids.Ids;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/** Takes a file into a project. */
@Singleton
public final class StoreUpload {
  /** A file of this many bytes is too large. */
  public static final long MOST_BYTES = 262_144_000;

  private static final int LONGEST_NAME = 200;
  private static final SecureRandom RANDOM = new SecureRandom();

  private final Uploads uploads;
  private final Blobs blobs;
  private final Ids ids;
  private final Clock clock;

  StoreUpload(Uploads uploads, Blobs blobs, Ids ids, Clock clock) {
    this.uploads = uploads;
    this.blobs = blobs;
    this.ids = ids;
    this.clock = clock;
  }

  /** Stores the bytes, then the entry: no entry ever points at nothing. */
  public Upload store(Project project, Caller caller, String name, byte[] content) {
    var upload = entry(project, caller, name, content.length);
    blobs.put(upload.key(), content, MediaTypes.of(upload.name()));
    uploads.create(upload);
    return upload;
  }

  /**
   * Begins to store the bytes while the caller goes on; either {@link Pending#stored} or {@link
   * Pending#discard} must follow.
   */
  public Pending begin(Project project, Caller caller, String name, byte[] content) {
    var upload = entry(project, caller, name, content.length);
    var bytes =
        new FutureTask<Upload>(
            () -> blobs.put(upload.key(), content, MediaTypes.of(upload.name())), upload);
    Thread.ofVirtual().name("upload").start(bytes);
    return new Pending(upload, bytes);
  }

  /** A file whose bytes are on their way, and which has no entry yet. */
  public final class Pending {
    private final Upload upload;
    private final FutureTask<Upload> bytes;

    private Pending(Upload upload, FutureTask<Upload> bytes) {
      this.upload = upload;
      this.bytes = bytes;
    }

    public Upload upload() {
      return upload;
    }

    /** Waits for the bytes, then stores the entry. */
    public Upload stored() {
      await();
      uploads.create(upload);
      return upload;
    }

    /** Takes the bytes back: nobody will ask for them. */
    public void discard() {
      await();
      blobs.delete(List.of(upload.key()));
    }

    private void await() {
      try {
        bytes.get();
      } catch (ExecutionException failed) {
        if (failed.getCause() instanceof Error death) {
          throw death;
        }
        throw failed.getCause() instanceof RuntimeException cause
            ? cause
            : new IllegalStateException(failed.getCause());
      } catch (InterruptedException interrupted) {
        Thread.currentThread().interrupt();
        throw new IllegalStateException("interrupted while a file was stored", interrupted);
      }
    }
  }

  /** Like {@link #store(Project, Caller, String, byte[])}, from a file that is not kept. */
  public Upload store(Project project, Caller caller, String name, Path file) throws IOException {
    var upload = entry(project, caller, name, Files.size(file));
    blobs.put(upload.key(), file, MediaTypes.of(upload.name()));
    uploads.create(upload);
    return upload;
  }

  /** Announces a file that its sender will put into the store directly. */
  public Upload announce(Project project, Caller caller, String name, long size) {
    var upload = entry(project, caller, name, size);
    uploads.create(upload);
    return upload;
  }

  private Upload entry(Project project, Caller caller, String name, long size) {
    var random = new byte[4];
    RANDOM.nextBytes(random);
    var stored = HexFormat.of().formatHex(random) + "-" + safe(name);
    return new Upload(
        ids.next(Ids.Kind.FILE_UPLOAD),
        project.organization(),
        project.id(),
        caller.user(),
        stored,
        size,
        clock.instant());
  }

  /**
   * The name without folders and without characters that mean something in an address or a shell.
   */
  static String safe(String name) {
    var last = name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1);
    var clean = last.replaceAll("[^\\p{L}\\p{N}._-]", "_").replaceAll("\\.{2,}", ".");
    var cut =
        clean.length() <= LONGEST_NAME ? clean : clean.substring(clean.length() - LONGEST_NAME);
    return cut.isBlank() || cut.equals(".") ? "file" : cut;
  }
}
