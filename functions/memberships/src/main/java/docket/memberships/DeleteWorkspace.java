package docket.memberships;

import docket.domain.access.Act;
import docket.domain.access.Workspace;
import docket.domain.id.UserId;
import docket.domain.json.Json;
import docket.platform.jobs.Message;
import docket.platform.jobs.WorkQueue;
import docket.platform.jobs.Worker;
import docket.store.access.Place;
import docket.store.access.Workspaces;
import docket.store.access.Workspaces.Deletion;
import docket.store.projects.Projects;
import jakarta.inject.Singleton;
import java.time.Clock;

/**
 * Deletes a workspace without projects and takes everybody out of it (spec access.md §7.4), in the
 * background if the process dies in between.
 */
@Singleton
final class DeleteWorkspace implements Worker {
  private static final String KIND = "delete_workspace";

  private final Workspaces workspaces;
  private final Projects projects;
  private final WorkQueue work;
  private final Clock clock;

  DeleteWorkspace(Workspaces workspaces, Projects projects, WorkQueue work, Clock clock) {
    this.workspaces = workspaces;
    this.projects = projects;
    this.work = work;
    this.clock = clock;
  }

  /**
   * @param by who deletes it
   */
  Deletion delete(Workspace workspace, UserId by) {
    var organization = workspace.organization();
    work.sendInCase(
        KIND,
        Json.object()
            .put("organization", organization.value())
            .put("workspace", workspace.id())
            .put("by", by.value())
            .build());
    return workspaces.delete(
        new Place.InWorkspace(organization, workspace.id()),
        () ->
            projects.cards(organization).stream()
                .anyMatch(card -> card.workspace() == workspace.id()),
        Act.of(by, clock.instant()));
  }

  @Override
  public String kind() {
    return KIND;
  }

  /** Only clears up: a workspace that is there still was not deleted, and whoever asked knows. */
  @Override
  public void work(Json.Obj message) {
    var organization = Message.organization(message);
    long workspace = Message.number(message, "workspace");
    if (workspaces.find(organization, workspace).isEmpty()) {
      var by = new UserId(Message.number(message, "by"));
      workspaces.clear(new Place.InWorkspace(organization, workspace), Act.of(by, clock.instant()));
    }
  }
}
