package docket.embedded;

import docket.domain.id.OrganizationId;
import docket.domain.id.ProjectId;
import docket.domain.id.TaskId;
import docket.domain.id.UserId;
import docket.domain.json.Json;
import docket.domain.queue.Person;
import docket.domain.queue.TaskState;
import docket.domain.tasks.Task;
import docket.embedded.Product.Answer;
import docket.embedded.Product.User;
import docket.store.people.People;
import docket.store.tasks.Tasks;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** One project of an owner, and what its people do in the labeling stream. */
record Stream(Product product, User owner, long project) {
  static final String CONFIG =
      "<View><Text name=\"t\" value=\"$text\"/><Choices name=\"c\" toName=\"t\"><Choice"
          + " value=\"A\"/><Choice value=\"B\"/></Choices></View>";

  /** A published project with the given settings and so many tasks. */
  static Stream of(Product product, User owner, Json.ObjectBuilder settings, int tasks) {
    var workspace =
        owner
            .post("/api/workspaces/", Json.object().put("title", "W").build())
            .expect(201)
            .number("id");
    long project =
        owner
            .post(
                "/api/projects/",
                settings
                    .put("title", "Stream")
                    .put("workspace", workspace)
                    .put("label_config", CONFIG)
                    .put("is_published", true)
                    .build())
            .expect(201)
            .number("id");
    var stream = new Stream(product, owner, project);
    if (tasks > 0) {
      stream.bring(tasks);
    }
    return stream;
  }

  void bring(int tasks) {
    var all = new ArrayList<Json>();
    for (int i = 0; i < tasks; i++) {
      all.add(Json.object().put("text", "task " + i).build());
    }
    owner.post("/api/projects/%d/import".formatted(project), Json.array(all)).expect(201);
  }

  /** Annotators of the owner's organization: signing in is slow, so a class makes them once. */
  static List<User> colleagues(User owner, int count) {
    var all = new ArrayList<User>();
    for (int i = 0; i < count; i++) {
      all.add(owner.colleague("annotator%d@example.org".formatted(i), "AN"));
    }
    return all;
  }

  /** The first so many of them, who may label here from now on. */
  List<User> annotators(List<User> colleagues, int count) {
    var all = colleagues.subList(0, count);
    all.forEach(this::join);
    return all;
  }

  void join(User user) {
    owner
        .post(
            "/api/projects/%d/members/".formatted(project),
            Json.object().put("user", user.id()).build())
        .expect(201);
  }

  Answer next(User user) {
    return user.get("/api/projects/%d/next".formatted(project));
  }

  static Answer submit(User user, long task, @org.jspecify.annotations.Nullable String key) {
    var body = Json.object().put("result", Json.EMPTY_ARRAY);
    return user.post(
        "/api/tasks/%d/annotations/".formatted(task),
        (key == null ? body : body.put("unique_id", key)).build());
  }

  static Answer skip(User user, long task, String key) {
    return user.post(
        "/api/tasks/%d/annotations/".formatted(task),
        Json.object()
            .put("result", Json.EMPTY_ARRAY)
            .put("was_cancelled", true)
            .put("unique_id", key)
            .build());
  }

  OrganizationId organization() {
    return new OrganizationId(
        owner.get("/api/current-user/whoami").expect(200).number("active_organization"));
  }

  TaskState state(long task) {
    return product
        .docket()
        .context()
        .getBean(Tasks.class)
        .find(organization(), new TaskId(task))
        .orElseThrow()
        .state();
  }

  List<TaskState> states() {
    var tasks = product.docket().context().getBean(Tasks.class);
    var organization = organization();
    return tasks.blocks(new ProjectId(project)).stream()
        .flatMap(block -> tasks.inBlock(organization, block.number()).stream())
        .map(Task::state)
        .toList();
  }

  /** Tasks that a person holds by a live reservation. */
  List<TaskState> heldBy(User user) {
    var id = new UserId(user.id());
    var now = Instant.now();
    return states().stream().filter(task -> task.liveLock(id, now) != null).toList();
  }

  Person person(User user) {
    return product
        .docket()
        .context()
        .getBean(People.class)
        .find(new ProjectId(project), new UserId(user.id()));
  }

  /** What all of them came to, done at the same time. */
  static <T> List<T> together(List<Callable<T>> all) {
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var results = new ArrayList<T>();
      for (Future<T> done : threads.invokeAll(all)) {
        results.add(done.get());
      }
      return results;
    } catch (InterruptedException end) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(end);
    } catch (ExecutionException failed) {
      throw new IllegalStateException(failed.getCause());
    }
  }
}
