package docket.memberships;

import docket.domain.access.Act;
import docket.domain.access.Organization;
import docket.domain.access.Permission;
import docket.domain.access.Role;
import docket.domain.access.User;
import docket.domain.id.ProjectId;
import docket.domain.json.Json;
import docket.domain.json.Json.ObjectBuilder;
import docket.memberships.InviteByMail.Sent;
import docket.memberships.InviteByMail.Terms;
import docket.platform.access.Attempts;
import docket.platform.access.Origins;
import docket.platform.access.ProjectAccess;
import docket.platform.access.WorkspaceAccess;
import docket.platform.http.Anonymous;
import docket.platform.http.Call;
import docket.platform.http.Caller;
import docket.platform.http.Fields;
import docket.platform.http.Problem;
import docket.platform.http.Reply;
import docket.platform.wire.Times;
import docket.store.access.Invitations;
import docket.store.access.Invitations.Invitation;
import docket.store.access.Users;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import java.time.Clock;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.Set;

/** Invitations by mail: sent, listed, taken back, accepted (spec access.md §8.2). */
@Controller("/api")
final class InvitationsController {
  private static final int MOST_ADDRESSES = 200;
  private static final int MOST_PLACES = 28;
  private static final String VIEW_ONLY = "viewonly";
  private static final Set<String> SEATS = Set.of("standard", "flex", VIEW_ONLY);

  /** Invitations from one address in five minutes. */
  private static final long MOST_OF_ADDRESS = 30;

  private static final String DEAD = "This invitation was used, taken back, or is too old.";

  private final OrganizationAccess access;
  private final InviteByMail inviteByMail;
  private final AcceptInvitation acceptInvitation;
  private final Invitations invitations;
  private final ProjectAccess projects;
  private final WorkspaceAccess workspaces;
  private final Users users;
  private final Attempts attempts;
  private final Origins origins;
  private final Clock clock;

  InvitationsController(
      OrganizationAccess access,
      InviteByMail inviteByMail,
      AcceptInvitation acceptInvitation,
      Invitations invitations,
      ProjectAccess projects,
      WorkspaceAccess workspaces,
      Users users,
      Attempts attempts,
      Origins origins,
      Clock clock) {
    this.access = access;
    this.inviteByMail = inviteByMail;
    this.acceptInvitation = acceptInvitation;
    this.invitations = invitations;
    this.projects = projects;
    this.workspaces = workspaces;
    this.users = users;
    this.attempts = attempts;
    this.origins = origins;
    this.clock = clock;
  }

  @Post("/invite/send-email")
  Reply send(Call call) {
    var caller = call.caller();
    OrganizationAccess.must(caller, Permission.ORGANIZATIONS_INVITE);
    var fields = call.fields();
    var emails = emails(caller, fields);
    var terms = terms(caller, fields);
    fields.check();
    attempts.use(Attempts.Kind.INVITATION, call.request(), MOST_OF_ADDRESS);
    var organization = access.named(caller, 0);
    var origin = origins.of(call.request());
    var sent =
        emails.stream()
            .map(email -> inviteByMail.invite(caller, organization, origin, email, terms))
            .map(this::view)
            .toList();
    return Reply.ok(Json.object().put("invitations", sent));
  }

  private Set<String> emails(Caller caller, Fields fields) {
    var emails = new LinkedHashSet<String>();
    if (!(fields.value("emails") instanceof Json.Arr(var items)) || items.isEmpty()) {
      fields.error("emails", "This list may not be empty.");
      return emails;
    }
    if (items.size() > MOST_ADDRESSES) {
      fields.error("emails", "Ensure there are no more than %d.".formatted(MOST_ADDRESSES));
      return emails;
    }
    for (var item : items) {
      var given = item instanceof Json.Str(var text) ? text.strip() : "";
      var email = Emails.normalized(given);
      if (email.isEmpty()) {
        fields.error("emails", "\"%s\": %s".formatted(given, Emails.REFUSED));
      } else if (inviteByMail.isMember(caller.organization(), email.get())) {
        fields.error("emails", "%s is a member already.".formatted(email.get()));
      } else {
        emails.add(email.get());
      }
    }
    return emails;
  }

  private Terms terms(Caller caller, Fields fields) {
    var seat = fields.text("user_type");
    var userType = seat == null ? "standard" : seat;
    if (!SEATS.contains(userType)) {
      fields.error("user_type", "\"%s\" is not a valid choice.".formatted(userType));
    }
    var ids = fields.numbers("projects");
    var spaces = fields.numbers("workspaces");
    if (ids.size() + spaces.size() > MOST_PLACES) {
      fields.error("projects", "Ensure there are no more than %d places.".formatted(MOST_PLACES));
    }
    var role = role(caller, fields, userType.equals(VIEW_ONLY));
    fields.check();
    ids.forEach(id -> projects.manageable(caller, id));
    spaces.forEach(id -> workspaces.manageable(caller, id));
    return new Terms(role, userType, ids.stream().map(ProjectId::new).toList(), spaces);
  }

