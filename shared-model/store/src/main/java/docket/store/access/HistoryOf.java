package docket.store.access;

import docket.domain.id.OrganizationId;
import docket.domain.id.ProjectId;

/** What a history is about. Each history lies in a partition of its own, by time. */
public record HistoryOf(OrganizationId organization, Kind kind, long id) {
  /** Kinds of histories. */
  public enum Kind {
    MEMBERSHIPS("HM#"),
    SETTINGS("HS#"),
    PROJECT_MEMBERS("HP#"),
    PROJECT_ROLES("HR#"),
    WORKSPACE_MEMBERS("HW#");

    private final String prefix;

    Kind(String prefix) {
      this.prefix = prefix;
    }
  }

  public static HistoryOf memberships(OrganizationId organization) {
    return new HistoryOf(organization, Kind.MEMBERSHIPS, organization.value());
  }

  public static HistoryOf settings(OrganizationId organization) {
    return new HistoryOf(organization, Kind.SETTINGS, organization.value());
  }

  public static HistoryOf roles(OrganizationId organization, ProjectId project) {
    return new HistoryOf(organization, Kind.PROJECT_ROLES, project.value());
  }

  String partition() {
    return kind.prefix + id;
  }
}
