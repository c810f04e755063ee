package docket.projects;

import docket.domain.json.Json;
import docket.domain.projects.Project;
import docket.platform.access.ProjectAccess;
import docket.platform.access.ProjectAccess.Entry;
import docket.platform.http.Call;
import docket.platform.http.Caller;
import docket.platform.http.Fields;
import docket.platform.http.Problem;
import docket.platform.http.Query;
import docket.platform.http.Reply;
import docket.platform.wire.Times;
import docket.store.ids.Ids;
import docket.store.json.JsonText;
import docket.store.projects.ProjectTemplates;
import docket.store.projects.ProjectTemplates.ProjectTemplate;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Delete;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Patch;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Put;
import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Templates that an organization saved from its projects (spec projects-and-settings.md §8): for
 * managers and up; changed by whoever saved them, and by administrators.
 */
@Controller("/api/project-templates")
final class ProjectTemplatesController {
  private static final int LONGEST_NAME = 1000;
  private static final int LONGEST_TEXT = 10_000;
  private static final int LARGEST = 400_000;
  private static final String SETTINGS = "project_settings";

  /** Parts that a body may bring itself; what it leaves out is taken from the project. */
  private static final List<String> PARTS =
      List.of(
          SETTINGS,
          "review_settings",
          "assignment_settings",
          "custom_script",
          "require_comment_on_skip",
          "show_unused_data_columns_to_annotators",
          "tags");

  /** What a project has for itself. */
  private static final Set<String> OWN =
      Set.of(
          "title",
          "description",
          "pinned_at",
          "is_published",
          "is_draft",
          "duplication_done",
          "duplication_status",
          "task_data_password",
          "review_settings",
          "assignment_settings");

  private final ProjectTemplates templates;
  private final ProjectAccess access;
  private final CreateProject createProject;
  private final ProjectViews views;
  private final Ids ids;
  private final Clock clock;

  ProjectTemplatesController(
      ProjectTemplates templates,
      ProjectAccess access,
      CreateProject createProject,
      ProjectViews views,
      Ids ids,
      Clock clock) {
    this.templates = templates;
    this.access = access;
    this.createProject = createProject;
    this.views = views;
    this.ids = ids;
    this.clock = clock;
  }

  @Get
  Reply list(Call call) {
    var organization = managers(call).organization();
    var rows =
        templates.all(organization).stream()
            .sorted(order(call.query().text("ordering")))
            .map(ProjectTemplatesController::view)
            .toList();
    return Reply.ok(Json.array(rows));
  }

  private static Comparator<ProjectTemplate> order(@Nullable String ordering) {
    Comparator<ProjectTemplate> by =
        switch (String.valueOf(ordering).replaceFirst("^-", "")) {
          case "name" -> Comparator.comparing(t -> String.valueOf(t.content().text("name")));
          case "created_at" -> Comparator.comparing(ProjectTemplate::createdAt);
          case "updated_at" -> Comparator.comparing(ProjectTemplate::updatedAt);
          default -> Comparator.comparing(ProjectTemplate::id);
        };
    return ordering != null && ordering.startsWith("-") ? by.reversed() : by;
  }

  @Post
  Reply create(Call call) {
    var caller = managers(call);
    var fields = call.fields();
    long project = fields.requiredNumber("project_id");
    fields.requiredText("name");
    var given = given(fields, Json.EMPTY_OBJECT);
    fields.check();
    var source = access.manageable(caller, project).project();
    var content = snapshot(source);
    for (var part : given.fields().entrySet()) {
      content = content.with(part.getKey(), part.getValue());
    }
    if (JsonText.bytes(content).length > LARGEST) {
      throw Problem.badRequest("The settings are too large for a template.").exception();
    }
    var now = clock.instant();
    var template =
        new ProjectTemplate(
            ids.next(Ids.Kind.PROJECT_TEMPLATE),
            caller.organization(),
            caller.user(),
            content,
            now,
            now,
            1);
    templates.create(template);
    return Reply.created(view(template));
  }

  private static Json.Obj snapshot(Project source) {
    var settings = Json.object();
    source
        .settings()
        .fields()
        .forEach((name, value) -> {
          if (!OWN.contains(name)) {
            settings.put(name, value);
          }
        });
    return Json.object()
        .put(SETTINGS, settings.build())
        .put("review_settings", source.settings().object("review_settings"))
        .put("assignment_settings", source.settings().object("assignment_settings"))
        .put("custom_script", source.settings().text("custom_script"))
        .put("require_comment_on_skip", source.requiresCommentOnSkip())
        .put("show_unused_data_columns_to_annotators", null)
        .put("tags", Json.EMPTY_ARRAY)
        .put("description", null)
        .build();
  }

