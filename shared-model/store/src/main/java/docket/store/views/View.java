package docket.store.views;

import docket.domain.id.OrganizationId;
import docket.domain.id.ProjectId;
import docket.domain.id.UserId;
import docket.domain.json.Json;

/**
 * A saved tab of a project's Data Manager.
 *
 * @param data filters, ordering, columns and whatever else the client keeps, as it came
 * @param order place among the project's tabs, from 0
 */
public record View(
    long id,
    OrganizationId organization,
    ProjectId project,
    UserId user,
    Json.Obj data,
    long order,
    boolean locked,
    long version) {
  /** The same tab in another project. */
  public View in(ProjectId other, long newId) {
    return new View(newId, organization, other, user, data, order, locked, 1);
  }

  public View with(Json.Obj changed, long place, boolean isLocked) {
    return new View(id, organization, project, user, changed, place, isLocked, version + 1);
  }
}
