package docket.memberships;

import docket.domain.access.Act;
import docket.domain.access.Role;
import docket.domain.id.UserId;
import docket.domain.json.Json;
import docket.domain.projects.Project;
import docket.memberships.PersonView.Member;
import docket.memberships.PersonView.Within;
import docket.platform.access.ProjectAccess;
import docket.platform.http.Call;
import docket.platform.http.Caller;
import docket.platform.http.Paging;
import docket.platform.http.Problem;
import docket.platform.http.Query;
import docket.platform.http.Reply;
import docket.platform.wire.Times;
import docket.store.access.MemberTags.MemberTag;
import docket.store.access.Place;
import docket.store.access.ProjectRoles;
import docket.store.access.Workspaces;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Delete;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import java.time.Clock;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
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
  private final ProjectRoles roles;
  private final Members members;
  private final Clock clock;

  ProjectMembersController(
      ProjectAccess access,
      OrganizationAccess people,
      Workspaces workspaces,
      ProjectRoles roles,
      Members members,
      Clock clock) {
    this.access = access;
    this.people = people;
    this.workspaces = workspaces;
    this.roles = roles;
    this.members = members;
    this.clock = clock;
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
    var around = around(project);
    var page = Paging.walked(call.request(), found(project, call.query(), around), PAGE);
    var within = members.within(project.organization());
    return Reply.ok(
        page.answer(page.items().stream().map(member -> row(member, within, around)).toList()));
  }

  /**
   * What is read once for a list.
   *
   * @param explicit people who were added to the project by itself
   * @param roles of people who have one of their own here
   */
  private record Around(Set<UserId> explicit, Map<UserId, Role> roles, Tagging tagging) {
    /** What somebody is here, before what their workspace and settings say. */
    Role role(Member member) {
      var inOrganization = member.membership().role();
      return GiveProjectRole.ROLES.contains(inOrganization)
          ? roles.getOrDefault(member.user().id(), inOrganization)
          : inOrganization;
    }
  }

  private Around around(Project project) {
    var given = new HashMap<UserId, Role>();
    roles.in(project.id()).forEach(role -> given.put(role.user(), role.role()));
    return new Around(
        Set.copyOf(workspaces.membersOf(project.id())),
        given,
        members.tagging(project.organization()));
  }

  private List<Member> found(Project project, Query query, Around around) {
    var added = added(project);
    return members.everybody(project.organization()).stream()
        .filter(member ->
            added.contains(member.user().id()) || member.membership().role().administers())
        .filter(asked(query, around))
        .sorted(MemberSearch.order(query.text("ordering")))
        .toList();
  }

  /** A table of the people, for whoever manages the project. */
  @Get("/export")
  Reply export(long id, Call call) {
    var project = access.manageable(call.caller(), id).project();
    var around = around(project);
    var table =
        new CsvTable("id", "email", "first_name", "last_name", "role", "tags", "last_activity");
    for (var member : found(project, call.query(), around)) {
      var user = member.user();
      table.row(
          user.id().toString(),
          user.email(),
          user.firstName(),
          user.lastName(),
          around.role(member).code(),
          String.join(", ", around.tagging().of(user.id()).stream().map(MemberTag::label).toList()),
          String.valueOf(Times.text(user.lastActivity())).replace("null", ""));
    }
    return Reply.file("text/csv", table.bytes())
        .with(
            "Content-Disposition", "attachment; filename=\"project-%d-members.csv\"".formatted(id));
  }

  private static Predicate<Member> asked(Query query, Around around) {
    var ids = Set.copyOf(query.numbers("ids"));
    var roles = Set.copyOf(query.list("role"));
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
                && (any || around.explicit().contains(member.user().id()) != implicit)
                && (annotators || around.role(member) != Role.ANNOTATOR)
                && (roles.isEmpty() || roles.contains(around.role(member).code()))
                && (removed || member.membership().deletedAt() == null);
    return own.and(MemberSearch.marked(query, around.tagging()))
        .and(MemberSearch.named(query.text("search", "")))
        .and(active);
  }

  private static Json row(Member member, Within within, Around around) {
    var user = member.user().id();
    var own = around.roles().get(user);
    return PersonView.full(member, within, null)
        .put("implicit_member", !around.explicit().contains(user))
        .put("project_role", own == null ? null : own.code())
        .put("project_role_source", own == null ? null : "manual")
        .put("tags", around.tagging().view(user))
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
    workspaces.add(Place.of(project), membership.user(), by(call.caller()));
    return Reply.created(Json.object().put("user", user));
  }

  @Delete
  Reply remove(long id, Call call) {
    var project = access.manageable(call.caller(), id).project();
    var user = new UserId(Selectors.user(call, "user", "user_id"));
    if (!workspaces.remove(Place.of(project), user, by(call.caller()))) {
      throw Problem.notFound().exception();
    }
    return Reply.noContent();
  }

  private Act by(Caller caller) {
    return Act.of(caller.user(), clock.instant());
  }
}
