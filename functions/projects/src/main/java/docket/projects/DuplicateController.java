package docket.projects;

import docket.domain.json.Json;
import docket.platform.access.ProjectAccess;
import docket.platform.http.Call;
import docket.platform.http.Fields;
import docket.platform.http.Reply;
import docket.projects.DuplicateProject.Copy;
import docket.projects.DuplicateProject.Mode;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;

/** A copy of a project (spec projects-and-settings.md §1.6, access.md P27). */
@Controller("/api/projects/{id}/duplicate")
final class DuplicateController {
  private static final int SHORTEST_TITLE = 3;
  private static final int LONGEST_TITLE = 50;
  private static final String GROUND_TRUTH = "annotations_as_ground_truth";

  private final ProjectAccess access;
  private final DuplicateProject duplicateProject;

  DuplicateController(ProjectAccess access, DuplicateProject duplicateProject) {
    this.access = access;
    this.duplicateProject = duplicateProject;
  }

  @Post
  Reply duplicate(long id, Call call) {
    var source = access.manageable(call.caller(), id).project();
    var fields = call.fields();
    var title = fields.requiredText("title").strip();
    if (!title.isEmpty() && (title.length() < SHORTEST_TITLE || title.length() > LONGEST_TITLE)) {
      fields.error(
          "title", "The title has %d to %d characters.".formatted(SHORTEST_TITLE, LONGEST_TITLE));
    }
    var mode = mode(fields);
    boolean groundTruth = fields.flag(GROUND_TRUTH, false);
    if (groundTruth && mode != Mode.ANNOTATIONS) {
      fields.error(GROUND_TRUTH, "Only copied annotations can become ground truth.");
    }
    long workspace = fields.requiredNumber("workspace");
    var description = fields.text("description");
    boolean members = fields.flag("include_members", true);
    fields.check();
    var copy =
        duplicateProject.duplicate(
            call.caller(),
            source,
            new Copy(
                title,
                description == null ? "" : description,
                workspace,
                mode,
                groundTruth,
                members));
    return Reply.created(Json.object().put("id", copy.id().value()));
  }

  private static Mode mode(Fields fields) {
    var given = fields.requiredText("mode");
    var mode = Mode.ofWire(given);
    if (mode.isEmpty() && !given.isBlank()) {
      fields.error("mode", "\"%s\" is not a valid choice.".formatted(given));
    }
    return mode.orElse(Mode.SETTINGS);
  }
}
