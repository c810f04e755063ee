package docket.store.work;

import docket.domain.json.Json;
import docket.domain.results.DataColumns;
import docket.domain.results.LabelSummary;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a project's tasks and annotations hold.
 *
 * @param annotations how many annotations are counted in, skips included
 * @param versions model version → number of its predictions
 */
public record WorkSummary(
    long annotations,
    long drafts,
    LabelSummary saved,
    LabelSummary drafted,
    DataColumns columns,
    Map<String, Long> versions) {
  public static final WorkSummary EMPTY =
      new WorkSummary(0, 0, LabelSummary.EMPTY, LabelSummary.EMPTY, DataColumns.EMPTY, Map.of());

  public WorkSummary {
    versions = Map.copyOf(versions);
  }

  /** One annotation with these labels. */
  public static WorkSummary ofAnnotation(LabelSummary labels) {
    return new WorkSummary(1, 0, labels, LabelSummary.EMPTY, DataColumns.EMPTY, Map.of());
  }

  /** One draft with these labels. */
  public static WorkSummary ofDraft(LabelSummary labels) {
    return new WorkSummary(0, 1, LabelSummary.EMPTY, labels, DataColumns.EMPTY, Map.of());
  }

  /** One prediction of a model version. */
  public static WorkSummary ofPrediction(String version) {
    return new WorkSummary(
        0, 0, LabelSummary.EMPTY, LabelSummary.EMPTY, DataColumns.EMPTY, Map.of(version, 1L));
  }

  /** One task with these columns. */
  public static WorkSummary ofTask(DataColumns columns) {
    return new WorkSummary(0, 0, LabelSummary.EMPTY, LabelSummary.EMPTY, columns, Map.of());
  }

  /** How many predictions are counted in. */
  public long predictions() {
    return versions.values().stream().mapToLong(Long::longValue).sum();
  }

  public WorkSummary plus(WorkSummary other) {
    return new WorkSummary(
        annotations + other.annotations,
        drafts + other.drafts,
        saved.plus(other.saved),
        drafted.plus(other.drafted),
        columns.plus(other.columns),
        combined(versions, other.versions, 1));
  }

  public WorkSummary minus(WorkSummary other) {
    return new WorkSummary(
        annotations - other.annotations,
        drafts - other.drafts,
        saved.minus(other.saved),
        drafted.minus(other.drafted),
        columns.minus(other.columns),
        combined(versions, other.versions, -1));
  }

  private static Map<String, Long> combined(
      Map<String, Long> these, Map<String, Long> those, int sign) {
    var sum = new TreeMap<>(these);
    those.forEach((version, count) -> sum.merge(version, sign * count, Long::sum));
    sum.values().removeIf(count -> count <= 0);
    return sum;
  }

  public Json toJson() {
    return Json.object()
        .put("annotations", annotations)
        .put("drafts", drafts)
        .put("saved", labels(saved))
        .put("drafted", labels(drafted))
        .put("tasks", columns.tasks())
        .put("columns", columns.all())
        .put("versions", versions)
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
        new DataColumns(number(stored.get("tasks")), counts(stored.object("columns"))),
        counts(stored.object("versions")));
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
