package docket.projects;

import docket.domain.access.Role;
import docket.domain.access.User;
import docket.domain.access.Workspace;
import docket.domain.id.ProjectId;
import docket.domain.id.UserId;
import docket.domain.json.Json;
import docket.domain.projects.Project;
import docket.platform.access.ProjectAccess;
import docket.platform.access.ProjectAccess.Entry;
import docket.platform.http.Caller;
import docket.platform.http.Query;
import docket.store.access.Users;
import docket.store.access.Workspaces;
import docket.store.people.People;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Gathers what the views of projects need, and makes them. */
@Singleton
final class ProjectViews {
  /** What {@code counts} answers with. */
  static final Set<String> COUNTS =
      Set.of(
          "id",
          "task_number",
          "finished_task_number",
          "num_tasks_with_annotations",
          "total_annotations_number",
          "useful_annotation_number",
          "skipped_annotations_number",
          "ground_truth_number",
          "total_predictions_number",
          "reviewed_number",
          "rejected",
          "review_total_tasks",
          "queue_total",
          "queue_done",
          "queue_left");

  private static final int MEMBERS_SHOWN = 10;

  private final ProjectAccess access;
  private final Settings settings;
  private final People people;
  private final Users users;
  private final Workspaces workspaces;

  ProjectViews(
      ProjectAccess access, Settings settings, People people, Users users, Workspaces workspaces) {
    this.access = access;
    this.settings = settings;
    this.people = people;
    this.users = users;
    this.workspaces = workspaces;
  }

  /**
   * Views of a page of projects. Each costs one reading of its counters and one of its members;
   * everything else is read once for the page.
   *
   * @param names workspaces of the organization
   */
  List<Json> all(Caller caller, List<Project> shown, List<Workspace> names, Query query) {
    var wanted = new LinkedHashSet<>(query.list("include"));
    var workspacesById = new HashMap<Long, Workspace>();
    names.forEach(workspace -> workspacesById.put(workspace.id(), workspace));
    var members = members(shown);
    var known = users.findAll(members.values().stream().flatMap(Set::stream).distinct().toList());
    var roles = access.roles(caller);
    var views = new ArrayList<Json>();
    for (var project : shown) {
      var around =
          around(
              caller,
              new Entry(project, roles.apply(project).orElse(Role.VIEW_ONLY)),
              known.get(project.createdBy()),
              workspacesById.get(project.workspace()),
              members.getOrDefault(project.id(), Set.of()).stream()
                  .map(known::get)
                  .filter(Objects::nonNull)
                  .toList(),
              limit(query));
      var view = ProjectView.detail(project, around);
      views.add(wanted.equals(Set.of("id")) ? only(view, wanted) : view);
    }
    return views;
  }

  /** Who belongs to each project: its creator, its own members, those of its workspace. */
  private Map<ProjectId, Set<UserId>> members(List<Project> shown) {
    var ofWorkspaces = new HashMap<Long, List<UserId>>();
    var members = new HashMap<ProjectId, Set<UserId>>();
    for (var project : shown) {
      var ids = new LinkedHashSet<UserId>();
      ids.add(project.createdBy());
      ids.addAll(workspaces.recentMembersOf(project.id()));
      ids.addAll(ofWorkspaces.computeIfAbsent(project.workspace(), workspaces::recentMembersOf));
      members.put(project.id(), ids);
    }
    return members;
  }

  /** A view with some of its fields. */
  static Json only(Json view, Set<String> names) {
    var kept = Json.object();
    ((Json.Obj) view)
        .fields()
        .forEach((name, value) -> {
          if (names.contains(name)) {
            kept.put(name, value);
          }
        });
    return kept.build();
  }

  private ProjectView.Surroundings around(
      Caller caller,
      Entry entry,
      @Nullable User creator,
      @Nullable Workspace workspace,
      List<User> members,
      int limit) {
    var project = entry.project();
    var overview = people.overview(project.id(), caller.user());
    return new ProjectView.Surroundings(
        entry.role(),
        settings.derived(project),
        overview.counters(),
        overview.person(),
        creator,
        workspace,
        members,
        limit);
  }

  private List<User> members(Project project) {
    var ids = new LinkedHashSet<UserId>();
    ids.add(project.createdBy());
    ids.addAll(workspaces.membersOf(project.id()));
    ids.addAll(workspaces.membersOf(project.workspace()));
    return List.copyOf(users.findAll(List.copyOf(ids)).values());
  }

  private static int limit(Query query) {
    return (int) Math.clamp(query.number("members_limit", MEMBERS_SHOWN), 0, 1000);
  }

  /** The view of one project. */
  Json.Obj one(Caller caller, Entry entry, Query query) {
    var project = entry.project();
    var members = members(project);
    var around =
        around(
            caller,
            entry,
            members.stream()
                .filter(user -> user.id().equals(project.createdBy()))
                .findFirst()
                .orElse(null),
            workspaces.find(caller.organization(), project.workspace()).orElse(null),
            members,
            limit(query));
    return ProjectView.detail(project, around);
  }

  /** The view of a project that was just made: nothing is counted yet. */
  Json.Obj made(Caller caller, Project project) {
    var around =
        new ProjectView.Surroundings(
            caller.role(),
            settings.derived(project),
            null,
            people.find(project.id(), caller.user()),
            users.find(caller.user()).orElse(null),
            workspaces.find(caller.organization(), project.workspace()).orElse(null),
            members(project),
            MEMBERS_SHOWN);
    return ProjectView.detail(project, around);
  }
}
