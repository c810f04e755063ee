package docket.exchange.imports;

import docket.domain.json.Json;
import docket.domain.projects.Project;
import docket.exchange.imports.TaskFile.Unreadable;
import docket.store.exchange.ImportJob;
import docket.store.exchange.Uploads;
import jakarta.inject.Singleton;
import java.util.TreeMap;
import java.util.TreeSet;

/** Looks into the files of an import without importing them. */
@Singleton
final class Preview {
  private final SourceReader sources;
  private final Uploads uploads;

  Preview(SourceReader sources, Uploads uploads) {
    this.sources = sources;
    this.uploads = uploads;
  }

  /** Counts and columns of the files. */
  Json.Obj of(Project project, ImportJob job) throws Unreadable {
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
