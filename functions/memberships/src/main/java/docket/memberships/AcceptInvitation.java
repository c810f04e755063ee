package docket.memberships;

import docket.domain.access.Act;
import docket.domain.access.Organization;
import docket.domain.access.User;
import docket.domain.id.UserId;
import docket.store.access.Invitations;
import docket.store.access.Invitations.Invitation;
import docket.store.access.Organizations;
import docket.store.access.Place;
import docket.store.access.Users;
import docket.store.access.Workspaces;
import docket.store.dynamo.Commit;
import docket.store.projects.Projects;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.Optional;

/** Lets the person whom a mail invited join, once (spec access.md §8.2). */
@Singleton
final class AcceptInvitation {
  private final Invitations invitations;
  private final InviteByMail inviteByMail;
  private final Organizations organizations;
  private final Projects projects;
  private final Workspaces workspaces;
  private final TakeBack takeBack;
  private final Users users;
  private final Clock clock;

  AcceptInvitation(
      Invitations invitations,
      InviteByMail inviteByMail,
      Organizations organizations,
      Projects projects,
      Workspaces workspaces,
      TakeBack takeBack,
      Users users,
      Clock clock) {
    this.invitations = invitations;
    this.inviteByMail = inviteByMail;
    this.organizations = organizations;
    this.projects = projects;
    this.workspaces = workspaces;
    this.takeBack = takeBack;
    this.users = users;
    this.clock = clock;
  }

  /** The open invitation that a secret belongs to. */
  Optional<Invitation> find(String secret) {
    return invitations.find(secret).filter(found -> found.isOpen(clock.instant()));
  }

  /** The organization that everybody with this link may join. */
  Optional<Organization> open(String token) {
    return organizations.findByInviteToken(token);
  }

  String title(Invitation invitation) {
    return organizations.find(invitation.organization()).map(Organization::title).orElse("");
  }

  /** False where the invitation is not theirs, or holds no more. */
  boolean accept(User user, String secret) {
    var invitation = find(secret).filter(found -> found.email().equals(user.email()));
    return invitation.isPresent() && accept(user, invitation.get());
  }

  /** False where the invitation was used or taken back in between. */
  boolean accept(User user, Invitation invitation) {
    var before = organizations.membership(user.id(), invitation.organization()).orElse(null);
    if (before != null && before.isActive()) {
      invitations.commit(invitations.remove(invitation));
      return true; // they are in already, with a role that stays
    }
    if (before != null && before.deletedAt() != null) {
      // nothing of before comes back
      takeBack.everything(invitation.organization(), user.id(), by(user.id()));
    }
    var changes = inviteByMail.joining(user, invitation);
    if (!(invitations.commit(changes) instanceof Commit.Done)) {
      return false;
    }
    users.activate(user.id(), invitation.organization());
    enter(user.id(), invitation);
    return true;
  }

  /** Puts a new member where the invitation says, as far as that is there still. */
  void enter(UserId user, Invitation invitation) {
    var organization = invitation.organization();
    var act = by(user).because(InviteByMail.REASON);
    invitation.projects().stream()
        .flatMap(project -> projects.find(organization, project).stream())
        .forEach(project -> workspaces.add(Place.of(project), user, act));
    invitation.workspaces().stream()
        .flatMap(workspace -> workspaces.find(organization, workspace).stream())
        .forEach(workspace -> workspaces.add(Place.of(workspace), user, act));
  }

  private Act by(UserId user) {
    return Act.of(user, clock.instant());
  }
}