  /** At most the inviter's own; a manager lets in those who label and review. */
  private static Role role(Caller caller, Fields fields, boolean viewOnly) {
    var code = fields.text("role");
    if (viewOnly) {
      if (code != null) {
        fields.error("role", "A view-only seat has no role.");
      }
      return Role.VIEW_ONLY;
    }
    if (code == null) {
      fields.error("role", "This field is required.");
      return Role.NOT_ACTIVATED;
    }
    var lowest = caller.role().administers() ? caller.role() : Role.REVIEWER;
    var highest = lowest == Role.OWNER ? Role.ADMINISTRATOR : lowest;
    var role =
        Role.ofCode(code).filter(wanted -> wanted.isWorking() && wanted.compareTo(highest) >= 0);
    if (role.isEmpty()) {
      fields.error("role", "\"%s\" is not a role that you can invite to.".formatted(code));
    }
    return role.orElse(Role.NOT_ACTIVATED);
  }

  private Json view(Sent sent) {
    var view = row(sent.invitation());
    return (sent.link() == null ? view : view.put("invite_url", sent.link())).build();
  }

  private ObjectBuilder row(Invitation invitation) {
    return Json.object()
        .put("email", invitation.email())
        .put("role", invitation.role() == Role.VIEW_ONLY ? null : invitation.role().code())
        .put("user_type", invitation.userType())
        .put("projects", invitation.projects().stream().map(ProjectId::value).toList())
        .put("workspaces", invitation.workspaces())
        .put("invited_by", invitation.invitedBy().value())
        .put("invited_at", Times.text(invitation.invitedAt()))
        .put("invite_expired_at", Times.text(invitation.expiresAt()))
        .put("invite_expired", !invitation.isOpen(clock.instant()));
  }

  /** Those that nobody has used, the newest first. */
  @Get("/invites")
  Reply list(Call call) {
    var caller = call.caller();
    OrganizationAccess.must(caller, Permission.ORGANIZATIONS_INVITE);
    var rows =
        invitations.all(caller.organization()).stream()
            .filter(invitation ->
                caller.role().administers() || invitation.invitedBy().equals(caller.user()))
            .sorted(Comparator.comparing(Invitation::invitedAt).reversed())
            .map(invitation -> (Json) row(invitation).build())
            .toList();
    return Reply.ok(Json.array(rows));
  }

  @Post("/invite/revoke")
  Reply revoke(Call call) {
    var caller = call.caller();
    OrganizationAccess.must(caller, Permission.ORGANIZATIONS_INVITE);
    var fields = call.fields();
    var email = Emails.normalized(fields.requiredText("email")).orElse("");
    fields.check();
    var invitation =
        invitations
            .find(caller.organization(), email)
            .filter(found -> caller.role().administers() || found.invitedBy().equals(caller.user()))
            .orElseThrow(() -> Problem.notFound("There is no such invitation.").exception());
    if (!invitations.takeBack(invitation, Act.of(caller.user(), clock.instant()))) {
      throw Problem.conflict("The invitation was used or sent anew at the same time.").exception();
    }
    return Reply.of(200, Json.EMPTY_OBJECT);
  }

  /** What a link invites to, for the page that it opens. */
  @Anonymous
  @Get("/auth/invitation")
  Reply describe(Call call) {
    var token = call.query().text("token", "");
    return Reply.ok(
        acceptInvitation
            .find(token)
            .map(this::described)
            .or(() -> acceptInvitation.open(token).map(InvitationsController::described))
            .orElseThrow(() -> Problem.notFound(DEAD).exception()));
  }

  private ObjectBuilder described(Invitation invitation) {
    var by = users.find(invitation.invitedBy());
    return Json.object()
        .put("email", invitation.email())
        .put("organization", acceptInvitation.title(invitation))
        .put("invited_by", by.map(User::fullName).orElse(""))
        .put("has_account", users.findByEmail(invitation.email()).isPresent());
  }

  /** The organization's own link is for nobody in particular. */
  private static ObjectBuilder described(Organization organization) {
    return Json.object()
        .put("email", null)
        .put("organization", organization.title())
        .put("invited_by", "")
        .put("has_account", false);
  }

  /** Somebody who is signed in joins with the account that was invited. */
  @Post("/auth/accept-invitation")
  Reply accept(Call call) {
    var fields = call.fields();
    var token = fields.requiredText("token");
    fields.check();
    var user = users.find(call.caller().user()).orElseThrow(() -> Problem.notFound().exception());
    if (!acceptInvitation.accept(user, token)) {
      throw Problem.forbidden(
              "This invitation is for another address, was used or taken back, or is too old.")
          .exception();
    }
    return Reply.noContent();
  }
}
