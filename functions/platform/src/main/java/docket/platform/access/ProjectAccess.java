package docket.platform.access;

import docket.domain.access.Permission;
import docket.domain.access.Role;
import docket.domain.access.Workspace;
import docket.domain.id.ProjectId;
import docket.domain.projects.Project;
import docket.platform.http.Caller;
import docket.platform.http.Problem;
import docket.store.access.Workspaces;
import docket.store.access.Workspaces.Grants;
import docket.store.projects.Projects;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Decides what a caller may do in a project (spec access.md §6.4): 404 for what their organization
 * does not have, 403 for what they may not do inside it.
 */
@Singleton
public final class ProjectAccess {
  private final Projects projects;
  private final Workspaces workspaces;

  ProjectAccess(Projects projects, Workspaces workspaces) {
    this.projects = projects;
    this.workspaces = workspaces;
  }

  /** A project with the role that the caller has in it. */
  public record Entry(Project project, Role role) {
    /** Whether the overlap and the limits of annotators bind the caller here. */
    public boolean isAnnotator() {
      return role == Role.ANNOTATOR;
    }
  }

  /** The caller may see that the project exists: its card and settings. */
  public Entry visible(Caller caller, long project) {
    var found =
        projects
            .find(caller.organization(), new ProjectId(project))
            .orElseThrow(() -> Problem.notFound().exception());
    return entry(caller, found);
  }

  /** The caller may work in it: annotators and reviewers once it is published. */
  public Entry workable(Caller caller, long project) {
    return mustBeOpen(visible(caller, project));
  }

  /**
   * Like {@link #workable}, on settings that may be two seconds old: for the queue, which asks on
   * every task.
   */
  public Entry workableRecently(Caller caller, ProjectId project) {
    var found =
        projects
            .findRecent(caller.organization(), project)
            .orElseThrow(() -> Problem.notFound().exception());
    return mustBeOpen(entry(caller, found));
  }

  private static Entry mustBeOpen(Entry entry) {
    if (!entry.role().manages() && !entry.project().isPublished()) {
      throw Problem.forbidden("This project is not published yet.").exception();
    }
    return entry;
  }

  /** The caller may change it. */
  public Entry manageable(Caller caller, long project) {
    var entry = visible(caller, project);
    if (!entry.role().manages()) {
      throw Problem.forbidden().exception();
    }
    return entry;
  }

  /** The caller's role may do it, and reaches the project. */
  public Entry permitted(Caller caller, long project, Permission permission) {
    var entry = workable(caller, project);
    if (!caller.may(permission)) {
      throw Problem.forbidden().exception();
    }
    return entry;
  }

  private Entry entry(Caller caller, Project project) {
    if (project.isDraft() && !project.createdBy().equals(caller.user())) {
      throw Problem.notFound().exception();
    }
    var role = role(caller, project).orElseThrow(() -> Problem.forbidden().exception());
    return new Entry(project, role);
  }

  /** The caller's effective role in a project of their own organization; empty for none. */
  public Optional<Role> role(Caller caller, Project project) {
    return roles(caller).apply(project);
  }

  /** The caller's effective roles; what was given to them is read once, and only if it matters. */
  public Function<Project, Optional<Role>> roles(Caller caller) {
    var grants = new AtomicReference<@Nullable Grants>();
    return project -> role(caller, project, grants);
  }

  private Optional<Role> role(
      Caller caller, Project project, AtomicReference<@Nullable Grants> known) {
    if (!caller.role().isActive()) {
      return Optional.empty();
    }
    if (caller.role().administers()
        || project.createdBy().equals(caller.user()) && caller.role().manages()) {
      return Optional.of(caller.role());
    }
    var grants = known.get();
    if (grants == null) {
      grants = workspaces.grantsOf(caller.user());
      known.set(grants);
    }
    return reaches(caller, project.id(), project.workspace(), grants)
        ? Optional.of(
            caller.role().manages() ? caller.role() : grants.role(project.id(), caller.role()))
        : Optional.empty();
  }

  /** Whether grants or the ownership of its workspace bring a project within reach. */
  public boolean reaches(Caller caller, ProjectId project, long workspace, Grants grants) {
    if (grants.projects().contains(project) || grants.workspaces().contains(workspace)) {
      return true;
    }
    return caller.role() == Role.MANAGER
        && workspaces
            .find(caller.organization(), workspace)
            .map(Workspace::createdBy)
            .filter(caller.user()::equals)
            .isPresent();
  }
}
