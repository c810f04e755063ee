package docket.memberships;

import docket.domain.access.Organization;
import docket.domain.access.Role;
import docket.domain.id.OrganizationId;
import docket.domain.id.ProjectId;
import docket.platform.http.Caller;
import docket.platform.http.Problem;
import docket.platform.mail.Letter;
import docket.platform.mail.Mailer;
import docket.platform.mail.Mailer.MailFailed;
import docket.store.access.Invitations;
import docket.store.access.Invitations.Invitation;
import docket.store.access.Organizations;
import docket.store.access.Secrets;
import docket.store.access.Users;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Invites people by mail into an organization, its workspaces and projects (spec access.md §8.2).
 */
@Singleton
final class InviteByMail {
  private static final Logger LOG = LoggerFactory.getLogger(InviteByMail.class);
  private static final Duration LIFE = Duration.ofDays(7);

  /** Why somebody is in who came in this way, as histories tell it. */
  static final String REASON = "Invited by mail";

  private final Invitations invitations;
  private final Organizations organizations;
  private final Users users;
  private final Mailer mailer;
  private final Clock clock;

  InviteByMail(
      Invitations invitations,
      Organizations organizations,
      Users users,
      Mailer mailer,
      Clock clock) {
    this.invitations = invitations;
    this.organizations = organizations;
    this.users = users;
    this.mailer = mailer;
    this.clock = clock;
  }

  /** What people are invited to. */
  record Terms(Role role, String userType, List<ProjectId> projects, List<Long> workspaces) {}

  /**
   * What came of one address.
   *
   * @param link to hand over by other means, where no mail went out; null where one did
   */
  record Sent(Invitation invitation, @Nullable String link) {}

  /** Whether the address belongs to a member already, who needs no invitation. */
  boolean isMember(OrganizationId organization, String email) {
    return users
        .findByEmail(email)
        .flatMap(user -> organizations.membership(user.id(), organization))
        .filter(membership -> membership.deletedAt() == null)
        .isPresent();
  }

  /** Invites an address; an earlier invitation of it is void from now on. */
  Sent invite(Caller caller, Organization organization, String origin, String email, Terms terms) {
    var secret = Secrets.random();
    var now = clock.instant();
    var invitation =
        new Invitation(
            Secrets.hash(secret),
            organization.id(),
            email,
            terms.role(),
            terms.userType(),
            terms.projects(),
            terms.workspaces(),
            caller.user(),
            now,
            now.plus(LIFE));
    if (!invitations.send(invitation)) {
      throw Problem.conflict("Somebody else invited %s at the same time.".formatted(email))
          .exception();
    }
    var link = origin + "/user/signup/?token=" + secret;
    return new Sent(invitation, mail(caller, organization, email, link) ? null : link);
  }

  private boolean mail(Caller caller, Organization organization, String email, String link) {
    var letter =
        new Letter(
            "%s invites you to %s".formatted(caller.account().fullName(), organization.title()),
            List.of(
                "%s invites you to label data in %s."
                    .formatted(caller.account().fullName(), organization.title()),
                "The link works once, for this address, for seven days."),
            "Accept the invitation",
            link);
    try {
      mailer.send(letter.to(email, organization.id()));
      return mailer.reachesPeople();
    } catch (MailFailed failed) {
      LOG.warn("an invitation was not mailed; whoever invites is given its link", failed);
      return false;
    }
  }
}
