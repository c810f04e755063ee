package docket.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import docket.annotations.Submits;
import docket.domain.id.OrganizationId;
import docket.domain.id.ProjectId;
import docket.domain.id.TaskId;
import docket.domain.id.UserId;
import docket.domain.json.Json;
import docket.domain.projects.Project;
import docket.domain.queue.Person;
import docket.domain.queue.Tally;
import docket.domain.queue.TaskState;
import docket.engines.dynamodb.IndexLag;
import docket.store.dynamo.Units;
import docket.store.people.People;
import docket.store.projects.Projects;
import docket.store.queue.NextTask;
import docket.store.queue.NextTask.Empty;
import docket.store.queue.NextTask.Reason;
import docket.store.queue.NextTask.Served;
import docket.store.queue.TaskQueue;
import docket.store.tasks.Answers;
import docket.store.tasks.OpenTasks;
import docket.store.tasks.Tasks;
import io.micronaut.context.ApplicationContext;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.DoubleAdder;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Many annotators of one project in the cloud: each request runs in any of several processes that
 * share nothing but the tables, and the index of open tasks lags as it does there.
 */
@DisplayNameGeneration(ReplaceUnderscores.class)
class SeveralProcessesTest {
  private static final int PROCESSES = 8;
  private static final int ANNOTATORS = 64;
  private static final IndexLag LAG =
      IndexLag.between(Duration.ofMillis(50), Duration.ofMillis(400));
  private static final long SEED = Long.getLong("docket.processes.seed", System.nanoTime());

  @TempDir Path folder;

  private Still product;
  private List<Instance> processes;

  /** What one process has of its own. */
  private record Instance(TaskQueue queue, Submits submits) {
    static Instance of(ApplicationContext context) {
      return new Instance(context.getBean(TaskQueue.class), new Submits(context));
    }
  }

  @BeforeEach
  void start() {
    product = Still.open(folder, LAG);
    processes =
        IntStream.range(0, PROCESSES).mapToObj(_ -> Instance.of(product.process())).toList();
  }

  @AfterEach
  void stop() {
    product.close();
  }

  private Project project(int overlap, int tasks) {
    var owner = product.founder("owner@example.org");
    long workspace =
        owner
            .post("/api/workspaces/", Json.object().put("title", "W").build())
            .expect(201)
            .number("id");
    var settings =
        Json.object()
            .put("title", "Crowd")
            .put("workspace", workspace)
            .put("label_config", Stream.CONFIG)
            .put("maximum_annotations", overlap)
            .build();
    long project = owner.post("/api/projects/", settings).expect(201).number("id");
    var all = new ArrayList<Json>();
    IntStream.range(0, tasks).forEach(i -> all.add(Json.object().put("text", "t" + i).build()));
    for (int from = 0; from < tasks; from += 1_000) {
      var part = Json.array(all.subList(from, Math.min(tasks, from + 1_000)));
      owner.post("/api/projects/%d/import".formatted(project), part).expect(201);
    }
    awaitIndex(new ProjectId(project), tasks);
    var organization =
        new OrganizationId(owner.get("/api/current-user/whoami").number("active_organization"));
    return product.bean(Projects.class).find(organization, new ProjectId(project)).orElseThrow();
  }

  /** The order of what the index does not show yet is nobody's. */
  private void awaitIndex(ProjectId project, int tasks) {
    var open = product.bean(OpenTasks.class);
    while (open.between(project, "C", "D", tasks).size() < tasks) {
      LockSupport.parkNanos(LAG.min().toNanos());
    }
  }

  /** What all of them did until there was nothing left. */
  private final class Crowd {
    private final Project project;
    private final int overlap;
    private final int measured;
    private final AtomicInteger grants = new AtomicInteger();
    private final List<TaskId> served = Collections.synchronizedList(new ArrayList<>());
    private final AtomicInteger answers = new AtomicInteger();
    private final DoubleAdder reads = new DoubleAdder();
    private final DoubleAdder writes = new DoubleAdder();
    private final AtomicInteger counted = new AtomicInteger();
    private Runnable pace = () -> {};

    /**
     * @param measured so many grants are measured; the last tasks of a project cost more
     */
    Crowd(Project project, int overlap, int measured) {
      this.project = project;
      this.overlap = overlap;
      this.measured = measured;
    }

    void label(int annotators) {
      var calls = new ArrayList<Callable<Reason>>();
      for (int i = 0; i < annotators; i++) {
        var user = new UserId(900_000 + i);
        var chance = new Random(SEED + i);
        calls.add(() -> labelAll(user, chance));
      }
      assertThat(Stream.together(calls)).as("seed %d", SEED).containsOnly(Reason.FINISHED);
    }

