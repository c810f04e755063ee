package docket.memberships;

import docket.domain.access.Act;
import docket.domain.access.Membership;
import docket.domain.access.Organization;
import docket.domain.access.User;
import docket.store.access.Invitations;
import docket.store.access.Invitations.Invitation;
import docket.store.access.Organizations;
import docket.store.access.Place;
import docket.store.access.Users;
import docket.store.access.Workspaces;
import docket.store.dynamo.Change;
import docket.store.dynamo.Commit;
import docket.store.projects.Projects;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Lets the person whom a mail invited join, once (spec access.md §8.2). */
@Singleton
final class AcceptInvitation {
  private final Invitations invitations;
  private final Organizations organizations;
  private final Projects projects;
  private final Workspaces workspaces;
  private final TakeBack takeBack;
  private final Clock clock;

  AcceptInvitation(
      Invitations invitations,
      Organizations organizations,
      Projects projects,
      Workspaces workspaces,
      TakeBack takeBack,
      Clock clock) {
    this.invitations = invitations;
    this.organizations = organizations;
    this.projects = projects;
    this.workspaces = workspaces;
    this.takeBack = takeBack;
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
      takeBack.from(before, user.id()); // nothing of before comes back
    }
    var changes = new ArrayList<>(joining(user, invitation));
    changes.add(Users.activating(user.id(), invitation.organization()));
    return invitations.commit(changes) instanceof Commit.Done;
  }

  /**
   * What lets an account join by an invitation, as part of one transaction: it uses the invitation
   * up, and leads into the projects and workspaces that are there still.
   */
  List<Change> joining(User user, Invitation invitation) {
    var organization = invitation.organization();
    var act = Act.of(user.id(), clock.instant()).because(InviteByMail.REASON);
    var changes = new ArrayList<>(invitations.remove(invitation));
    var before = organizations.membership(user.id(), organization).orElse(null);
    changes.addAll(membership(user, before, invitation, act));
    places(invitation).stream()
        .filter(place -> before == null || !workspaces.isIn(place, user.id()))
        .map(place -> Workspaces.joining(place, user.id(), act))
        .forEach(changes::addAll);
    return changes;
  }

  /** Where it leads, as far as that is there still. */
  private List<Place> places(Invitation invitation) {
    var organization = invitation.organization();
    var places = new ArrayList<Place>();
    invitation.projects().stream()
        .flatMap(project -> projects.find(organization, project).stream())
        .map(Place::of)
        .forEach(places::add);
    invitation.workspaces().stream()
        .flatMap(workspace -> workspaces.find(organization, workspace).stream())
        .map(Place::of)
        .forEach(places::add);
    return places;
  }

  private List<Change> membership(
      User user, @Nullable Membership before, Invitation invitation, Act act) {
    if (before != null) {
      var after =
          before.invitedAgain(invitation.role(), invitation.userType(), invitation.invited());
      return organizations.change(before, after, act);
    }
    return organizations.join(
        new Membership(
            invitation.organization(),
            user.id(),
            invitation.role(),
            invitation.userType(),
            act.at(),
            null,
            invitation.invited(),
            1),
        act);
  }
}
