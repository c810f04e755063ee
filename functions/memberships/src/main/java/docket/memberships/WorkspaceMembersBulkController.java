package docket.memberships;

import docket.domain.json.Json;
import docket.memberships.MemberChanges.Direction;
import docket.platform.access.WorkspaceAccess;
import docket.platform.http.Call;
import docket.platform.http.Problem;
import docket.platform.http.Reply;
import docket.store.access.Place;
import docket.store.access.Workspaces;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Delete;
import io.micronaut.http.annotation.Post;
import java.util.Set;

/** Many people in or out of a workspace at once (spec access.md §7.2, §7.6). */
@Controller("/api/workspaces/{id}/memberships/bulk")
final class WorkspaceMembersBulkController {
  private final WorkspaceAccess access;
  private final MemberSearch search;
  private final MemberChanges changes;
  private final Workspaces workspaces;

  WorkspaceMembersBulkController(
      WorkspaceAccess access, MemberSearch search, MemberChanges changes, Workspaces workspaces) {
    this.access = access;
    this.search = search;
    this.changes = changes;
    this.workspaces = workspaces;
  }

  @Post
  Reply add(long id, Call call) {
    var workspace = access.manageable(call.caller(), id);
    var fields = call.fields();
    var selection = Selection.of(fields);
    fields.check();
    if (workspace.isPersonal()) {
      throw Problem.badRequest(WorkspaceMembersController.PERSONAL).exception();
    }
    var known = Set.copyOf(workspaces.membersOf(id));
    var fresh =
        selection.from(search.live(workspace.organization(), call.query())).stream()
            .map(member -> member.user().id())
            .filter(user -> !known.contains(user))
            .toList();
    changes.change(call.caller(), Place.of(workspace), fresh, Direction.IN);
    return Reply.ok(Json.object().put("assignments", fresh.size()));
  }

  @Delete
  Reply remove(long id, Call call) {
    var workspace = access.manageable(call.caller(), id);
    var selection = Selection.ofDelete(call);
    var known = Set.copyOf(workspaces.membersOf(id));
    var leaving =
        selection.from(search.live(workspace.organization(), call.query())).stream()
            .map(member -> member.user().id())
            .filter(known::contains)
            .toList();
    changes.change(call.caller(), Place.of(workspace), leaving, Direction.OUT);
    return Reply.ok(Json.object().put("unassignments", leaving.size()));
  }
}