    private Reason labelAll(UserId user, Random chance) throws InterruptedException {
      Person known = null;
      while (true) {
        var process = processes.get(chance.nextInt(PROCESSES));
        switch (next(process, user, known)) {
          case Served served -> {
            Crowd.this.served.add(served.task().id());
            var after = process.submits().answer(project, user, served);
            known = chance.nextBoolean() ? after : null;
            answers.incrementAndGet();
            pace.run();
          }
          case Empty(var reason, var _) when reason == Reason.ALL_RESERVED -> {
            known = null;
            Thread.sleep(20); // somebody holds the last tasks, or the index hides them: ask again
          }
          case Empty(var reason, var _) -> {
            return proved(reason);
          }
        }
      }
    }

    /** Waits after each answer until the index shows at most so many tasks that are done. */
    Crowd patient(int tasks, int stale) {
      var open = product.bean(OpenTasks.class);
      pace =
          () -> {
            while (open.between(project.id(), "C", "D", tasks).size()
                > tasks - answers.get() + stale) {
              LockSupport.parkNanos(LAG.min().toNanos());
            }
          };
      return this;
    }

    /** Nobody hears that all is done before it is. */
    private Reason proved(Reason reason) {
      var counters = product.bean(People.class).counters(project.id());
      if (overlap == 1) {
        assertThat(counters.finished()).as("seed %d", SEED).isEqualTo(counters.tasks());
      }
      return reason;
    }

    private NextTask next(Instance process, UserId user, @Nullable Person known) {
      var units = new Units();
      var next =
          units.metered(() ->
              known == null
                  ? process.queue().next(project, user)
                  : process.queue().next(project, known));
      if (next instanceof Served && grants.incrementAndGet() <= measured) {
        counted.incrementAndGet();
        reads.add(units.reads());
        writes.add(units.writes());
      }
      return next;
    }

    double readsPerGrant() {
      return reads.sum() / counted.get();
    }

    double writesPerGrant() {
      return writes.sum() / counted.get();
    }
  }

  private List<TaskState> states(Project project) {
    var tasks = product.bean(Tasks.class);
    return tasks.blocks(project.id()).stream()
        .flatMap(block -> tasks.inBlock(project.organization(), block.number()).stream())
        .map(task -> task.state())
        .toList();
  }

  /** Every task labeled by exactly so many people, nobody twice; counters equal to a recount. */
  private void holdsExactly(Project project, int overlap, int tasks) {
    var recount = Tally.ZERO;
    var states = states(project);
    assertThat(states).hasSize(tasks);
    for (var state : states) {
      var authors =
          product.bean(Answers.class).annotations(project.organization(), state.id()).stream()
              .map(annotation -> annotation.completedBy())
              .toList();
      assertThat(authors).as("task %s", state.id()).doesNotHaveDuplicates().hasSize(overlap);
      assertThat(state.labeled()).isTrue();
      assertThat(state.locks()).isEmpty();
      recount = recount.plus(Tally.of(state));
    }
    assertThat(product.bean(People.class).counters(project.id())).isEqualTo(recount);
  }

  @Test
  void when_64_people_label_in_8_processes_then_each_task_is_served_once_with_few_tries() {
    int tasks = 3_000;
    var project = project(1, tasks);
    var crowd = new Crowd(project, 1, tasks * 3 / 4);
    crowd.label(ANNOTATORS);
    assertThat(crowd.answers.get()).isEqualTo(tasks);
    holdsExactly(project, 1, tasks);
    // One for the task, one for the index, half a person, and what others were faster at: where
    // everybody begins at the head it is thirty.
    assertThat(crowd.readsPerGrant()).as("seed %d", SEED).isLessThan(5.5);
    assertThat(crowd.writesPerGrant()).as("seed %d", SEED).isLessThan(4.6);
  }

  @Test
  void when_tasks_want_two_people_then_each_has_exactly_two() {
    int tasks = 1_500;
    var project = project(2, tasks);
    var crowd = new Crowd(project, 2, tasks * 3 / 2);
    crowd.label(ANNOTATORS);
    assertThat(crowd.answers.get()).isEqualTo(2 * tasks);
    holdsExactly(project, 2, tasks);
    assertThat(crowd.readsPerGrant()).as("seed %d", SEED).isLessThan(12);
  }

  @Test
  void when_a_crowd_shares_the_last_few_tasks_then_nobody_is_sent_away_before_they_are_done() {
    int tasks = 40;
    var project = project(1, tasks);
    new Crowd(project, 1, tasks).label(ANNOTATORS);
    holdsExactly(project, 1, tasks);
  }

  @Test
  void when_one_person_is_served_by_8_processes_then_the_tasks_come_in_the_order_of_their_ids() {
    int tasks = 40;
    var project = project(1, tasks);
    var crowd = new Crowd(project, 1, tasks);
    crowd.patient(tasks, 12).label(1); // a program that is faster may meet itself, and a detour
    assertThat(crowd.served).hasSize(tasks).isSorted();
    holdsExactly(project, 1, tasks);
  }
}
