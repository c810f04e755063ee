package docket.queues;

import docket.domain.id.TaskId;
import docket.domain.json.Json;
import docket.domain.queue.StreamHistory.Entry;
import docket.domain.tasks.Task;
import docket.platform.access.ProjectAccess;
import docket.platform.http.Call;
import docket.platform.http.Problem;
import docket.platform.http.Reply;
import docket.platform.queue.Serving;
import docket.store.people.People;
import docket.store.tasks.Tasks;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import java.util.List;
import java.util.stream.Collectors;

/** The labeling stream of one person in one project (spec queue.md §1, §7). */
@Controller("/api/projects/{id}")
final class StreamController {
  private final ProjectAccess access;
  private final Serving serving;
  private final People people;
  private final Tasks tasks;

  StreamController(ProjectAccess access, Serving serving, People people, Tasks tasks) {
    this.access = access;
    this.serving = serving;
    this.people = people;
    this.tasks = tasks;
  }

  @Get("/next")
  Reply next(long id, Call call) {
    var entry = access.workableRecently(call.caller(), new docket.domain.id.ProjectId(id));
    return switch (serving.next(entry, call.caller())) {
      case Serving.Outcome.Task(var task) -> Reply.ok(task);
      case Serving.Outcome.Nothing nothing -> throw Serving.problem(nothing).exception();
    };
  }

  @Get("/label-stream-history")
  Reply history(long id, Call call) {
    var served = served(id, call);
    return Reply.ok(
        Json.array(
            served.stream()
                .map(entry ->
                    Json.object()
                        .put("taskId", entry.task().value())
                        .put("annotationId", annotation(entry))
                        .build())
                .toList()));
  }

  /** Entries of tasks that still exist, oldest first. */
  private List<Entry> served(long id, Call call) {
    var entry = access.workable(call.caller(), id);
    var history = people.find(entry.project().id(), call.caller().user()).history().entries();
    var living =
        tasks
            .findAll(call.caller().organization(), history.stream().map(Entry::task).toList())
            .stream()
            .map(Task::id)
            .collect(Collectors.toSet());
    return history.stream().filter(e -> living.contains(e.task())).toList();
  }

  @Get("/previous-task")
  Reply previous(long id, Call call) {
    var served = served(id, call);
    var at = call.query().number("task");
    int position = at == null ? served.size() : position(served, new TaskId(at));
    if (position <= 0) {
      throw Problem.notFound("There is no earlier task.").exception();
    }
    var next = position < served.size() ? pointer(served.get(position)) : Json.NULL;
    return Reply.ok(
        Json.of(
            List.of(
                Json.object()
                    .put("previous", pointer(served.get(position - 1)))
                    .put("next", next)
                    .build())));
  }

  private static int position(List<Entry> served, TaskId task) {
    for (int i = 0; i < served.size(); i++) {
      if (served.get(i).task().equals(task)) {
        return i;
      }
    }
    return served.size();
  }

  private static Json pointer(Entry entry) {
    return Json.object()
        .put("task", entry.task().value())
        .put("annotation", annotation(entry))
        .build();
  }

  private static @org.jspecify.annotations.Nullable Long annotation(Entry entry) {
    return entry.annotation() == 0 ? null : entry.task().child(entry.annotation());
  }
}
