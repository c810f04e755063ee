package docket.memberships;

import docket.domain.access.Role;
import docket.domain.id.UserId;
import docket.domain.json.Json;
import docket.domain.projects.Project;
import docket.memberships.PersonView.Member;
import docket.memberships.PersonView.Within;
import docket.platform.access.ProjectAccess;
import docket.platform.http.Call;
import docket.platform.http.Paging;
import docket.platform.http.Problem;
import docket.platform.http.Query;
import docket.platform.http.Reply;
import docket.store.access.Workspaces;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Delete;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Who works in a project: added to it, or there through its workspace or their role (spec access.md
 * §6.2, §6.3).
 */
@Controller("/api/projects/{id}/members")
final class ProjectMembersController {
  private static final int PAGE = 30;

  private final ProjectAccess access;
  private final OrganizationAccess people;
  private final Workspaces workspaces;
  private final Members members;

  ProjectMembersController(
      ProjectAccess access, OrganizationAccess people, Workspaces workspaces, Members members) {
    this.access = access;
    this.people = people;
    this.workspaces = workspaces;
    this.members = members;
  }

  @Get
  Reply list(long id, Call call) {
    var project = access.manageable(call.caller(), id).project();
    var wanted = Set.copyOf(call.query().numbers("user_ids"));
    var within = members.within(project.organization());
    var rows =
        members.of(project.organization(), added(project)).stream()
            .filter(member -> wanted.isEmpty() || wanted.contains(member.user().id().value()))
            .map(member -> (Json) PersonView.full(member, within, null).build())
            .toList();
    return Reply.ok(Json.array(rows));
  }

  /** People added to the project or its workspace, and who made it. */
  private Set<UserId> added(Project project) {
    var added = new LinkedHashSet<>(workspaces.membersOf(project.id()));
    added.addAll(workspaces.membersOf(project.workspace()));
    added.add(project.createdBy());
    return added;
  }

  @Get("/paginated")
  Reply paginated(long id, Call call) {
    var project = access.manageable(call.caller(), id).project();
    var explicit = Set.copyOf(workspaces.membersOf(project.id()));
    var added = added(project);
    var found =
        members.everybody(project.organization()).stream()
            .filter(member ->
                added.contains(member.user().id()) || member.membership().role().administers())
            .filter(asked(call.query(), explicit))
            .sorted(MemberSearch.order(call.query().text("ordering")))
            .toList();
    var page = Paging.walked(call.request(), found, PAGE);
    var within = members.within(project.organization());
    return Reply.ok(
        page.answer(page.items().stream().map(member -> row(member, within, explicit)).toList()));
  }

  private static Predicate<Member> asked(Query query, Set<UserId> explicit) {
    var ids = Set.copyOf(query.numbers("ids"));
    boolean any = !query.has("implicit");
    boolean implicit = query.flag("implicit", true);
    boolean annotators = !query.flag("no_annotators", false);
    boolean removed = query.flag("with_deleted", false);
    var active =
        MemberSearch.within(
            MemberSearch.time(query, "last_activity__gte"),
            MemberSearch.time(query, "last_activity__lte"));
    Predicate<Member> own =
        member ->
            (ids.isEmpty() || ids.contains(member.user().id().value()))
                && (any || explicit.contains(member.user().id()) != implicit)
                && (annotators || member.membership().role() != Role.ANNOTATOR)
                && (removed || member.membership().deletedAt() == null);
    return own.and(MemberSearch.kind(query))
        .and(MemberSearch.named(query.text("search", "")))
        .and(active);
  }

  private static Json row(Member member, Within within, Set<UserId> explicit) {
    return PersonView.full(member, within, null)
        .put("implicit_member", !explicit.contains(member.user().id()))
        .put("project_role", null)
        .put("project_role_source", null)
        .put("tags", Json.EMPTY_ARRAY)
        .put("user_type", member.membership().userType())
        .build();
  }

  @Post
  Reply add(long id, Call call) {
    var project = access.manageable(call.caller(), id).project();
    var fields = call.fields();
    long user = fields.requiredNumber("user");
    fields.check();
    var membership = people.member(project.organization(), user);
    workspaces.add(project.organization(), project.id(), membership.user());
    return Reply.created(Json.object().put("user", user));
  }

  @Delete
  Reply remove(long id, Call call) {
    var project = access.manageable(call.caller(), id).project();
    var user = new UserId(Selectors.user(call, "user", "user_id"));
    if (!workspaces.membersOf(project.id()).contains(user)) {
      throw Problem.notFound().exception();
    }
    workspaces.remove(project.id(), user);
    return Reply.noContent();
  }
}
