package docket.exchange.exports;

import docket.domain.json.Json;
import docket.domain.projects.Project;
import docket.platform.config.Configs;
import docket.platform.jobs.Message;
import docket.platform.jobs.WorkQueue;
import docket.platform.jobs.Worker;
import docket.store.blobs.Blobs;
import docket.store.exchange.Snapshot;
import docket.store.exchange.Snapshots;
import docket.store.exchange.State;
import docket.store.json.JsonText;
import docket.store.projects.Projects;
import docket.store.tasks.Tasks;
import jakarta.inject.Singleton;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;

/**
 * Writes snapshots and makes other forms of them. Everything streams through a file; nothing stands
 * in memory as a whole.
 */
@Singleton
final class TakeSnapshot implements Worker {
  static final String KIND = "export";

  /** Marks the message that takes a snapshot only if nobody has begun it. */
  private static final String UNBEGUN = "unbegun";

  /** Tasks up to which the answer waits. */
  private static final long SMALL = 2_000;

  private final Snapshots snapshots;
  private final Projects projects;
  private final ProjectTasks projectTasks;
  private final Tasks tasks;
  private final Configs configs;
  private final Blobs blobs;
  private final WorkQueue work;
  private final Clock clock;

  TakeSnapshot(
      Snapshots snapshots,
      Projects projects,
      ProjectTasks projectTasks,
      Tasks tasks,
      Configs configs,
      Blobs blobs,
      WorkQueue work,
      Clock clock) {
    this.snapshots = snapshots;
    this.projects = projects;
    this.projectTasks = projectTasks;
    this.tasks = tasks;
    this.configs = configs;
    this.blobs = blobs;
    this.work = work;
    this.clock = clock;
  }

  /**
   * Takes a small snapshot at once, and asks for a large one to be taken. Once it is created it
   * will be taken, even if this process dies.
   */
  Snapshot begin(Project project, Snapshot created) {
    var message = Message.about(project).put("export", created.id()).build();
    boolean small = !tasks.hasMoreThan(SMALL, project.id());
    work.sendInCase(KIND, small ? message : message.with(UNBEGUN, Json.bool(true)));
    snapshots.create(created);
    if (small) {
      return take(project, created);
    }
    work.send(KIND, message);
    return created;
  }

  @Override
  public String kind() {
    return KIND;
  }

  @Override
  public void work(Json.Obj message) {
    var project =
        projects.find(Message.organization(message), Message.project(message)).orElse(null);
    var snapshot = unfinished(message).orElse(null);
    boolean late = message.has(UNBEGUN) && snapshot != null && snapshot.state() != State.CREATED;
    if (project != null && snapshot != null && !late) {
      var running = snapshot.in(State.IN_PROGRESS, clock.instant());
      if (snapshots.replace(snapshot, running)) {
        take(project, running);
      }
    }
  }

  @Override
  public void giveUp(Json.Obj message) {
    unfinished(message)
        .ifPresent(snapshot -> {
          if (!snapshots.replace(snapshot, snapshot.in(State.FAILED, clock.instant()))) {
            throw new IllegalStateException(
                "snapshot %d is still being taken".formatted(snapshot.id()));
          }
        });
  }

  /** The snapshot that a message is about, as long as it is not over. */
  private Optional<Snapshot> unfinished(Json.Obj message) {
    return snapshots
        .find(
            Message.organization(message),
            Message.project(message),
            Message.number(message, "export"))
        .filter(snapshot -> !snapshot.state().isOver());
  }

  private Snapshot take(Project project, Snapshot snapshot) {
    var shape = shape(snapshot.options());
    var source = projectTasks.of(project, ExportFilter.of(snapshot.options()), shape);
    var count = new long[1];
    ExportTasks counted =
        sink ->
            source.forEach(task -> {
              count[0]++;
              sink.accept(task);
            });
    var digest = store(snapshot.key("JSON"), new JsonFormat(), counted, project);
    var done = snapshot.completed(count[0], digest, clock.instant());
    if (!snapshots.replace(snapshot, done)) {
      lost(project, snapshot);
    }
    return done;
  }

  /**
   * The snapshot was changed while it was taken: by its deletion, or by a second worker, who began
   * later and will finish it.
   */
  private void lost(Project project, Snapshot snapshot) {
    if (snapshots.find(project.organization(), project.id(), snapshot.id()).isEmpty()) {
      blobs.delete(List.of(snapshot.key("JSON")));
    }
  }

  private static ExportView.Shape shape(Json.Obj options) {
    var serialization = options.object("serialization_options");
    return new ExportView.Shape(
        onlyId(serialization, "annotations__completed_by"),
        onlyId(serialization, "drafts"),
        onlyId(serialization, "predictions"));
  }

  private static boolean onlyId(Json.Obj serialization, String what) {
    return serialization.object(what).get("only_id") instanceof Json.Bool(var only) && only;
  }

  /** Makes another form; the snapshot with it, or empty when it has that form already. */
  Optional<Snapshot> convert(Project project, Snapshot snapshot, ExportFormat format) {
    if (snapshot.formats().containsKey(format.name())) {
      return Optional.empty();
    }
    store(snapshot.key(format.name()), format, stored(snapshot), project);
    var formats = new LinkedHashMap<>(snapshot.formats());
    formats.put(format.name(), formats.size() + 1L);
    var next = snapshot.with(formats);
    return snapshots.replace(snapshot, next) ? Optional.of(next) : Optional.empty();
  }

  /** The tasks of a snapshot as it was written. */
  private ExportTasks stored(Snapshot snapshot) {
    return sink -> {
      try (var content =
              blobs
                  .open(snapshot.key("JSON"))
                  .orElseThrow(() -> new IOException("lost " + snapshot.key("JSON")));
          var elements = JsonText.elements(content)) {
        for (var item = elements.next(); item != null; item = elements.next()) {
          sink.accept((Json.Obj) item);
        }
      } catch (JsonText.Malformed broken) {
        throw new IOException(broken);
      }
    };
  }

  /** Writes a form into the bucket and gives its MD5. */
  private String store(String key, ExportFormat format, ExportTasks source, Project project) {
    Path file = null;
    try {
      file = Files.createTempFile("export", "." + format.extension());
      var md5 = MessageDigest.getInstance("MD5");
      try (OutputStream out =
          new DigestOutputStream(new BufferedOutputStream(Files.newOutputStream(file)), md5)) {
        format.write(source, configs.of(project), out);
      }
      blobs.put(key, file, format.mediaType());
      return HexFormat.of().formatHex(md5.digest());
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    } finally {
      delete(file);
    }
  }

  private static void delete(@org.jspecify.annotations.Nullable Path file) {
    if (file != null) {
      try {
        Files.deleteIfExists(file);
      } catch (IOException stays) {
        throw new UncheckedIOException(stays);
      }
    }
  }
}
