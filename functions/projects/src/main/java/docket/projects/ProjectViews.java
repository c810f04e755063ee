package docket.projects;

import docket.domain.access.Role;
import docket.domain.access.User;
import docket.domain.access.Workspace;
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
import java.util.Set;

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

  /** Views of a page of projects. */
  List<Json> all(Caller caller, List<Project> shown, Query query) {
    var wanted = new LinkedHashSet<>(query.list("include"));
    var names = new HashMap<Long, Workspace>();
    workspaces
        .all(caller.organization())
        .forEach(workspace -> names.put(workspace.id(), workspace));
    var creators = users.findAll(shown.stream().map(Project::createdBy).toList());
    var views = new ArrayList<Json>();
    for (var project : shown) {
      var role = access.role(caller, project).orElse(Role.VIEW_ONLY);
      var view = view(caller, project, role, creators, names, limit(query));
      views.add(wanted.equals(Set.of("id")) ? only(view, wanted) : view);
    }
    return views;
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

  private Json.Obj view(
      Caller caller,
      Project project,
      Role role,
      Map<UserId, User> creators,
      Map<Long, Workspace> names,
      int limit) {
    var around =
        new ProjectView.Surroundings(
            role,
            settings.derived(project),
            people.counters(project.id()),
            people.find(project.id(), caller.user()),
            creators.get(project.createdBy()),
            names.get(project.workspace()),
            members(project),
            limit);
    return ProjectView.detail(project, around);
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
    var creators = users.findAll(List.of(project.createdBy()));
    var names = new HashMap<Long, Workspace>();
    workspaces
        .find(caller.organization(), project.workspace())
        .ifPresent(w -> names.put(w.id(), w));
    return view(caller, project, entry.role(), creators, names, limit(query));
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
