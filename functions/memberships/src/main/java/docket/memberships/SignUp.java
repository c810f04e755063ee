package docket.memberships;

import docket.domain.access.Act;
import docket.domain.access.Membership;
import docket.domain.access.Organization;
import docket.domain.access.Role;
import docket.domain.access.User;
import docket.domain.id.OrganizationId;
import docket.domain.json.Json;
import docket.memberships.Accounts.Profile;
import docket.memberships.SignUpOutcome.AwaitsConfirmation;
import docket.memberships.SignUpOutcome.EmailTaken;
import docket.memberships.SignUpOutcome.Invalid;
import docket.memberships.SignUpOutcome.NotInvited;
import docket.memberships.SignUpOutcome.SignedUp;
import docket.platform.access.Attempts;
import docket.platform.access.OneTimeLinks;
import docket.platform.access.Origins;
import docket.platform.access.SignUpPolicy;
import docket.platform.http.RawRequest;
import docket.store.access.Credentials;
import docket.store.access.Credentials.OneTimeLink;
import docket.store.access.Invitations.Invitation;
import docket.store.access.Organizations;
import docket.store.access.Secrets;
import docket.store.access.Users;
import docket.store.dynamo.Change;
import docket.store.dynamo.Commit;
import docket.store.ids.Ids;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Makes an account: of a founder with a new organization, or of somebody who was invited into one
 * (spec access.md §1.3, §4.2).
 */
@Singleton
public final class SignUp {
  /** Sign-ups from one address in five minutes. */
  private static final long MOST_OF_ADDRESS = 50;

  private final SignUpPolicy policy;
  private final OneTimeLinks links;
  private final Organizations organizations;
  private final Users users;
  private final TakeBack takeBack;
  private final Credentials credentials;
  private final Accounts accounts;
  private final Passwords passwords;
  private final AcceptInvitation acceptInvitation;
  private final SignIn signIn;
  private final Attempts attempts;
  private final ConfirmAddress confirmAddress;
  private final WaitingLetter waitingLetter;
  private final Origins origins;
  private final Ids ids;
  private final Clock clock;

  SignUp(
      SignUpPolicy policy,
      OneTimeLinks links,
      Organizations organizations,
      Users users,
      TakeBack takeBack,
      Credentials credentials,
      Accounts accounts,
      Passwords passwords,
      AcceptInvitation acceptInvitation,
      SignIn signIn,
      Attempts attempts,
      ConfirmAddress confirmAddress,
      WaitingLetter waitingLetter,
      Origins origins,
      Ids ids,
      Clock clock) {
    this.policy = policy;
    this.links = links;
    this.organizations = organizations;
    this.users = users;
    this.takeBack = takeBack;
    this.credentials = credentials;
    this.accounts = accounts;
    this.passwords = passwords;
    this.acceptInvitation = acceptInvitation;
    this.signIn = signIn;
    this.attempts = attempts;
    this.confirmAddress = confirmAddress;
    this.waitingLetter = waitingLetter;
    this.origins = origins;
    this.ids = ids;
    this.clock = clock;
  }

  /**
   * What the form says.
   *
   * @param token of the invite or set-up link; null for none
   */
  public record Request(
      String email, String password, boolean newsletters, @Nullable String token) {
    @Override
    public String toString() {
      return "Request[" + email + "]";
    }
  }

  /** Why somebody may sign up. */
  private sealed interface Entrance {
    /**
     * @param link the set-up link that this uses up; null where sign-up is open
     */
    record Founding(@Nullable OneTimeLink link) implements Entrance {}

    record Joining(Organization organization) implements Entrance {}

    /** By a mail, whose address it is bound to. */
    record Invited(Invitation invitation) implements Entrance {}
  }

