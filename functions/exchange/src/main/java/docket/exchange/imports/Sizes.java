package docket.exchange.imports;

import docket.domain.id.UserId;
import docket.domain.json.Json;
import docket.domain.projects.Project;
import docket.exchange.imports.TaskFile.Unreadable;
import docket.store.exchange.ImportJob;
import docket.store.exchange.ImportJob.Options;
import docket.store.exchange.ImportJob.State;
import docket.store.exchange.Uploads;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.TreeMap;
import java.util.TreeSet;

/** Looks into the files of an import before it begins. */
@Singleton
final class Sizes {
  /** Bytes that are read while a caller waits. */
  private static final long SMALL_BYTES = 4_500_000;

  private final SourceReader sources;
  private final Uploads uploads;

  Sizes(SourceReader sources, Uploads uploads) {
    this.sources = sources;
    this.uploads = uploads;
  }

  /**
   * Whether the files hold at most this many tasks; unreadable ones count as small, for their
   * refusal is quick.
   */
  boolean isSmall(Project project, Options options, int most) {
    long bytes =
        options.uploads().stream()
            .mapToLong(id -> uploads.find(project.organization(), id).map(u -> u.size()).orElse(0L))
            .sum();
    if (bytes > SMALL_BYTES) {
      return false;
    }
    var counted = new long[1];
    try {
      sources.read(job(project, options), (_, _) -> ++counted[0] <= most);
    } catch (Unreadable unreadable) {
      return true;
    }
    return counted[0] <= most;
  }

  private static ImportJob job(Project project, Options options) {
    return new ImportJob(
        0,
        project.organization(),
        project.id(),
        new UserId(0),
        State.CREATED,
        options,
        0,
        Json.EMPTY_OBJECT,
        null,
        Instant.EPOCH,
        Instant.EPOCH,
        null,
        1);
  }

  /** Counts and columns of the files. */
  Json.Obj preview(Project project, ImportJob job) throws Unreadable {
    var counted = new long[1];
    var formats = new TreeMap<String, Long>();
    var columns = new TreeSet<String>();
    sources.read(
        job,
        (item, _) -> {
          if (counted[0]++ == 0) {
            var data =
                item instanceof Json.Obj object && object.get("data") instanceof Json.Obj inner
                    ? inner
                    : item;
            if (data instanceof Json.Obj object) {
              columns.addAll(object.fields().keySet());
            }
          }
          return true;
        });
    boolean table = false;
    for (long id : job.options().uploads()) {
      var extension = uploads.find(project.organization(), id).map(u -> u.extension()).orElse("");
      formats.merge(extension, 1L, Long::sum);
      table |= TaskFiles.of(extension).map(TaskFile::isTable).orElse(false);
    }
    return Json.object()
        .put("task_count", counted[0])
        .put("file_upload_ids", job.options().uploads())
        .put("could_be_tasks_list", table)
        .put("found_formats", formats)
        .put("data_columns", columns)
        .build();
  }
}
