package docket.bench.torture;

import docket.bench.torture.Arena.Answer;
import docket.domain.json.Json;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;

/** Labels a project to its end: a reservation that were never freed would leave a task over. */
final class Drain {
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final Crew crew;
  private final Arena arena;

  private Drain(Crew crew, Arena arena) {
    this.crew = crew;
    this.arena = arena;
  }

  /** Tasks that are left although somebody could take them; empty when all is done. */
  static List<String> of(Crew crew, Arena arena) throws InterruptedException {
    var drain = new Drain(crew, arena);
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    List<String> left;
    do {
      for (var annotator : crew.annotators()) {
        drain.label(annotator);
      }
      left = drain.left();
      if (!left.isEmpty()) {
        Thread.sleep(300); // reservations of the dead run out
      }
    } while (!left.isEmpty() && System.nanoTime() < deadline);
    return left;
  }

  private void label(Crew.Annotator annotator) {
    while (true) {
      var next = annotator.person().get(arena.path("/next"));
      if (!next.isFine()) {
        return;
      }
      var answer = new Answer(next.word("unique_lock_id"), next.number("id"), annotator, "News", 0);
      arena.answers.put(answer.key, answer);
      Labeler.repeat(arena, answer);
    }
  }

  private List<String> left() {
    var recount = Recount.of(crew, arena);
    recount.tidy(crew, arena);
    var labeled = new HashSet<Long>();
    recount.rows().stream()
        .filter(row -> row.get("is_labeled") instanceof Json.Bool(var is) && is)
        .forEach(row -> labeled.add(Recount.id(row)));
    var left = new ArrayList<String>();
    for (var task : recount.exported()) {
      var seen = new HashSet<Long>();
      Recount.annotations(task).forEach(annotation -> seen.add(Recount.author(annotation)));
      var others = crew.annotators().stream().filter(a -> !seen.contains(a.id())).toList();
      if (!labeled.contains(Recount.id(task)) && !others.isEmpty()) {
        left.add(
            "project %d: nobody gets task %d, which %d people could take"
                .formatted(arena.project, Recount.id(task), others.size()));
      }
    }
    return left;
  }
}
