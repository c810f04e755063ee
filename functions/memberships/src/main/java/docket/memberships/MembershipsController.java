package docket.memberships;

import docket.domain.access.Membership;
import docket.domain.access.Role;
import docket.domain.id.UserId;
import docket.domain.json.Json;
import docket.domain.json.Json.ObjectBuilder;
import docket.memberships.ChangeMembership.Outcome;
import docket.memberships.PersonView.Member;
import docket.memberships.PersonView.Within;
import docket.platform.http.Call;
import docket.platform.http.Caller;
import docket.platform.http.Fields;
import docket.platform.http.Paging;
import docket.platform.http.Problem;
import docket.platform.http.Reply;
import docket.platform.wire.Times;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Delete;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Patch;
import io.micronaut.http.annotation.Post;
import java.util.List;
import java.util.Optional;

/** Members of the organization and their roles (spec access.md §3.7, §3.8). */
@Controller("/api/organizations/{id}/memberships")
final class MembershipsController {
  private static final int PAGE = 30;

  private final OrganizationAccess access;
  private final Members members;
  private final MemberSearch search;
  private final ChangeMembership changeMembership;
  private final ProjectShares projectShares;

  MembershipsController(
      OrganizationAccess access,
      Members members,
      MemberSearch search,
      ChangeMembership changeMembership,
      ProjectShares projectShares) {
    this.access = access;
    this.members = members;
    this.search = search;
    this.changeMembership = changeMembership;
    this.projectShares = projectShares;
  }

  @Get
  Reply list(long id, Call call) {
    var organization = access.named(call.caller(), id);
    OrganizationAccess.mustView(call.caller());
    var tagging = members.tagging(organization.id());
    var found = search.found(organization.id(), call.query(), tagging);
    var page = Paging.walked(call.request(), found, PAGE);
    var within = members.within(organization);
    var shares =
        call.query().flag("contributed_to_projects", false)
            ? Optional.of(projectShares.of(organization.id(), page.items()))
            : Optional.<ProjectShares.Shares>empty();
    return Reply.ok(
        page.answer(
            page.items().stream().map(member -> row(member, within, tagging, shares)).toList()));
  }

  /**
   * @param shares where the caller wants to know who made which project, and worked in which
   */
  private static Json row(
      Member member, Within within, Tagging tagging, Optional<ProjectShares.Shares> shares) {
    var user = member.user().id();
    return membershipRow(member)
        .put("user", person(member, within))
        .put("tags", tagging.view(user))
        .put("concurrency", null)
        .put("flex", null)
        .put("created_projects", shares.map(known -> known.created(user)).orElse(Json.NULL))
        .put("contributed_to_projects", shares.map(known -> known.worked(user)).orElse(Json.NULL))
        .build();
  }

  private static ObjectBuilder membershipRow(Member member) {
    var membership = member.membership();
    return Json.object()
        .put("id", membership.user().value())
        .put("organization", membership.organization().value())
        .put("role", membership.role().code())
        .put("role_source", "manual")
        .put("user_type", membership.userType());
  }

  private static Json person(Member member, Within within) {
    return PersonView.person(member.user(), within, null)
        .put("lse_fields", PersonView.lseFields(member))
        .put("pause", null)
        .put("created_projects", null)
        .put("contributed_to_projects", null)
        .build();
  }

  @Get("/{user}")
  Reply read(long id, long user, Call call) {
    var organization = access.named(call.caller(), id).id();
    OrganizationAccess.mustView(call.caller());
    var membership = access.member(organization, user);
    var member =
        members
            .find(organization, membership.user())
            .orElseThrow(() -> Problem.notFound().exception());
    var shares = projectShares.of(organization, List.of(member));
    return Reply.ok(
        membershipRow(member)
            .put("user", user)
            .put("created_at", Times.text(membership.createdAt()))
            .put("created_projects", shares.created(membership.user()))
            .put("contributed_to_projects", shares.worked(membership.user()))
            .put("annotations_count", shares.answered(membership.user()))
            .put("contributed_projects_count", shares.workedCount(membership.user())));
  }

  @Patch
  Reply change(long id, Call call) {
    var organization = access.named(call.caller(), id);
    OrganizationAccess.mustAdminister(call.caller());
    var fields = call.fields();
    var user = fields.requiredNumber("user_id");
    var role = role(fields);
    checkSeat(fields);
    fields.check();
    var before = access.member(organization.id(), user);
    var after = role.isEmpty() ? before : changed(call.caller(), before, role.get());
    var member =
        members
            .find(organization.id(), after.user())
            .orElseThrow(() -> Problem.notFound().exception());
    return Reply.ok(
        row(
            new Member(member.user(), after),
            members.within(organization),
            members.tagging(organization.id()),
            Optional.empty()));
  }

  /** Older scripts post what newer ones patch. */
  @Post
  Reply changeByPost(long id, Call call) {
    return change(id, call);
  }

  private static Optional<Role> role(Fields fields) {
    var code = fields.text("role");
    if (code == null) {
      return Optional.empty();
    }
    var role = Role.ofCode(code).filter(known -> known.isAssignable() && known != Role.VIEW_ONLY);
    if (role.isEmpty()) {
      fields.error("role", "\"%s\" is not a role that can be given.".formatted(code));
    }
    return role;
  }

  /** Seats follow from roles: the one that can be named is that of every working role. */
  private static void checkSeat(Fields fields) {
    var seat = fields.text("user_type");
    if (seat != null && !seat.equals(Membership.STANDARD)) {
      fields.error("user_type", "\"%s\" is not a valid choice.".formatted(seat));
    }
  }

  private Membership changed(Caller caller, Membership before, Role role) {
    return result(changeMembership.role(caller, before, role));
  }

  @Delete("/{user}")
  Reply delete(long id, long user, Call call) {
    var organization = access.named(call.caller(), id).id();
    if (call.caller().user().equals(new UserId(user))) {
      throw Problem.of(405, "You cannot remove yourself from the organization.").exception();
    }
    OrganizationAccess.mustAdminister(call.caller());
    result(changeMembership.remove(call.caller(), access.member(organization, user)));
    return Reply.noContent();
  }

  private static Membership result(Outcome outcome) {
    return switch (outcome) {
      case Outcome.Changed(var membership) -> membership;
      case Outcome.OwnerIsFixed _ ->
          throw Problem.forbidden("The owner of the organization stays its owner.").exception();
      case Outcome.OwnRole _ ->
          throw Problem.forbidden("You cannot change your own role.").exception();
      case Outcome.OvertakenByAnother _ ->
          throw Problem.conflict(
                  "Somebody else changed this member at the same time. Read them again.")
              .exception();
    };
  }
}
