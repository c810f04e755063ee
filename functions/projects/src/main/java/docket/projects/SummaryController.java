package docket.projects;

import docket.domain.json.Json;
import docket.platform.access.ProjectAccess;
import docket.platform.http.Call;
import docket.platform.http.Reply;
import docket.store.work.WorkSummaries;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import java.util.TreeMap;

/** What a project's tasks and annotations hold (spec api.md §6.1). */
@Controller("/api/projects/{id}/summary")
final class SummaryController {
  private final ProjectAccess access;
  private final WorkSummaries summaries;

  SummaryController(ProjectAccess access, WorkSummaries summaries) {
    this.access = access;
    this.summaries = summaries;
  }

  @Get
  Reply read(long id, Call call) {
    var project = access.workable(call.caller(), id).project();
    var summary = summaries.settled(project.organization(), project.id());
    return Reply.ok(
        Json.object()
            .put("all_data_columns", new TreeMap<>(summary.columns().all()))
            .put("common_data_columns", summary.columns().common())
            .put("created_annotations", summary.saved().createdAnnotations())
            .put("created_labels", summary.saved().createdLabels())
            .put("created_labels_drafts", summary.drafted().createdLabels()));
  }
}
