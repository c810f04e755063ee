package docket.memberships;

import docket.domain.access.Act;
import docket.domain.access.Role;
import docket.domain.json.Json;
import docket.platform.access.ProjectAccess;
import docket.platform.http.Call;
import docket.platform.http.Fields;
import docket.platform.http.Problem;
import docket.platform.http.Reply;
import docket.store.access.ProjectRoles;
import docket.store.access.ProjectRoles.ProjectRole;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Delete;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import java.time.Clock;
import java.util.Set;

/**
 * Roles of annotators and reviewers in single projects (spec access.md §6.1, §6.2). Whoever manages
 * a project gives them; everybody may ask for their own.
 */
@Controller("/api/projects")
final class ProjectRolesController {
  private final ProjectAccess access;
  private final OrganizationAccess people;
  private final ProjectRoles roles;
  private final GiveProjectRole giveRole;
  private final Clock clock;

  ProjectRolesController(
      ProjectAccess access,
      OrganizationAccess people,
      ProjectRoles roles,
      GiveProjectRole giveRole,
      Clock clock) {
    this.access = access;
    this.people = people;
    this.roles = roles;
    this.giveRole = giveRole;
    this.clock = clock;
  }

  @Get("/roles")
  Reply own(Call call) {
    var caller = call.caller();
    var wanted = Set.copyOf(call.query().numbers("ids"));
    var rows =
        roles.of(caller.organization(), caller.user()).stream()
            .filter(role -> wanted.isEmpty() || wanted.contains(role.project().value()))
            .map(ProjectRolesController::view)
            .toList();
    return Reply.ok(Json.array(rows));
  }

  @Get("/{id}/roles")
  Reply list(long id, Call call) {
    var project = access.manageable(call.caller(), id).project();
    return Reply.ok(
        Json.array(roles.in(project.id()).stream().map(ProjectRolesController::view).toList()));
  }

  @Post("/roles")
  Reply give(Call call) {
    var fields = call.fields();
    long user = fields.requiredNumber("user");
    long id = fields.requiredNumber("project");
    var role = role(fields);
    fields.check();
    var project = access.manageable(call.caller(), id).project();
    var member = people.member(project.organization(), user);
    if (!GiveProjectRole.ROLES.contains(member.role())) {
      throw Problem.invalid(
              "user", "Only annotators and reviewers can have another role in a project.")
          .exception();
    }
    return Reply.created(view(giveRole.give(call.caller(), project, member, role)));
  }

  private static Role role(Fields fields) {
    var code = fields.requiredText("role");
    var role = Role.ofCode(code).filter(GiveProjectRole.ROLES::contains);
    if (role.isEmpty() && !code.isBlank()) {
      fields.error("role", "Only AN and RE can be given in a project.");
    }
    return role.orElse(Role.ANNOTATOR);
  }

  @Delete("/roles/{id}")
  Reply remove(long id, Call call) {
    var role =
        roles
            .find(call.caller().organization(), id)
            .orElseThrow(() -> Problem.notFound().exception());
    access.manageable(call.caller(), role.project().value());
    roles.remove(role, Act.of(call.caller().user(), clock.instant()));
    return Reply.noContent();
  }

  private static Json view(ProjectRole role) {
    return Json.object()
        .put("id", role.id())
        .put("user", role.user().value())
        .put("project", role.project().value())
        .put("role", role.role().code())
        .put("role_source", "manual")
        .build();
  }
}