  /**
   * Signs up over the network.
   *
   * @throws docket.platform.http.ProblemException 429 where an address does so too often
   */
  SignUpOutcome signUp(RawRequest from, Request request) {
    attempts.use(Attempts.Kind.SIGN_UP, from, MOST_OF_ADDRESS);
    var account = Emails.normalized(request.email()).orElse(request.email());
    var attempt = attempts.begin(Attempts.Kind.SIGN_IN, from, account);
    var outcome =
        confirmAddress.isAsked() && mustConfirm(request.token())
            ? awaiting(request, origins.of(from))
            : signUp(request);
    switch (outcome) {
      case EmailTaken _, AwaitsConfirmation _ -> attempts.failed(attempt); // perhaps a guess
      case SignedUp(var user) -> tellOfWaiting(user, origins.of(from));
      case NotInvited _, Invalid _ -> {}
    }
    return outcome;
  }

  /** A mailed invitation and the set-up link prove who opens them. */
  private boolean mustConfirm(@Nullable String token) {
    return entrance(token)
        .map(entrance ->
            switch (entrance) {
              case Entrance.Founding(var link) -> link == null;
              case Entrance.Joining _ -> true;
              case Entrance.Invited _ -> false;
            })
        .orElse(false);
  }

  /**
   * The same answer after the same work, whether or not the address has an account; somebody who
   * knows its password has proved to be its owner.
   */
  private SignUpOutcome awaiting(Request request, String origin) {
    var email = Emails.normalized(request.email());
    var errors = errors(request, email);
    if (email.isEmpty() || !errors.isEmpty()) {
      return new Invalid(errors);
    }
    var stored =
        users.findByEmail(email.get()).map(user -> users.secrets(user.id()).passwordHash());
    if (passwords.matches(request.password(), stored.orElse(null))) {
      return signUp(request);
    }
    confirmAddress.await(request, email.get(), origin);
    return new AwaitsConfirmation(email.get());
  }

  /** The sign-up that a mailed link confirms, with its password. */
  Optional<SignUpOutcome> confirm(RawRequest from, String secret, String password) {
    return confirmAddress
        .find(secret)
        .map(pending -> {
          var outcome = confirmAddress.confirm(from, pending, password, this::signUp);
          if (outcome instanceof SignedUp(var user)) {
            tellOfWaiting(user, origins.of(from));
          }
          return outcome;
        });
  }

  private void tellOfWaiting(User user, String origin) {
    var active = user.activeOrganization();
    if (active != null
        && organizations
            .membership(user.id(), active)
            .filter(membership -> membership.role() == Role.NOT_ACTIVATED)
            .isPresent()
        && attempts.spares(
            Attempts.Kind.SIGN_UP, "waiting#%s#%s".formatted(active, user.id()), 1)) {
      organizations
          .find(active)
          .ifPresent(organization -> waitingLetter.ask(organization, user.id(), origin));
    }
  }

  public SignUpOutcome signUp(Request request) {
    var entrance = entrance(request.token());
    if (entrance.isEmpty()) {
      return new NotInvited();
    }
    var email = Emails.normalized(request.email());
    var errors = errors(request, email);
    if (entrance.get() instanceof Entrance.Invited(var invitation)
        && !email.equals(Optional.of(invitation.email()))) {
      errors.put("email", List.of("The invitation is for another address."));
    }
    if (email.isEmpty() || !errors.isEmpty()) {
      return new Invalid(errors);
    }
    var existing = users.findByEmail(email.get());
    return existing.isPresent()
        ? known(existing.get(), request, entrance.get())
        : create(
            Profile.ofEmail(email.get(), request.newsletters()),
            request.password(),
            entrance.get());
  }

  /** Whether a page with this token should show the form at all. */
  boolean admits(@Nullable String token) {
    return entrance(token).isPresent();
  }

  private Optional<Entrance> entrance(@Nullable String token) {
    if (token == null || token.isBlank()) {
      return policy.open() ? Optional.of(new Entrance.Founding(null)) : Optional.empty();
    }
    var invitedTo = organizations.findByInviteToken(token);
    if (invitedTo.isPresent()) {
      return Optional.of(new Entrance.Joining(invitedTo.get()));
    }
    var mailed = acceptInvitation.find(token);
    if (mailed.isPresent()) {
      return mailed.map(Entrance.Invited::new);
    }
    return links.find(token).filter(link -> link.user() == null).map(Entrance.Founding::new);
  }

