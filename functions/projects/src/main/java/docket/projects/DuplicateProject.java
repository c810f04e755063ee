package docket.projects;

import docket.domain.access.Act;
import docket.domain.json.Json;
import docket.domain.projects.Project;
import docket.platform.http.Caller;
import docket.platform.jobs.Kinds;
import docket.platform.jobs.WorkQueue;
import docket.store.access.Place;
import docket.store.access.ProjectRoles;
import docket.store.access.ProjectRoles.Wish;
import docket.store.access.Workspaces;
import docket.store.ids.Ids;
import docket.store.views.Views;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Makes a project like another: settings, tabs and members before this returns, tasks in the
 * background. What belongs to one project alone stays behind: pins, storages, webhooks, exports,
 * assignments.
 */
@Singleton
final class DuplicateProject {
  /** What of the settings is not copied. */
  private static final List<String> LEFT_BEHIND =
      List.of("pinned_at", "duplication_done", "duplication_status", "task_data_password");

  private final CreateProject createProject;
  private final Views views;
  private final Workspaces workspaces;
  private final ProjectRoles roles;
  private final WorkQueue work;
  private final Ids ids;
  private final Clock clock;

  DuplicateProject(
      CreateProject createProject,
      Views views,
      Workspaces workspaces,
      ProjectRoles roles,
      WorkQueue work,
      Ids ids,
      Clock clock) {
    this.createProject = createProject;
    this.views = views;
    this.workspaces = workspaces;
    this.roles = roles;
    this.work = work;
    this.ids = ids;
    this.clock = clock;
  }

  /** How much of a project is copied; names on the wire. */
  enum Mode {
    SETTINGS("settings"),
    DATA("settings,data"),
    ANNOTATIONS("settings,data,annotations");

    private final String wireName;

    Mode(String wireName) {
      this.wireName = wireName;
    }

    static Optional<Mode> ofWire(String name) {
      return Stream.of(values()).filter(mode -> mode.wireName.equals(name)).findFirst();
    }
  }

  /** What the copy is to be. */
  record Copy(
      String title,
      String description,
      long workspace,
      Mode mode,
      boolean groundTruth,
      boolean members) {}

  Project duplicate(Caller caller, Project source, Copy copy) {
    boolean withTasks = copy.mode() != Mode.SETTINGS;
    var settings = source.settings();
    for (var name : LEFT_BEHIND) {
      settings = settings.without(name);
    }
    settings =
        settings
            .with("title", Json.string(copy.title()))
            .with("description", Json.string(copy.description()))
            .with("is_draft", Json.bool(false))
            .with("is_published", Json.bool(false))
            .with("duplication_done", Json.bool(!withTasks))
            .with("duplication_status", Json.string(withTasks ? "Copying tasks" : ""));
    long job = ids.next(Ids.Kind.IMPORT);
    var made =
        createProject.store(
            caller,
            copy.workspace(),
            settings,
            target -> {
              if (withTasks) { // a copy that is stored will get its tasks, even if we die now
                work.sendInCase(Kinds.COPY_TASKS, message(caller, source, target, copy, job));
              }
            });
    copyTabs(source, made);
    if (copy.members()) {
      copyMembers(caller, source, made);
    }
    if (withTasks) {
      work.send(Kinds.COPY_TASKS, message(caller, source, made, copy, job));
    }
    return made;
  }

  private static Json.Obj message(
      Caller caller, Project source, Project made, Copy copy, long job) {
    return Json.object()
        .put("organization", source.organization().value())
        .put("source", source.id().value())
        .put("target", made.id().value())
        .put("import", job)
        .put("user", caller.user().value())
        .put("annotations", copy.mode() == Mode.ANNOTATIONS)
        .put("ground_truth", copy.groundTruth())
        .build();
  }

  private void copyTabs(Project source, Project made) {
    for (var view : views.of(source.organization(), source.id())) {
      views.create(view.in(made.id(), ids.next(Ids.Kind.VIEW)));
    }
  }

  private void copyMembers(Caller caller, Project source, Project made) {
    var act =
        Act.of(caller.user(), clock.instant())
            .because("Copied from project %s".formatted(source.id()));
    workspaces.membersOf(source.id()).forEach(user -> workspaces.add(Place.of(made), user, act));
    roles
        .in(source.id())
        .forEach(role ->
            roles.give(
                new Wish(made.organization(), made.id(), role.user(), role.role()),
                () -> ids.next(Ids.Kind.PROJECT_ROLE),
                act));
  }
}
