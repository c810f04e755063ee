package docket.memberships;

import docket.domain.json.Json;
import docket.domain.projects.Project;
import docket.platform.wire.Times;
import java.util.Set;

/**
 * A project as the list of a workspace tells of it: its settings, without what is derived or
 * counted.
 */
final class BriefProject {
  /** What only those who manage the project get to see, or nobody. */
  private static final Set<String> HIDDEN =
      Set.of("task_data_login", "task_data_password", "internal_description", "custom_script");

  private BriefProject() {}

  static Json of(Project project) {
    var view = Json.object().put("id", project.id().value());
    project
        .settings()
        .fields()
        .forEach((name, value) -> view.put(name, HIDDEN.contains(name) ? Json.NULL : value));
    return view.put("title", project.title())
        .put("label_config", project.labelConfig())
        .put("organization", project.organization().value())
        .put("workspace", project.workspace())
        .put("created_at", Times.text(project.createdAt()))
        .build();
  }
}