  private static Map<String, List<String>> errors(Request request, Optional<String> email) {
    var errors = new LinkedHashMap<String, List<String>>();
    if (email.isEmpty()) {
      errors.put("email", List.of(Emails.REFUSED));
    }
    var facts = email.map(valid -> List.of(valid, Emails.name(valid))).orElse(List.of());
    var complaints = PasswordRules.complaints(request.password(), facts);
    if (!complaints.isEmpty()) {
      errors.put("password", complaints);
    }
    return errors;
  }

  /** Somebody who has an account proves it by the password; a stranger is told nothing. */
  private SignUpOutcome known(User user, Request request, Entrance entrance) {
    if (!passwords.matches(request.password(), users.secrets(user.id()).passwordHash())) {
      return new EmailTaken();
    }
    switch (entrance) {
      case Entrance.Joining(var organization) -> join(user, organization);
      case Entrance.Invited(var invitation) -> acceptInvitation.accept(user, invitation);
      case Entrance.Founding _ -> {}
    }
    return signIn.active(user).<SignUpOutcome>map(SignedUp::new).orElse(new EmailTaken());
  }

  private void join(User user, Organization organization) {
    var before = organizations.membership(user.id(), organization.id());
    if (before.isEmpty()) {
      organizations.commit(joining(user, organization));
    } else if (before.get().deletedAt() != null) {
      // whoever took them out may have died before taking everything back
      takeBack.from(before.get(), user.id());
      var after = before.get().withRole(organization.defaultRole());
      organizations.commit(organizations.change(before.get(), after, byLink(user)));
    }
    boolean joined =
        organizations
            .membership(user.id(), organization.id())
            .filter(Membership::isLive)
            .isPresent();
    if (joined) {
      users.activate(user.id(), organization.id());
    }
  }

  private List<Change> joining(User user, Organization organization) {
    var act = byLink(user);
    return organizations.join(
        Membership.of(organization.id(), user.id(), organization.defaultRole(), act.at()), act);
  }

  private Act byLink(User user) {
    return Act.of(user.id(), clock.instant()).because("By the organization's link");
  }

  private SignUpOutcome create(Profile profile, String password, Entrance entrance) {
    var hash = passwords.hash(password);
    return switch (entrance) {
      case Entrance.Joining(var organization) -> {
        var user = accounts.person(profile, organization.id(), clock.instant());
        yield commit(user, hash, joining(user, organization));
      }
      case Entrance.Invited(var invitation) -> {
        var user = accounts.person(profile, invitation.organization(), clock.instant());
        yield commit(user, hash, acceptInvitation.joining(user, invitation));
      }
      case Entrance.Founding(var link) -> {
        var organization = new OrganizationId(ids.next(Ids.Kind.ORGANIZATION));
        var user = accounts.person(profile, organization, clock.instant());
        yield commit(user, hash, founding(user, organization, link));
      }
    };
  }

  private List<Change> founding(User founder, OrganizationId id, @Nullable OneTimeLink link) {
    var now = clock.instant();
    var organization =
        new Organization(
            id,
            founder.email(),
            founder.id(),
            now,
            Secrets.random(),
            Role.NOT_ACTIVATED,
            Json.EMPTY_OBJECT,
            1);
    var changes = new ArrayList<>(organizations.create(organization));
    changes.addAll(
        organizations.join(
            Membership.of(id, founder.id(), Role.OWNER, now), Act.of(founder.id(), now)));
    if (link != null) {
      changes.add(credentials.use(link));
    }
    return changes;
  }

  private SignUpOutcome commit(User user, String hash, List<Change> membership) {
    var changes = new ArrayList<>(accounts.create(user, hash));
    changes.addAll(membership);
    return switch (organizations.commit(changes)) {
      case Commit.Done _ -> new SignedUp(user);
      case Commit.Refused refused when refused.failedAt(Accounts.EMAIL_GUARD) -> new EmailTaken();
      case Commit.Refused _ -> new NotInvited(); // the set-up link was used up in between
      case Commit.Collided _ -> new EmailTaken();
    };
  }
}
