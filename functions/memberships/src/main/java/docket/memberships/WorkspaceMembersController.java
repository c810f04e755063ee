package docket.memberships;

import docket.domain.access.Act;
import docket.domain.access.Workspace;
import docket.domain.id.UserId;
import docket.domain.json.Json;
import docket.platform.access.WorkspaceAccess;
import docket.platform.http.Call;
import docket.platform.http.Caller;
import docket.platform.http.Paging;
import docket.platform.http.Problem;
import docket.platform.http.Reply;
import docket.store.access.Place;
import docket.store.access.Workspaces;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Delete;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import java.time.Clock;
import java.util.Set;

/** Who belongs to a workspace (spec access.md §7.6). */
@Controller("/api/workspaces/{id}/memberships")
final class WorkspaceMembersController {
  static final String PERSONAL = "Nobody can be added to a personal workspace.";
  private static final int PAGE = 30;

  private final WorkspaceAccess access;
  private final OrganizationAccess people;
  private final Workspaces workspaces;
  private final Members members;
  private final Clock clock;

  WorkspaceMembersController(
      WorkspaceAccess access,
      OrganizationAccess people,
      Workspaces workspaces,
      Members members,
      Clock clock) {
    this.access = access;
    this.people = people;
    this.workspaces = workspaces;
    this.members = members;
    this.clock = clock;
  }

  @Get
  Reply list(long id, Call call) {
    var workspace = access.manageable(call.caller(), id);
    var within = members.within(workspace.organization());
    var rows =
        members.of(workspace.organization(), workspaces.membersOf(id)).stream()
            .map(member ->
                Json.object()
                    .put("user", PersonView.full(member, within, null))
                    .put("workspace", id)
                    .build())
            .toList();
    return Reply.ok(Json.array(rows));
  }

  @Get("/paginated")
  Reply paginated(long id, Call call) {
    var workspace = access.manageable(call.caller(), id);
    var ids = Set.copyOf(call.query().numbers("ids"));
    var found =
        members.of(workspace.organization(), workspaces.membersOf(id)).stream()
            .filter(member -> ids.isEmpty() || ids.contains(member.user().id().value()))
            .filter(MemberSearch.named(call.query().text("search", "")))
            .toList();
    var page = Paging.walked(call.request(), found, PAGE);
    var within = members.within(workspace.organization());
    return Reply.ok(
        page.answer(
            page.items().stream()
                .map(member -> PersonView.full(member, within, null).build())
                .toList()));
  }

  @Post
  Reply add(long id, Call call) {
    var workspace = access.manageable(call.caller(), id);
    var fields = call.fields();
    long user = fields.requiredNumber("user");
    fields.check();
    if (workspace.isPersonal()) {
      throw Problem.badRequest(PERSONAL).exception();
    }
    var membership = people.member(workspace.organization(), user);
    workspaces.add(Place.of(workspace), membership.user(), by(call.caller()));
    return Reply.ok(Json.object().put("workspace", id).put("user", user));
  }

  /** Newer clients name the person in the query, older ones in the body. */
  @Delete
  Reply remove(long id, Call call) {
    access.readable(call.caller(), id, false);
    var user = new UserId(Selectors.user(call, "user_id", "user"));
    var workspace = removable(call.caller(), id, user);
    if (!workspaces.remove(Place.of(workspace), user, by(call.caller()))) {
      throw Problem.notFound().exception();
    }
    return Reply.noContent();
  }

  /** People may leave by themselves. */
  private Workspace removable(Caller caller, long id, UserId user) {
    return user.equals(caller.user())
        ? access.readable(caller, id, false)
        : access.manageable(caller, id);
  }

  private Act by(Caller caller) {
    return Act.of(caller.user(), clock.instant());
  }
}
