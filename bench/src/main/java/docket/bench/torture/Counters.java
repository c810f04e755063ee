package docket.bench.torture;

import docket.domain.json.Json;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** What the product has counted against what there is to count. */
final class Counters {
  private final Arena arena;
  private final Recount recount;
  private final Map<Long, Json.Obj> rows = new LinkedHashMap<>();
  private final List<String> differences = new ArrayList<>();

  private Counters(Arena arena, Recount recount) {
    this.arena = arena;
    this.recount = recount;
    recount.rows().forEach(row -> rows.put(Recount.id(row), row));
  }

  static List<String> differences(Arena arena, Recount recount) {
    var counters = new Counters(arena, recount);
    counters.pages();
    if (counters.differences.isEmpty()) { // with other tasks everything else differs too
      recount.exported().forEach(counters::task);
      counters.project();
      counters.summary();
      recount.queues().forEach(counters::queue);
    }
    return counters.differences;
  }

  private void same(Object subject, Object told, Object counted) {
    if (!told.equals(counted)) {
      differences.add("%s says %s, a recount %s".formatted(subject, told, counted));
    }
  }

  /** Pages are found by the directory of blocks, exports block by block. */
  private void pages() {
    var exported = recount.exported().stream().map(Recount::id).toList();
    same("the task list", List.copyOf(rows.keySet()), exported);
    same("the number of its rows", recount.rows().size(), exported.size());
  }

  private void task(Json.Obj task) {
    long id = Recount.id(task);
    var row = rows.getOrDefault(id, Json.EMPTY_OBJECT);
    var annotations = Recount.annotations(task);
    long skips = annotations.stream().filter(Recount::isSkip).count();
    same(
        "total_annotations of " + id, number(row, "total_annotations"), annotations.size() - skips);
    same("cancelled_annotations of " + id, number(row, "cancelled_annotations"), skips);
    same(
        "total_predictions of " + id,
        number(row, "total_predictions"),
        (long) task.array("predictions").size());
    same("is_labeled of " + id, isLabeled(row), authors(task).size() >= number(row, "overlap"));
    overlap(id, number(row, "overlap"));
  }

  /** A lower overlap leaves the slots to those who are at work on a task or have answered it. */
  private void overlap(long id, long told) {
    long wanted = number(recount.detail(), "maximum_annotations");
    if (told < wanted) {
      differences.add("overlap of %d is %d, the project wants %d".formatted(id, told, wanted));
    }
  }

  private static boolean isLabeled(Json.Obj row) {
    return row.get("is_labeled") instanceof Json.Bool(var labeled) && labeled;
  }

  private static boolean isGroundTruth(Json.Obj annotation) {
    return annotation.get("ground_truth") instanceof Json.Bool(var is) && is;
  }

  private static boolean isUseful(Json.Obj annotation) {
    return !Recount.isSkip(annotation) && !isGroundTruth(annotation);
  }

  /** Who has submitted something on an exported task. */
  private static Set<Long> authors(Json.Obj task) {
    return Recount.annotations(task).stream()
        .filter(annotation -> !Recount.isSkip(annotation))
        .map(Recount::author)
        .collect(Collectors.toSet());
  }

  private void project() {
    long submitted = 0;
    long skipped = 0;
    long annotated = 0;
    long marked = 0;
    long predictions = 0;
    for (var task : recount.exported()) {
      var annotations = Recount.annotations(task);
      long skips = annotations.stream().filter(Recount::isSkip).count();
      skipped += skips;
      submitted += annotations.size() - skips;
      marked += annotations.stream().filter(Counters::isGroundTruth).count();
      annotated += annotations.stream().anyMatch(Counters::isUseful) ? 1 : 0;
      predictions += task.array("predictions").size();
    }
    long labeled = rows.values().stream().filter(Counters::isLabeled).count();
    counter("task_number", recount.exported().size());
    counter("finished_task_number", labeled);
    counter("num_tasks_with_annotations", annotated);
    counter("total_annotations_number", submitted);
    counter("useful_annotation_number", submitted - marked);
    counter("skipped_annotations_number", skipped);
    counter("ground_truth_number", marked);
    counter("total_predictions_number", predictions);
  }

  private void counter(String name, long counted) {
    same(name, number(recount.detail(), name), counted);
  }

  /** What the change stream has brought, each change once. */
  private void summary() {
    var labels = new TreeMap<String, Long>();
    var columns = new TreeMap<String, Long>();
    for (var task : recount.exported()) {
      task.object("data").fields().keySet().forEach(name -> columns.merge(name, 1L, Long::sum));
      for (var annotation : Recount.annotations(task)) {
        for (var region : Recount.objects(annotation.array("result"))) {
          region
              .object("value")
              .array("choices")
              .items()
              .forEach(choice -> labels.merge(((Json.Str) choice).value(), 1L, Long::sum));
        }
      }
    }
    same(
        "created_labels",
        numbers(recount.summary().object("created_labels").object("topic")),
        labels);
    same("all_data_columns", numbers(recount.summary().object("all_data_columns")), columns);
  }

  private static TreeMap<String, Long> numbers(Json.Obj object) {
    var all = new TreeMap<String, Long>();
    object.fields().keySet().forEach(name -> all.put(name, number(object, name)));
    return all;
  }

  /** What a person has done and has left (spec projects-and-settings.md §7.1). */
  private void queue(long annotator, Json.Obj detail) {
    var answered = new HashSet<Long>();
    var skipped = new HashSet<Long>();
    for (var task : recount.exported()) {
      for (var annotation : Recount.annotations(task)) {
        if (Recount.author(annotation) == annotator) {
          (Recount.isSkip(annotation) ? skipped : answered).add(Recount.id(task));
        }
      }
    }
    skipped.removeAll(answered);
    long done = answered.size() + (arena.mown ? 0 : skipped.size());
    long open = rows.values().stream().filter(row -> !isLabeled(row)).count();
    long answeredOpen =
        answered.stream()
            .filter(id -> !isLabeled(rows.getOrDefault(id, Json.EMPTY_OBJECT)))
            .count();
    long total = open - answeredOpen - (arena.mown ? 0 : skipped.size()) + done;
    same("queue_done of " + annotator, number(detail, "queue_done"), done);
    same("queue_total of " + annotator, number(detail, "queue_total"), Math.max(done, total));
  }

  private static long number(Json.Obj object, String key) {
    return Labeler.number(object, key);
  }
}
