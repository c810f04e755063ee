package docket.tasks;

import docket.domain.json.Json;
import docket.platform.access.ProjectAccess;
import docket.platform.http.Call;
import docket.platform.http.Reply;
import docket.store.work.WorkSummaries;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Delete;
import io.micronaut.http.annotation.Get;
import java.util.TreeMap;

/** Which model versions the predictions of a project come from (spec api.md §9). */
@Controller("/api/projects/{id}/model-versions")
final class ModelVersionsController {
  private final ProjectAccess access;
  private final WorkSummaries summaries;
  private final DropModelVersion dropModelVersion;

  ModelVersionsController(
      ProjectAccess access, WorkSummaries summaries, DropModelVersion dropModelVersion) {
    this.access = access;
    this.summaries = summaries;
    this.dropModelVersion = dropModelVersion;
  }

  @Get
  Reply list(long id, Call call) {
    var project = access.workable(call.caller(), id).project();
    var summary = summaries.settled(project.organization(), project.id());
    return Reply.ok(Json.of(new TreeMap<>(summary.versions())));
  }

  @Delete
  Reply drop(long id, Call call) {
    var project = access.manageable(call.caller(), id).project();
    var fields = call.fields();
    var version = fields.requiredText("model_version");
    fields.check();
    long dropped = dropModelVersion.drop(project, call.caller().user(), version);
    return Reply.ok(Json.object().put("deleted_predictions", dropped));
  }
}
