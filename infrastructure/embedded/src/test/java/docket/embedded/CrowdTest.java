package docket.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import docket.domain.id.OrganizationId;
import docket.domain.id.ProjectId;
import docket.domain.json.Json;
import docket.domain.queue.Tally;
import docket.domain.tasks.Task;
import docket.embedded.Product.User;
import docket.store.people.People;
import docket.store.tasks.Answers;
import docket.store.tasks.Directory.Block;
import docket.store.tasks.Tasks;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Invariants 1, 4, 8, 9, 10, 11 and 13 of queue.md §13, on many annotators at once with the index
 * lagging.
 */
class CrowdTest {
  private static final String CONFIG =
      "<View><Text name=\"t\" value=\"$text\"/><Choices name=\"c\" toName=\"t\"><Choice value=\"A\"/><Choice value=\"B\"/></Choices></View>";

  private static final int ANNOTATORS = Integer.getInteger("docket.crowd.annotators", 24);
  private static final int TASKS = Integer.getInteger("docket.crowd.tasks", 150);

  @TempDir Path folder;

  @Test
  void when_a_crowd_labels_with_overlap_two_then_every_task_has_exactly_two_people()
      throws Exception {
    labelsExactly(2);
  }

  @Test
  void when_a_crowd_labels_with_overlap_three_then_every_task_has_exactly_three_people()
      throws Exception {
    labelsExactly(3);
  }

  private void labelsExactly(int overlap) throws Exception {
    try (var product = Product.start(folder)) {
      var owner = product.founder("owner@example.org");
      long project = project(owner, overlap);
      var crowd = crowd(owner, project);
      var outcomes =
          together(
              crowd.stream().map(user -> (Callable<Outcome>) () -> label(user, project)).toList());
      assertThat(outcomes).allMatch(outcome -> outcome.end().equals("finished"));
      assertThat(outcomes.stream().mapToInt(Outcome::submitted).sum()).isEqualTo(overlap * TASKS);
      holds(product, owner, project, overlap);
    }
  }

  private static long project(User owner, int overlap) {
    var workspace =
        owner
            .post("/api/workspaces/", Json.object().put("title", "Crowd").build())
            .expect(201)
            .number("id");
    long project =
        owner
            .post(
                "/api/projects/",
                Json.object()
                    .put("title", "Crowd")
                    .put("workspace", workspace)
                    .put("label_config", CONFIG)
                    .put("maximum_annotations", overlap)
                    .put("is_published", true)
                    .build())
            .expect(201)
            .number("id");
    var tasks = new ArrayList<Json>();
    for (int i = 0; i < TASKS; i++) {
      tasks.add(Json.object().put("text", "task " + i).build());
    }
    for (int from = 0; from < TASKS; from += 1000) {
      owner
          .post(
              "/api/projects/%d/import".formatted(project),
              Json.array(tasks.subList(from, Math.min(TASKS, from + 1000))))
          .expect(201);
    }
    return project;
  }

  private static List<User> crowd(User owner, long project) {
    var crowd = new ArrayList<User>();
    for (int i = 0; i < ANNOTATORS; i++) {
      var user = owner.colleague("annotator%d@example.org".formatted(i), "AN");
      owner
          .post(
              "/api/projects/%d/members/".formatted(project),
              Json.object().put("user", user.id()).build())
          .expect(201);
      crowd.add(user);
    }
    return crowd;
  }

  private record Outcome(int submitted, String end) {}

  private static Outcome label(User user, long project) throws InterruptedException {
    int submitted = 0;
    var next = user.get("/api/projects/%d/next".formatted(project));
    while (true) {
      if (next.status() == 404) {
        var reason = next.text("reason");
        if (!reason.equals("all_reserved")) {
          return new Outcome(submitted, reason);
        }
        Thread.sleep(20); // somebody holds the last tasks: ask again
        next = user.get("/api/projects/%d/next".formatted(project));
        continue;
      }
      next.expect(200);
      var body =
          Json.object()
              .put("result", Json.EMPTY_ARRAY)
              .put("unique_id", next.text("unique_lock_id"))
              .build();
      user.post("/api/tasks/%d/annotations/".formatted(next.number("id")), body).expect(201);
      submitted++;
      next = user.get("/api/projects/%d/next".formatted(project));
    }
  }

  private static <T> List<T> together(List<Callable<T>> all)
      throws InterruptedException, ExecutionException {
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var results = new ArrayList<T>();
      for (Future<T> done : threads.invokeAll(all)) {
        results.add(done.get());
      }
      return results;
    }
  }

  /**
   * Every task labeled by exactly so many people, nobody twice, no lock left, and all counters
   * equal to a recount.
   */
  private static void holds(Product product, User owner, long project, int overlap) {
    var context = product.docket().context();
    var organization =
        new OrganizationId(owner.get("/api/current-user/whoami").number("active_organization"));
    var tasks = context.getBean(Tasks.class);
    var answers = context.getBean(Answers.class);
    var recount = Tally.ZERO;
    var seen = new AtomicInteger();
    for (Block block : tasks.blocks(new ProjectId(project))) {
      for (Task task : tasks.inBlock(organization, block.number())) {
        var annotations = answers.annotations(organization, task.id());
        var authors = annotations.stream().map(a -> a.completedBy()).toList();
        assertThat(authors).doesNotHaveDuplicates().hasSize(overlap);
        assertThat(task.state().annotators()).containsExactlyInAnyOrderElementsOf(authors);
        assertThat(task.state().labeled()).isTrue();
        assertThat(task.state().locks().values())
            .noneMatch(lock -> lock.isLive(java.time.Instant.now()));
        recount = recount.plus(Tally.of(task.state()));
        seen.incrementAndGet();
      }
    }
    assertThat(seen.get()).isEqualTo(TASKS);
    assertThat(context.getBean(People.class).counters(new ProjectId(project))).isEqualTo(recount);
    assertThat(recount.annotations()).isEqualTo((long) overlap * TASKS);
  }
}
