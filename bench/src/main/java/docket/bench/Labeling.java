package docket.bench;

import docket.domain.json.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Annotators who never think: next, submit, next, submit; then the same in one request each ({@code
 * ?next=1}).
 */
final class Labeling implements Scenario {
  @Override
  public String name() {
    return "label";
  }

  @Override
  public List<Row> run(Crowd crowd, Settings settings, int tasks) throws InterruptedException {
    var rows = new ArrayList<Row>();
    for (int overlap : List.of(1, 2)) {
      for (int annotators : settings.annotators()) {
        rows.addAll(round(crowd, settings, tasks, overlap, annotators));
      }
    }
    return rows;
  }

  private static List<Row> round(
      Crowd crowd, Settings settings, int tasks, int overlap, int annotators)
      throws InterruptedException {
    long project = Fixture.project(crowd.owner(), "Label", overlap);
    Fixture.fill(crowd.owner(), project, tasks);
    var people = crowd.annotators(annotators);
    crowd.join(project, annotators);
    var suffix = ", %d annotators, overlap %d".formatted(annotators, overlap);
    var apart = new Round(project, settings.round().toNanos() / 2, false);
    var together = new Round(project, settings.round().toNanos() / 2, true);
    double apartSeconds = apart.run(people);
    double togetherSeconds = together.run(people);
    return List.of(
        Row.of("next" + suffix, tasks, apart.next, apart.labels.get() / apartSeconds),
        Row.of("submit" + suffix, tasks, apart.submit, apart.labels.get() / apartSeconds),
        Row.of(
            "submit?next=1" + suffix,
            tasks,
            together.submit,
            together.labels.get() / togetherSeconds));
  }

  /** One stretch of labeling. */
  static final class Round {
    private final long project;
    private final long nanos;
    private final boolean together;
    private final Samples next = new Samples();
    private final Samples submit = new Samples();
    private final AtomicInteger labels = new AtomicInteger();

    Round(long project, long nanos, boolean together) {
      this.project = project;
      this.nanos = nanos;
      this.together = together;
    }

    Samples next() {
      return next;
    }

    Samples submit() {
      return submit;
    }

    int labels() {
      return labels.get();
    }

    /** Seconds that it took. */
    double run(List<Person> people) throws InterruptedException {
      long start = System.nanoTime();
      try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
        var work = people.stream().map(p -> (Callable<Void>) () -> label(p, start + nanos));
        for (var done : threads.invokeAll(work.toList())) {
          done.get();
        }
      } catch (java.util.concurrent.ExecutionException failed) {
        throw new IllegalStateException(failed.getCause());
      }
      return (System.nanoTime() - start) / 1e9;
    }

    private Void label(Person person, long end) {
      var served = next(person);
      while (served != null && System.nanoTime() < end) {
        var answer =
            person
                .post(
                    "/api/tasks/%d/annotations/%s".formatted(id(served), together ? "?next=1" : ""),
                    submission(served))
                .expectFine("submit");
        submit.add(answer);
        labels.incrementAndGet();
        served = together ? answer.json().object("next") : next(person);
        if (served != null && served.get("id") == null) {
          served = null;
        }
      }
      return null;
    }

    private Json.@org.jspecify.annotations.Nullable Obj next(Person person) {
      var reply = person.get("/api/projects/%d/next".formatted(project));
      if (reply.status() == 404) {
        return null;
      }
      next.add(reply.expectFine("next"));
      return reply.json();
    }
  }

  static long id(Json.Obj task) {
    return task.get("id") instanceof Json.Int(var id) ? id : 0;
  }

  static Json submission(Json.Obj served) {
    return Json.object()
        .put("result", Fixture.RESULT)
        .put("lead_time", 1.5)
        .put("unique_id", served.text("unique_lock_id"))
        .build();
  }
}
