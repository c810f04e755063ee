package docket.bench.torture;

import docket.bench.torture.Arena.Answer;
import docket.bench.torture.Arena.Batch;
import docket.bench.torture.Arena.Draft;
import docket.domain.json.Json;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What people were told against what is there: nothing lost, nothing doubled, nothing come back.
 */
final class Inspection {
  private final long owner;
  private final Arena arena;
  private final Recount recount;
  private final Map<Long, Json.Obj> tasks = new LinkedHashMap<>();
  private final List<String> differences = new ArrayList<>();

  private Inspection(long owner, Arena arena, Recount recount) {
    this.owner = owner;
    this.arena = arena;
    this.recount = recount;
    recount.exported().forEach(task -> tasks.put(Recount.id(task), task));
  }

  /**
   * Everything that is wrong with a project; empty when all is as it was told.
   *
   * @param owner whom the annotations belong to that came with imports
   */
  static List<String> differences(long owner, Arena arena, Recount recount) {
    var inspection = new Inspection(owner, arena, recount);
    inspection.batches();
    inspection.deletions();
    inspection.answers();
    inspection.drafts();
    inspection.jobs();
    inspection.snapshots();
    inspection.differences.addAll(arena.unexpected);
    inspection.differences.addAll(Counters.differences(arena, recount));
    return inspection.differences.stream()
        .map(difference -> "project %d: %s".formatted(arena.project, difference))
        .toList();
  }

  private void batches() {
    var found = new HashMap<String, Set<Long>>();
    for (var task : tasks.values()) {
      var data = task.object("data");
      var tag = String.valueOf(data.text("batch"));
      if (!found.computeIfAbsent(tag, _ -> new HashSet<>()).add(Labeler.number(data, "n"))) {
        differences.add("doubled: task %d of batch %s".formatted(Recount.id(task), tag));
      }
    }
    for (var batch : arena.batches) {
      batch(batch, found.getOrDefault(batch.tag, Set.of()).size());
    }
  }

  private void batch(Batch batch, int found) {
    boolean whole = found == batch.size;
    boolean none = found == 0 && !batch.told;
    boolean mayMiss = arena.isExposed(batch) || !arena.endangered.isEmpty();
    if (!whole && !none && !mayMiss) {
      differences.add(
          "lost: batch %s (%s) has %d of %d tasks"
              .formatted(batch.tag, batch.told ? "told" : "not told", found, batch.size));
    }
    if (whole) {
      batch.told = true; // it came after all, and may not go any more
    }
  }

  private void deletions() {
    for (var id : tasks.keySet()) {
      if (arena.gone.contains(id)) {
        differences.add("come back: task %d was deleted".formatted(id));
      }
    }
    for (var mowing : arena.mowings) {
      long left = mowing.known.stream().filter(tasks::containsKey).count();
      if (mowing.told && left > 0) {
        differences.add("not deleted: %d of %d tasks".formatted(left, mowing.known.size()));
      }
    }
  }

  private void answers() {
    var found = new HashMap<String, Json.Obj>();
    var once = new HashSet<List<Long>>();
    for (var task : tasks.values()) {
      for (var annotation : Recount.annotations(task)) {
        var key = annotation.text("unique_id");
        if (key != null && found.put(key, annotation) != null) {
          differences.add("doubled: answer " + key);
        }
        boolean again =
            !Recount.isSkip(annotation)
                && !once.add(List.of(Recount.id(task), Recount.author(annotation)));
        if (again) {
          differences.add(
              "doubled: person %d on task %d"
                  .formatted(Recount.author(annotation), Recount.id(task)));
        }
        if (key == null ? Recount.author(annotation) != owner : !arena.answers.containsKey(key)) {
          differences.add("unknown: annotation %d".formatted(Recount.id(annotation)));
        }
      }
    }
    arena.answers.values().forEach(answer -> answer(answer, found.get(answer.key)));
  }

  private void answer(Answer answer, Json.@Nullable Obj found) {
    boolean taskIsThere = tasks.containsKey(answer.task);
    if (found == null) {
      if (answer.told && !answer.deleting && (taskIsThere || !arena.mayBeGone(answer.task))) {
        differences.add("lost: answer %s on task %d".formatted(answer.key, answer.task));
      }
      return;
    }
    if (answer.deleted || answer.refused) {
      differences.add(
          "%s: answer %s"
              .formatted(answer.deleted ? "come back" : "refused, yet there", answer.key));
    }
    answer.told = true;
    answer.id = Recount.id(found);
    var choice =
        Recount.objects(found.array("result")).stream()
            .map(region -> region.object("value").array("choices").items().getFirst())
            .map(value -> ((Json.Str) value).value())
            .findFirst()
            .orElse("");
    if (!answer.skips && !answer.choices.contains(choice)) {
      differences.add(
          "answer %s is %s instead of %s".formatted(answer.key, choice, answer.choices));
    } else if (!answer.skips) {
      answer.choices = Set.of(choice);
    }
  }

  private void drafts() {
    var found = new HashMap<Long, Long>();
    for (var task : tasks.values()) {
      for (var draft : Recount.objects(task.array("drafts"))) {
        found.merge(token(draft), 1L, Long::sum);
      }
    }
    for (var draft : arena.drafts.values()) {
      draft(draft, found.getOrDefault(draft.token, 0L));
    }
  }

  private static long token(Json.Obj draft) {
    return draft.get("lead_time") instanceof Json.Int(var whole)
        ? whole
        : draft.get("lead_time") instanceof Json.Dec(var number) ? Math.round(number) : 0;
  }

  private void draft(Draft draft, long found) {
    boolean may = draft.submitting || arena.mayBeGone(draft.task);
    if (found > 1 || (found == 0 && draft.told && !may)) {
      differences.add(
          "draft %d of task %d is there %d times".formatted(draft.token, draft.task, found));
    }
  }

  private void jobs() {
    recount
        .jobs()
        .forEach((job, status) -> {
          if (!status.equals("completed")) {
            differences.add("import %d is %s".formatted(job, status));
          }
        });
  }

  private void snapshots() {
    for (var snapshot : recount.snapshots()) {
      if (!"completed".equals(snapshot.text("status"))) {
        differences.add(
            "snapshot %d is %s".formatted(Recount.id(snapshot), snapshot.text("status")));
      }
    }
    var newest = recount.snapshots().getFirst();
    long told = Labeler.number(newest.object("counters"), "task_number");
    if ("completed".equals(newest.text("status")) && told != tasks.size()) {
      differences.add("a snapshot has %d tasks, a recount %d".formatted(told, tasks.size()));
    }
  }
}
