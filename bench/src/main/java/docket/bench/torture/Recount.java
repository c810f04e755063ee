package docket.bench.torture;

import docket.bench.Person;
import docket.domain.json.Json;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * All that a project shows, read at a time when nobody uses it.
 *
 * @param detail the project as its owner sees it, counters included
 * @param rows its tasks as the task list pages through them
 * @param exported its tasks as an export has them, annotations and drafts included
 * @param snapshots what exports are kept, the one of this recount first
 * @param jobs the background imports that were asked for, and how far they are
 * @param queues each annotator's own view of the project, by their id
 */
record Recount(
    Json.Obj detail,
    List<Json.Obj> rows,
    List<Json.Obj> exported,
    Json.Obj summary,
    List<Json.Obj> snapshots,
    Map<Long, String> jobs,
    Map<Long, Json.Obj> queues) {
  private static final int PAGE = 1_000;

  static Recount of(Crew crew, Arena arena) {
    var owner = crew.owner();
    var queues = new LinkedHashMap<Long, Json.Obj>();
    for (var annotator : crew.annotators()) {
      queues.put(
          annotator.id(), annotator.person().get(arena.path("")).expectFine("the project").json());
    }
    owner.post(arena.path("/exports"), Json.EMPTY_OBJECT).expectFine("a snapshot");
    return new Recount(
        owner.get(arena.path("")).expectFine("the project").json(),
        rows(owner, arena),
        objects(
            owner
                .get(arena.path("/export?exportType=JSON&download_all_tasks=true"))
                .expectFine("an export")
                .value()),
        owner.get(arena.path("/summary")).expectFine("the summary").json(),
        objects(owner.get(arena.path("/exports")).expectFine("the snapshots").value()),
        jobs(owner, arena),
        queues);
  }

  private static Map<Long, String> jobs(Person owner, Arena arena) {
    var jobs = new LinkedHashMap<Long, String>();
    for (var job : arena.jobs) {
      jobs.put(job, owner.get(arena.path("/imports/" + job)).expectFine("import").word("status"));
    }
    return jobs;
  }

  private static List<Json.Obj> rows(Person owner, Arena arena) {
    var all = new ArrayList<Json.Obj>();
    for (int page = 1; ; page++) {
      var reply =
          owner.get(
              "/api/tasks?project=%d&page_size=%d&page=%d".formatted(arena.project, PAGE, page));
      if (reply.status() == 404 && page > 1) {
        return all;
      }
      var rows = objects(reply.expectFine("a page of tasks").json().array("tasks"));
      all.addAll(rows);
      if (rows.size() < PAGE) {
        return all;
      }
    }
  }

  static List<Json.Obj> objects(Json array) {
    return ((Json.Arr) array).items().stream().map(Json.Obj.class::cast).toList();
  }

  /** Annotations of an exported task. */
  static List<Json.Obj> annotations(Json.Obj task) {
    return objects(task.array("annotations"));
  }

  static boolean isSkip(Json.Obj annotation) {
    return annotation.get("was_cancelled") instanceof Json.Bool(var skipped) && skipped;
  }

  static long author(Json.Obj annotation) {
    return Labeler.number(annotation.object("completed_by"), "id");
  }

  static long id(Json.Obj object) {
    return Labeler.number(object, "id");
  }

  /** Takes away the snapshots of recounts, so that they do not pile up. */
  void tidy(Crew crew, Arena arena) {
    snapshots.stream()
        .filter(snapshot -> "completed".equals(snapshot.text("status")))
        .forEach(s -> crew.owner().delete(arena.path("/exports/" + id(s))));
  }
}
