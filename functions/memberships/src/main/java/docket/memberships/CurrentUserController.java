package docket.memberships;

import docket.domain.id.ProjectId;
import docket.domain.json.Json;
import docket.platform.access.CrossSite;
import docket.platform.access.ProjectAccess;
import docket.platform.access.Sessions;
import docket.platform.http.Call;
import docket.platform.http.Caller.Credential;
import docket.platform.http.Problem;
import docket.platform.http.Reply;
import docket.store.access.Organizations;
import docket.store.access.Secrets;
import docket.store.access.Users;
import docket.store.dynamo.Commit;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Patch;
import io.micronaut.http.annotation.Post;
import org.jspecify.annotations.Nullable;

/** The caller's own account (spec access.md §3.2). */
@Controller("/api/current-user")
final class CurrentUserController {
  private final Members members;
  private final Profiles profiles;
  private final Accounts accounts;
  private final Users users;
  private final Organizations organizations;
  private final ProjectAccess projects;
  private final Sessions sessions;
  private final CrossSite crossSite;

  CurrentUserController(
      Members members,
      Profiles profiles,
      Accounts accounts,
      Users users,
      Organizations organizations,
      ProjectAccess projects,
      Sessions sessions,
      CrossSite crossSite) {
    this.members = members;
    this.profiles = profiles;
    this.accounts = accounts;
    this.users = users;
    this.organizations = organizations;
    this.projects = projects;
    this.sessions = sessions;
    this.crossSite = crossSite;
  }

  @Get
  Reply read(Call call) {
    var caller = call.caller();
    return Reply.ok(
        PersonView.api(
            members.self(caller),
            members.within(caller.organization()),
            users.hotkeys(caller.user())));
  }

  @Patch
  Reply change(Call call) {
    var finish = profiles.change(call);
    return finish.apply(Reply.ok(self(call)));
  }

  /** As the person stands after a change that may have taken them to another organization. */
  private Json.ObjectBuilder self(Call call) {
    var user = users.find(call.caller().user()).orElseThrow(() -> Problem.notFound().exception());
    var organization =
        user.activeOrganization() == null
            ? call.caller().organization()
            : user.activeOrganization();
    var member =
        members.find(organization, user.id()).orElseThrow(() -> Problem.notFound().exception());
    return PersonView.api(member, members.within(organization), users.hotkeys(user.id()));
  }

  @Get("/whoami")
  Reply whoAmI(Call call) {
    var caller = call.caller();
    return Reply.ok(
        PersonView.whoAmI(
            members.self(caller),
            members.within(caller.organization()),
            users.hotkeys(caller.user())));
  }

  /** Under both names that clients look for (spec api.md §19). */
  @Get("/token")
  Reply token(Call call) {
    if (call.caller().via() == Credential.SESSION) {
      mustBeConfirmed(call);
    }
    var token = accounts.legacyToken(call.caller().user());
    var shown = token == null ? replaced(call) : token;
    return Reply.ok(Json.object().put("token", shown).put("detail", shown));
  }

  /** A page's script must not be able to read the token at any time (spec access.md T-48). */
  private void mustBeConfirmed(Call call) {
    boolean confirmed =
        sessions
            .find(call.request())
            .filter(signedIn -> sessions.isConfirmed(signedIn.session()))
            .isPresent();
    if (!confirmed || crossSite.isForeign(call.request())) {
      throw Problem.forbidden("Confirm your password to see the token.").exception();
    }
  }

  @Post("/reset-token")
  Reply resetToken(Call call) {
    return Reply.created(Json.object().put("token", replaced(call)));
  }

  private String replaced(Call call) {
    var token = Secrets.legacyToken();
    var changes = accounts.replaceLegacyToken(call.caller().user(), token);
    if (!(organizations.commit(changes) instanceof Commit.Done)) {
      throw Problem.conflict("The token was replaced by another call at the same time.")
          .exception();
    }
    return token;
  }

  @Get("/hotkeys")
  Reply hotkeys(Call call) {
    var project = project(call);
    var user = call.caller().user();
    var stored = project == null ? users.hotkeys(user) : users.hotkeys(user, project);
    return Reply.ok(Json.object().put(Hotkeys.FIELD, stored == null ? Json.EMPTY_OBJECT : stored));
  }

  @Patch("/hotkeys")
  Reply changeHotkeys(Call call) {
    var project = project(call);
    var fields = call.fields();
    var hotkeys = Hotkeys.read(fields);
    fields.check();
    if (project == null) {
      users.storeHotkeys(call.caller().user(), hotkeys);
    } else {
      users.storeHotkeys(call.caller().user(), project, hotkeys);
    }
    return Reply.ok(Json.object().put(Hotkeys.FIELD, hotkeys));
  }

  private @Nullable ProjectId project(Call call) {
    if (!call.query().has("project")) {
      return null;
    }
    var id = call.query().number("project");
    if (id == null || id <= 0) {
      throw Problem.invalid("project", "A positive whole number is required.").exception();
    }
    return projects.visible(call.caller(), id).project().id();
  }
}
