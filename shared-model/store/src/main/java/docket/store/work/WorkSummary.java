package docket.store.work;

import docket.domain.json.Json;
import docket.domain.results.DataColumns;
import docket.domain.results.LabelSummary;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What a project's tasks and annotations hold.
 *
 * @param annotations how many annotations are counted in, skips included
 */
public record WorkSummary(
    long annotations, long drafts, LabelSummary saved, LabelSummary drafted, DataColumns columns) {
  public static final WorkSummary EMPTY =
      new WorkSummary(0, 0, LabelSummary.EMPTY, LabelSummary.EMPTY, DataColumns.EMPTY);

  public WorkSummary plus(WorkSummary other) {
    return new WorkSummary(
        annotations + other.annotations,
        drafts + other.drafts,
        saved.plus(other.saved),
        drafted.plus(other.drafted),
        columns.plus(other.columns));
  }

  public WorkSummary minus(WorkSummary other) {
    return new WorkSummary(
        annotations - other.annotations,
        drafts - other.drafts,
        saved.minus(other.saved),
        drafted.minus(other.drafted),
        columns.minus(other.columns));
  }

  public Json toJson() {
    return Json.object()
        .put("annotations", annotations)
        .put("drafts", drafts)
        .put("saved", labels(saved))
        .put("drafted", labels(drafted))
        .put("tasks", columns.tasks())
        .put("columns", columns.all())
        .build();
  }

  public static WorkSummary ofJson(Json json) {
    if (!(json instanceof Json.Obj stored)) {
      return EMPTY;
    }
    return new WorkSummary(
        number(stored.get("annotations")),
        number(stored.get("drafts")),
        labels(stored.object("saved")),
        labels(stored.object("drafted")),
        new DataColumns(number(stored.get("tasks")), counts(stored.object("columns"))));
  }

  private static Json labels(LabelSummary summary) {
    return Json.object()
        .put("annotations", summary.createdAnnotations())
        .put("labels", summary.createdLabels())
        .build();
  }

  private static LabelSummary labels(Json.Obj stored) {
    var labels = new LinkedHashMap<String, Map<String, Long>>();
    stored
        .object("labels")
        .fields()
        .forEach((control, counts) ->
            labels.put(control, counts instanceof Json.Obj object ? counts(object) : Map.of()));
    return new LabelSummary(counts(stored.object("annotations")), labels);
  }

  private static Map<String, Long> counts(Json.Obj stored) {
    var counts = new LinkedHashMap<String, Long>();
    stored.fields().forEach((name, count) -> counts.put(name, number(count)));
    return counts;
  }

  private static long number(@org.jspecify.annotations.Nullable Json json) {
    return json instanceof Json.Int(var value) ? value : 0;
  }
}
