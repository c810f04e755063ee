package docket.domain.access;

import docket.domain.id.OrganizationId;
import docket.domain.id.UserId;
import java.time.Instant;

/**
 * A group of projects and the people who work on them.
 *
 * @param isPersonal a person's own sandbox: only they see it, and nothing in it can be published
 */
public record Workspace(
    long id,
    OrganizationId organization,
    String title,
    String description,
    String color,
    UserId createdBy,
    Instant createdAt,
    boolean isPersonal,
    boolean isArchived,
    long version) {

  /** A person's own workspace, as it is at first. */
  public static Workspace sandbox(long id, OrganizationId organization, UserId owner, Instant now) {
    return new Workspace(id, organization, "Sandbox", "", "", owner, now, true, false, 1);
  }

  public Workspace with(String newTitle, String newDescription, String newColor, boolean archived) {
    return new Workspace(
        id,
        organization,
        newTitle,
        newDescription,
        newColor,
        createdBy,
        createdAt,
        isPersonal,
        archived,
        version + 1);
  }
}
