package docket.datamanager;

import docket.domain.json.Json;
import docket.domain.labelconfig.DerivedFields;
import docket.platform.access.ProjectAccess;
import docket.platform.config.Configs;
import docket.platform.http.Call;
import docket.platform.http.Problem;
import docket.platform.http.Reply;
import docket.store.people.People;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;

/** What the Data Manager asks of its project again and again (spec api.md §6). */
@Controller("/api/dm/project")
final class ProjectStateController {
  private final ProjectAccess access;
  private final Configs configs;
  private final People people;

  ProjectStateController(ProjectAccess access, Configs configs, People people) {
    this.access = access;
    this.configs = configs;
    this.people = people;
  }

  @Get
  Reply read(Call call) {
    var number = call.query().number("project");
    if (number == null) {
      throw Problem.invalid("project", "This field is required.").exception();
    }
    var entry = access.workable(call.caller(), number);
    var project = entry.project();
    var tally = people.counters(project.id());
    boolean manages = entry.role().manages();
    var derived = DerivedFields.of(configs.of(project), Json.EMPTY_OBJECT);
    return Reply.ok(
        Json.object()
            .put("id", project.id().value())
            .put("title", project.title())
            .put("task_count", tally.tasks())
            .put("annotation_count", tally.annotations())
            .put("config_has_control_tags", derived.configHasControlTags())
            .put("can_delete_tasks", manages)
            .put("can_manage_annotations", manages)
            .put("can_manage_tasks", manages)
            .put("source_syncing", false)
            .put("target_syncing", false));
  }
}
