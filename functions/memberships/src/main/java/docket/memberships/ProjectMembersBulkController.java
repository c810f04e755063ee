package docket.memberships;

import docket.domain.access.Role;
import docket.domain.json.Json;
import docket.domain.projects.Project;
import docket.memberships.MemberChanges.Direction;
import docket.platform.access.ProjectAccess;
import docket.platform.http.Call;
import docket.platform.http.Fields;
import docket.platform.http.Reply;
import docket.store.access.Place;
import docket.store.access.Workspaces;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Delete;
import io.micronaut.http.annotation.Post;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Many people in or out of a project at once (spec access.md §6.2). */
@Controller("/api/projects/{id}/members/bulk")
final class ProjectMembersBulkController {
  private static final int MOST_ROLES = 500;

  private final ProjectAccess access;
  private final OrganizationAccess people;
  private final MemberSearch search;
  private final MemberChanges changes;
  private final GiveProjectRole giveRole;
  private final Workspaces workspaces;

  ProjectMembersBulkController(
      ProjectAccess access,
      OrganizationAccess people,
      MemberSearch search,
      MemberChanges changes,
      GiveProjectRole giveRole,
      Workspaces workspaces) {
    this.access = access;
    this.people = people;
    this.search = search;
    this.changes = changes;
    this.giveRole = giveRole;
    this.workspaces = workspaces;
  }

  @Post
  Reply add(long id, Call call) {
    var project = access.manageable(call.caller(), id).project();
    var fields = call.fields();
    var selection = Selection.of(fields);
    var given = roles(project, fields);
    fields.check();
    var candidates = search.live(project.organization(), call.query());
    var known = Set.copyOf(workspaces.membersOf(project.id()));
    var fresh =
        selection.from(candidates).stream()
            .map(member -> member.user().id())
            .filter(user -> !known.contains(user))
            .toList();
    changes.change(call.caller(), Place.of(project), fresh, Direction.IN);
    for (var role : given) {
      var member = people.member(project.organization(), role.user());
      giveRole.give(call.caller(), project, member, role.role());
    }
    return Reply.ok(
        Json.object()
            .put("assignments", fresh.size())
            .put("skipped_user_ids", selection.missing(candidates)));
  }

  private record Given(long user, Role role) {}

  private List<Given> roles(Project project, Fields fields) {
    var given = new ArrayList<Given>();
    if (fields.value("roles") instanceof Json.Arr(var items)) {
      for (var item : items) {
        given.add(given(project, fields, item));
      }
    }
    if (given.size() > MOST_ROLES) {
      fields.error("roles", "Ensure there are no more than %d.".formatted(MOST_ROLES));
    }
    return given;
  }

  private Given given(Project project, Fields fields, Json item) {
    long user =
        item instanceof Json.Obj object && object.get("user_id") instanceof Json.Int(var id)
            ? id
            : 0;
    var code = item instanceof Json.Obj object ? object.text("role") : null;
    var role = Role.ofCode(String.valueOf(code)).filter(GiveProjectRole.ROLES::contains);
    boolean fits =
        role.isPresent()
            && people
                .memberOrNobody(project.organization(), user)
                .filter(member -> GiveProjectRole.ROLES.contains(member.role()))
                .isPresent();
    if (!fits) {
      fields.error("roles", "Only annotators and reviewers can be given AN or RE in a project.");
    }
    return new Given(user, role.orElse(Role.ANNOTATOR));
  }

  @Delete
  Reply remove(long id, Call call) {
    var project = access.manageable(call.caller(), id).project();
    var selection = Selection.ofDelete(call);
    var known = Set.copyOf(workspaces.membersOf(project.id()));
    var leaving =
        selection.from(search.live(project.organization(), call.query())).stream()
            .map(member -> member.user().id())
            .filter(known::contains)
            .toList();
    changes.change(call.caller(), Place.of(project), leaving, Direction.OUT);
    return Reply.ok(Json.object().put("unassignments", leaving.size()));
  }
}
