package docket.exchange.imports;

import docket.domain.json.Json;
import docket.domain.labelconfig.LabelConfig;
import docket.store.exchange.ImportJob;
import docket.store.exchange.Upload;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** What an import's answer tells about its data. */
final class DataSeen {
  private final TreeMap<String, Long> formats = new TreeMap<>();
  private final TreeMap<Long, TreeSet<String>> columnsPerFile = new TreeMap<>();
  private boolean couldBeList;

  void note(Json item, @Nullable Upload from, LabelConfig config) {
    long file = from == null ? 0 : from.id();
    if (!columnsPerFile.containsKey(file)) {
      var data =
          item instanceof Json.Obj object && object.get("data") instanceof Json.Obj inner
              ? inner
              : item;
      columnsPerFile.put(
          file,
          data instanceof Json.Obj object
              ? new TreeSet<>(object.fields().keySet())
              : new TreeSet<>());
      var extension = from == null ? ".json" : from.extension();
      formats.merge(extension, 1L, Long::sum);
      couldBeList |= TaskFiles.of(extension).map(TaskFile::isTable).orElse(false);
    }
  }

  boolean hasNothingInCommon() {
    return columnsPerFile.size() > 1 && common().isEmpty();
  }

  private TreeSet<String> common() {
    TreeSet<String> common = null;
    for (var columns : columnsPerFile.values()) {
      if (common == null) {
        common = new TreeSet<>(columns);
      } else {
        common.retainAll(columns);
      }
    }
    return common == null ? new TreeSet<>() : common;
  }

  Json.Obj report(IncomingTasks reader, ImportJob job) {
    return Json.object()
        .put("task_count", reader.count())
        .put("annotation_count", reader.annotations())
        .put("prediction_count", reader.predictions())
        .put("predictions_count", reader.predictions())
        .put("file_upload_ids", job.options().uploads())
        .put("could_be_tasks_list", couldBeList)
        .put("found_formats", formats)
        .put("data_columns", common())
        .build();
  }
}
