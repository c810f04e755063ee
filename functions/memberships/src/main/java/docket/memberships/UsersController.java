package docket.memberships;

import docket.domain.id.UserId;
import docket.domain.json.Json;
import docket.memberships.PersonView.Member;
import docket.platform.http.Call;
import docket.platform.http.Caller;
import docket.platform.http.Problem;
import docket.platform.http.Reply;
import docket.store.access.Users;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Delete;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Patch;
import io.micronaut.http.annotation.Post;
import java.util.List;

/** People of the active organization (spec access.md §3.2). */
@Controller("/api/users")
final class UsersController {
  private final Members members;
  private final Profiles profiles;
  private final CreateUser createUser;
  private final Users users;

  UsersController(Members members, Profiles profiles, CreateUser createUser, Users users) {
    this.members = members;
    this.profiles = profiles;
    this.createUser = createUser;
    this.users = users;
  }

  @Get
  Reply list(Call call) {
    var caller = call.caller();
    var within = members.within(caller.organization());
    var found = visible(caller).stream();
    var rows =
        MemberSearch.offered(call.query().text("ordering"))
            .map(found::sorted)
            .orElse(found)
            .map(member -> (Json) PersonView.api(member, within, null).build())
            .toList();
    return Reply.ok(Json.array(rows));
  }

  private List<Member> visible(Caller caller) {
    return Members.seesEverybody(caller)
        ? members.everybody(caller.organization()).stream()
            .filter(member -> member.membership().deletedAt() == null)
            .toList()
        : members.of(caller.organization(), members.colleagues(caller));
  }

  @Post
  Reply create(Call call) {
    var caller = call.caller();
    OrganizationAccess.mustAdminister(caller);
    var member = createUser.create(caller, call.fields());
    return Reply.created(PersonView.full(member, members.within(caller.organization()), null));
  }

  @Get("/{id}")
  Reply read(long id, Call call) {
    return Reply.ok(view(call.caller(), visible(call.caller(), id)));
  }

  private Member visible(Caller caller, long id) {
    var member =
        members
            .find(caller.organization(), new UserId(id))
            .orElseThrow(() -> Problem.notFound().exception());
    if (!Members.seesEverybody(caller)
        && !members.colleagues(caller).contains(member.user().id())) {
      throw Problem.forbidden().exception();
    }
    return member;
  }

  private Json.ObjectBuilder view(Caller caller, Member member) {
    var own = member.user().id().equals(caller.user()) ? users.hotkeys(caller.user()) : null;
    return PersonView.full(member, members.within(caller.organization()), own);
  }

  /** An account is the operator's to delete; an organization removes its members. */
  @Delete("/{id}")
  Reply delete(long id, Call call) {
    var caller = call.caller();
    var user = new UserId(id);
    if (user.equals(caller.user())) {
      throw Problem.of(405, "You cannot delete your own account.").exception();
    }
    if (members.find(caller.organization(), user).isEmpty()) {
      throw Problem.notFound().exception();
    }
    throw Problem.forbidden(
            "Accounts are not deleted here. DELETE /api/organizations/%s/memberships/%s/ removes somebody from the organization."
                .formatted(caller.organization(), user))
        .exception();
  }

  @Patch("/{id}")
  Reply change(long id, Call call) {
    var caller = call.caller();
    var member =
        members
            .find(caller.organization(), new UserId(id))
            .orElseThrow(() -> Problem.notFound().exception());
    if (!member.user().id().equals(caller.user())) {
      throw Problem.forbidden().exception();
    }
    var finish = profiles.change(call);
    return finish.apply(Reply.ok(view(caller, members.self(caller))));
  }
}
