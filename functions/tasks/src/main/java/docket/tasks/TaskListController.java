package docket.tasks;

import docket.domain.access.Role;
import docket.domain.id.ProjectId;
import docket.domain.id.TaskId;
import docket.domain.id.UserId;
import docket.domain.json.Json;
import docket.domain.queue.Tally;
import docket.platform.access.ProjectAccess;
import docket.platform.access.ProjectAccess.Entry;
import docket.platform.config.Configs;
import docket.platform.http.Call;
import docket.platform.http.Caller;
import docket.platform.http.Paging;
import docket.platform.http.Problem;
import docket.platform.http.Query;
import docket.platform.http.Reply;
import docket.platform.wire.TaskView;
import docket.platform.wire.TaskView.Surroundings;
import docket.store.access.Users;
import docket.store.json.JsonText;
import docket.store.people.People;
import docket.store.tasks.Answers;
import docket.store.tasks.Answers.Children;
import docket.store.tasks.Tasks;
import docket.store.tasks.Tasks.WithBody;
import docket.store.views.Views;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Pages of the Data Manager's task list (spec data-manager.md §7), in id order. */
@Controller("/api/tasks")
final class TaskListController {
  private static final int PAGE = 100;
  private static final int MOST = 1000;

  private final ProjectAccess access;
  private final Views views;
  private final Tasks tasks;
  private final Answers answers;
  private final People people;
  private final Users users;
  private final Configs configs;
  private final Clock clock;

  TaskListController(
      ProjectAccess access,
      Views views,
      Tasks tasks,
      Answers answers,
      People people,
      Users users,
      Configs configs,
      Clock clock) {
    this.access = access;
    this.views = views;
    this.tasks = tasks;
    this.answers = answers;
    this.people = people;
    this.users = users;
    this.configs = configs;
    this.clock = clock;
  }

  @Get
  Reply list(Call call) {
    var caller = call.caller();
    var scope = scope(caller, call.query());
    var entry = access.workable(caller, scope.project().value());
    if (entry.role() == Role.ANNOTATOR) {
      throw Problem.forbidden("Annotators of this project work in the labeling stream.")
          .exception();
    }
    if (entry.role() == Role.REVIEWER && !entry.project().showsDataToReviewers()) {
      throw Problem.forbidden("Reviewers of this project work in the review stream.").exception();
    }
    scope.refuseFilters();
    int size = Math.min(MOST, Paging.size(call.query(), PAGE));
    long page = Paging.number(call.query());
    var totals = people.counters(scope.project());
    var found = tasks.page(caller.organization(), scope.project(), (page - 1) * size, size);
    if (found.isEmpty() && page > 1) {
      throw Problem.notFound(Paging.PAST_END).exception();
    }
    return Reply.ok(answer(totals, rows(entry, caller, found, call.query())));
  }

  private static Json answer(Tally totals, List<Json> rows) {
    return Json.object()
        .put("total_annotations", totals.annotations())
        .put("total_predictions", totals.predictions())
        .put("total", totals.tasks())
        .put("tasks", rows)
        .build();
  }

  private List<Json> rows(Entry entry, Caller caller, List<WithBody> page, Query query) {
    boolean full = query.text("fields", "task_only").equals("all");
    Set<String> include = new HashSet<>(query.list("include"));
    var children = children(caller, page);
    var named = new HashSet<UserId>();
    children.values().forEach(some -> named.addAll(TaskView.named(some)));
    var known = docket.platform.wire.People.load(users, named, caller);
    var key = configs.undefinedKey(entry.project());
    var rows = new ArrayList<Json>();
    for (var task : page) {
      var around =
          new Surroundings(
              children.getOrDefault(task.task().id(), Children.NONE),
              known,
              key,
              caller.user(),
              clock.instant());
      var row = TaskView.row(task, around, full);
      rows.add(include.isEmpty() ? row : only((Json.Obj) row, include));
    }
    return rows;
  }

  /** Children of a page's tasks: one query for each block that the page touches. */
  private Map<TaskId, Children> children(Caller caller, List<WithBody> page) {
    var ids = page.stream().map(task -> task.task().id()).toList();
    var children = new HashMap<TaskId, Children>();
    int from = 0;
    while (from < ids.size()) {
      int to = from + 1;
      while (to < ids.size() && ids.get(to).block() == ids.get(from).block()) {
        to++;
      }
      children.putAll(answers.between(caller.organization(), ids.get(from), ids.get(to - 1)));
      from = to;
    }
    return children;
  }

  private static Json only(Json.Obj row, Set<String> names) {
    var kept = Json.object();
    row.fields()
        .forEach((name, value) -> {
          if (names.contains(name)) {
            kept.put(name, value);
          }
        });
    return kept.build();
  }

  /** Whose tasks are asked for, and what narrows them. */
  private record Scope(ProjectId project, Json.Obj query) {
    /** Filters and other orders are refused rather than silently left out. */
    void refuseFilters() {
      boolean filters = query.object("filters").array("items").size() > 0;
      var ordering = query.array("ordering").items();
      boolean ordered = !ordering.isEmpty() && !ordering.getFirst().equals(Json.string("tasks:id"));
      if (filters || ordered) {
        throw Problem.badRequest("This release lists tasks in id order, without filters.")
            .exception();
      }
    }
  }

  private Scope scope(Caller caller, Query query) {
    var view = query.number("view");
    if (view != null && view > 0) {
      var found =
          views.find(caller.organization(), view).orElseThrow(() -> Problem.notFound().exception());
      var project = query.number("project");
      if (project != null && project != found.project().value()) {
        throw Problem.badRequest("The view belongs to another project.").exception();
      }
      return new Scope(found.project(), found.data());
    }
    var project = query.number("project");
    if (project == null) {
      throw Problem.notFound("Neither project nor view is given.").exception();
    }
    return new Scope(new ProjectId(project), inline(query));
  }

  private static Json.Obj inline(Query query) {
    var text = query.text("query");
    if (text == null || text.isBlank()) {
      return Json.EMPTY_OBJECT;
    }
    try {
      return JsonText.read(text) instanceof Json.Obj object ? object : Json.EMPTY_OBJECT;
    } catch (JsonText.Malformed malformed) {
      throw Problem.invalid("query", String.valueOf(malformed.getMessage())).exception();
    }
  }
}
