package docket.store.access;

import docket.domain.access.Workspace;
import docket.domain.id.OrganizationId;
import docket.domain.id.ProjectId;
import docket.domain.id.UserId;
import docket.domain.projects.Project;
import docket.store.dynamo.Key;

/** Where people are put one by one: a project or a workspace. */
public sealed interface Place {
  OrganizationId organization();

  /** What a person has of the membership, among their grants. */
  Key grant(UserId user);

  /** What the place has of it, for lists. */
  Key copy(UserId user);

  /** Where its coming and going is told. */
  HistoryOf history();

  static Place of(Project project) {
    return new InProject(project.organization(), project.id());
  }

  static Place of(Workspace workspace) {
    return new InWorkspace(workspace.organization(), workspace.id());
  }

  /** A project. */
  record InProject(OrganizationId organization, ProjectId project) implements Place {
    @Override
    public Key grant(UserId user) {
      return AccessKeys.projectGrant(user, project);
    }

    @Override
    public Key copy(UserId user) {
      return AccessKeys.projectMember(project, user);
    }

    @Override
    public HistoryOf history() {
      return new HistoryOf(organization, HistoryOf.Kind.PROJECT_MEMBERS, project.value());
    }
  }

  /** A workspace. */
  record InWorkspace(OrganizationId organization, long workspace) implements Place {
    @Override
    public Key grant(UserId user) {
      return AccessKeys.workspaceGrant(user, workspace);
    }

    @Override
    public Key copy(UserId user) {
      return AccessKeys.workspaceMember(workspace, user);
    }

    @Override
    public HistoryOf history() {
      return new HistoryOf(organization, HistoryOf.Kind.WORKSPACE_MEMBERS, workspace);
    }
  }
}
