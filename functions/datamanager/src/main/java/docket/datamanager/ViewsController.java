package docket.datamanager;

import docket.domain.access.Permission;
import docket.domain.id.ProjectId;
import docket.domain.json.Json;
import docket.platform.access.ProjectAccess;
import docket.platform.http.Call;
import docket.platform.http.Caller;
import docket.platform.http.Fields;
import docket.platform.http.Problem;
import docket.platform.http.Reply;
import docket.store.dynamo.Commit;
import docket.store.ids.Ids;
import docket.store.views.View;
import docket.store.views.Views;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Delete;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Patch;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Put;
import java.util.List;

/** Saved tabs (spec data-manager.md §1, §2). */
@Controller("/api/dm/views")
final class ViewsController {
  private static final int ATTEMPTS = 5;

  private final ProjectAccess access;
  private final Views views;
  private final Ids ids;

  ViewsController(ProjectAccess access, Views views, Ids ids) {
    this.access = access;
    this.views = views;
    this.ids = ids;
  }

  @Get
  Reply list(Call call) {
    long project = project(call);
    access.workable(call.caller(), project);
    var all = views.of(call.caller().organization(), new ProjectId(project));
    return Reply.ok(Json.array(all.stream().map(ViewsController::json).toList()));
  }

  private static long project(Call call) {
    var project = call.query().number("project");
    if (project == null) {
      throw Problem.invalid("project", "This field is required.").exception();
    }
    return project;
  }

  @Post
  Reply create(Call call) {
    var fields = call.fields();
    long project = fields.requiredNumber("project");
    var data = data(fields, Json.EMPTY_OBJECT);
    fields.check();
    access.manageable(call.caller(), project);
    var id = new ProjectId(project);
    long order =
        views.of(call.caller().organization(), id).stream().mapToLong(View::order).max().orElse(-1)
            + 1;
    var view =
        new View(
            ids.next(Ids.Kind.VIEW),
            call.caller().organization(),
            id,
            call.caller().user(),
            data,
            order,
            false,
            1);
    views.create(view);
    return Reply.created(json(view));
  }

  @Get("/{id}")
  Reply read(String id, Call call) {
    var view = find(call.caller(), id);
    access.workable(call.caller(), view.project().value());
    return Reply.ok(json(view));
  }

  @Patch("/{id}")
  Reply change(String id, Call call) {
    for (int attempt = 1; attempt <= ATTEMPTS; attempt++) {
      var before = find(call.caller(), id);
      access.manageable(call.caller(), before.project().value());
      var fields = call.fields();
      var after = changed(fields, before);
      fields.check();
      if (views.replace(before, after) instanceof Commit.Done) {
        return Reply.ok(json(after));
      }
    }
    throw Problem.conflict("The view was changed by somebody else at the same time.").exception();
  }

  /** A locked view takes nothing but column widths, and the end of its lock. */
  private static View changed(Fields fields, View before) {
    boolean locked = fields.flag("is_locked", before.locked());
    var data = data(fields, before.data());
    if (before.locked() && locked) {
      var width = data.get("columnsWidth");
      return width == null
          ? before
          : before.with(before.data().with("columnsWidth", width), before.order(), true);
    }
    return before.with(data, before.order(), locked);
  }

  @Put("/{id}")
  Reply replace(String id, Call call) {
    return change(id, call);
  }

  @Delete("/{id}")
  Reply delete(String id, Call call) {
    var view = find(call.caller(), id);
    access.manageable(call.caller(), view.project().value());
    if (!(views.delete(view) instanceof Commit.Done)) {
      throw Problem.notFound().exception();
    }
    return Reply.noContent();
  }

  @Delete("/reset")
  Reply reset(Call call) {
    long project = call.query().has("project") ? project(call) : requiredProject(call);
    access.permitted(call.caller(), project, Permission.VIEWS_RESET);
    views.of(call.caller().organization(), new ProjectId(project)).forEach(views::delete);
    return Reply.noContent();
  }

  private static long requiredProject(Call call) {
    var fields = call.fields();
    long project = fields.requiredNumber("project");
    fields.check();
    return project;
  }

  @Post("/order")
  Reply order(Call call) {
    var fields = call.fields();
    long project = fields.requiredNumber("project");
    List<Long> wanted = fields.numbers("ids");
    fields.check();
    access.manageable(call.caller(), project);
    for (var view : views.of(call.caller().organization(), new ProjectId(project))) {
      int place = wanted.indexOf(view.id());
      if (place >= 0 && place != view.order()) {
        views.replace(view, view.with(view.data(), place, view.locked()));
      }
    }
    return Reply.noContent();
  }

  private View find(Caller caller, String id) {
    if (!id.matches("[0-9]{1,15}")) {
      throw Problem.notFound().exception();
    }
    return views
        .find(caller.organization(), Long.parseLong(id))
        .orElseThrow(() -> Problem.notFound().exception());
  }

  private static Json.Obj data(Fields fields, Json.Obj absent) {
    return switch (fields.value("data")) {
      case null -> absent;
      case Json.Obj object -> object;
      default -> {
        fields.error("data", "Expected an object.");
        yield absent;
      }
    };
  }

  private static Json json(View view) {
    return Json.object()
        .put("id", view.id())
        .put("project", view.project().value())
        .put("user", view.user().value())
        .put("order", view.order())
        .put("is_locked", view.locked())
        .put("locked_by", null)
        .put("locked_at", null)
        .put("data", view.data())
        .build();
  }
}