  /** What a body says, laid over what is there. */
  private static Json.Obj given(Fields fields, Json.Obj before) {
    var content = before;
    if (fields.has("name")) {
      var name = fields.requiredText("name");
      if (name.length() > LONGEST_NAME) {
        fields.error(
            "name", "Ensure this field has no more than %d characters.".formatted(LONGEST_NAME));
      }
      content = content.with("name", Json.string(name));
    }
    if (fields.has("description")) {
      var description = fields.text("description");
      if (description != null && description.length() > LONGEST_TEXT) {
        fields.error(
            "description",
            "Ensure this field has no more than %d characters.".formatted(LONGEST_TEXT));
      }
      content = content.with("description", Json.of(description));
    }
    for (var part : PARTS) {
      var value = fields.value(part);
      if (value != null) {
        content = content.with(part, checked(fields, part, value));
      }
    }
    return content;
  }

  private static Json checked(Fields fields, String part, Json value) {
    return switch (part) {
      case SETTINGS, "review_settings", "assignment_settings" -> {
        if (!(value instanceof Json.Obj)) {
          fields.error(part, "Must be an object.");
        }
        yield value;
      }
      case "custom_script" -> Json.of(fields.text(part));
      case "require_comment_on_skip" -> Json.bool(fields.flag(part, false));
      case "show_unused_data_columns_to_annotators" -> Json.of(fields.flag(part));
      default -> value;
    };
  }

  @Get("/{id}")
  Reply read(long id, Call call) {
    return Reply.ok(view(find(managers(call), id)));
  }

  @Patch("/{id}")
  Reply change(long id, Call call) {
    return change(id, call, false);
  }

  @Put("/{id}")
  Reply replace(long id, Call call) {
    return change(id, call, true);
  }

  private Reply change(long id, Call call, boolean whole) {
    var before = own(managers(call), id);
    var fields = call.fields();
    if (whole) {
      fields.requiredText("name");
    }
    var content = given(fields, before.content());
    fields.check();
    var after = before.with(content, clock.instant());
    if (!templates.replace(before, after)) {
      throw Problem.conflict("Somebody else changed the template at the same time. Read it again.")
          .exception();
    }
    return Reply.ok(view(after));
  }

  @Delete("/{id}")
  Reply delete(long id, Call call) {
    if (!templates.delete(own(managers(call), id))) {
      throw Problem.notFound().exception();
    }
    return Reply.noContent();
  }

  @Post("/{id}/create-project")
  Reply createProject(long id, Call call) {
    var caller = managers(call);
    var template = find(caller, id);
    var fields = call.fields();
    var title = fields.requiredText("title");
    var description = fields.text("description");
    var workspace = fields.number("workspace_id");
    fields.check();
    var body =
        template
            .content()
            .object(SETTINGS)
            .with("review_settings", template.content().object("review_settings"))
            .with("assignment_settings", template.content().object("assignment_settings"))
            .with("title", Json.string(title))
            .with("description", Json.string(description == null ? "" : description));
    var project = createProject.create(caller, workspace, body);
    return Reply.created(views.one(caller, new Entry(project, caller.role()), Query.EMPTY));
  }

  private static Caller managers(Call call) {
    if (!call.caller().role().manages()) {
      throw Problem.forbidden().exception();
    }
    return call.caller();
  }

  private ProjectTemplate find(Caller caller, long id) {
    return templates
        .find(caller.organization(), id)
        .orElseThrow(() -> Problem.notFound().exception());
  }

  private ProjectTemplate own(Caller caller, long id) {
    var template = find(caller, id);
    if (!caller.role().administers() && !template.createdBy().equals(caller.user())) {
      throw Problem.forbidden().exception();
    }
    return template;
  }

  private static Json view(ProjectTemplate template) {
    var view = Json.object();
    template.content().fields().forEach(view::put);
    return view.put("id", template.id())
        .put("organization", template.organization().value())
        .put("created_by", template.createdBy().value())
        .put("created_at", Times.text(template.createdAt()))
        .put("updated_at", Times.text(template.updatedAt()))
        .build();
  }
}
