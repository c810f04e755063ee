package docket.memberships;

import docket.domain.id.UserId;
import docket.domain.json.Json;
import docket.platform.access.ProjectAccess;
import docket.platform.access.WorkspaceAccess;
import docket.platform.http.Call;
import docket.platform.http.Paging;
import docket.platform.http.Reply;
import docket.platform.wire.People;
import docket.platform.wire.Times;
import docket.store.access.Histories;
import docket.store.access.HistoryOf;
import docket.store.access.HistoryRow;
import docket.store.access.Place;
import docket.store.access.Users;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Histories of memberships, roles and settings, for administrators (spec access.md §10.6, P18): the
 * latest step first.
 */
@Controller("/api/fsm")
final class HistoriesController {
  private final OrganizationAccess organizations;
  private final ProjectAccess projects;
  private final WorkspaceAccess workspaces;
  private final Histories histories;
  private final Users users;

  HistoriesController(
      OrganizationAccess organizations,
      ProjectAccess projects,
      WorkspaceAccess workspaces,
      Histories histories,
      Users users) {
    this.organizations = organizations;
    this.projects = projects;
    this.workspaces = workspaces;
    this.histories = histories;
    this.users = users;
  }

  @Get("/organizations/{id}/membership-history")
  Reply ofOrganization(long id, Call call) {
    var organization = organizations.named(call.caller(), id);
    return told(call, HistoryOf.memberships(organization.id()));
  }

  @Get("/organizations/{id}/settings-history")
  Reply ofSettings(long id, Call call) {
    var organization = organizations.named(call.caller(), id);
    return told(call, HistoryOf.settings(organization.id()));
  }

  @Get("/projects/{id}/membership-history")
  Reply ofProject(long id, Call call) {
    var project = projects.visible(call.caller(), id).project();
    return told(call, Place.of(project).history());
  }

  @Get("/projects/{id}/role-history")
  Reply ofRoles(long id, Call call) {
    var project = projects.visible(call.caller(), id).project();
    return told(call, HistoryOf.roles(project.organization(), project.id()));
  }

  @Get("/workspaces/{id}/membership-history")
  Reply ofWorkspace(long id, Call call) {
    var workspace = workspaces.readable(call.caller(), id, false);
    return told(call, Place.of(workspace).history());
  }

  private Reply told(Call call, HistoryOf history) {
    OrganizationAccess.mustAdminister(call.caller());
    var asked = HistorySearch.of(call.query());
    var found = histories.find(history, asked.search(), asked.window());
    var page =
        Paging.part(call.request(), found.rows(), found.count(), HistorySearch.size(call.query()));
    var doers = found.rows().stream().map(HistoryRow::by).filter(Objects::nonNull).toList();
    var people = People.load(users, doers, call.caller());
    return Reply.ok(page.answer(page.items().stream().map(row -> view(row, people)).toList()));
  }

  /** The schema {@code StateModel}. */
  private static Json view(HistoryRow row, People people) {
    return Json.object()
        .put("id", row.id().toString())
        .put("state", row.step().after())
        .put("previous_state", row.step().before())
        .put("transition_name", row.step().name())
        .put("triggered_by", doer(row.by(), people))
        .put("reason", row.reason())
        .put("context_data", row.step().context())
        .put("created_at", Times.text(row.at()))
        .build();
  }

  private static Json doer(@Nullable UserId id, People people) {
    if (id == null) {
      return Json.NULL;
    }
    var view = Json.object().put("id", id.value());
    var user = people.get(id);
    return (user == null ? view : view.put("email", user.email())).build();
  }
}
