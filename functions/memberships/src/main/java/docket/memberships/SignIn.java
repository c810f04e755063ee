package docket.memberships;

import docket.domain.access.Membership;
import docket.domain.access.User;
import docket.domain.id.OrganizationId;
import docket.platform.access.Attempts;
import docket.platform.http.Call;
import docket.platform.http.RawRequest;
import docket.store.access.Organizations;
import docket.store.access.Users;
import jakarta.inject.Singleton;
import java.util.Comparator;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Checks who somebody is, and decides in which organization they start (spec access.md §1.2, §4.4).
 */
@Singleton
final class SignIn {
  private final Users users;
  private final Organizations organizations;
  private final Passwords passwords;
  private final Attempts attempts;
  private final Acting acting;

  SignIn(
      Users users,
      Organizations organizations,
      Passwords passwords,
      Attempts attempts,
      Acting acting) {
    this.users = users;
    this.organizations = organizations;
    this.passwords = passwords;
    this.attempts = attempts;
    this.acting = acting;
  }

  /**
   * The person with this password, ready for a session. Every refusal takes the same time and says
   * the same. Right or wrong, the organization of the account finds it in its activity log.
   *
   * @throws docket.platform.http.ProblemException 429 after too many wrong ones
   */
  Optional<User> withPassword(Call call, String email, String password) {
    var normalized = Emails.normalized(email);
    var attempt = attempts.begin(Attempts.Kind.SIGN_IN, call.request(), normalized.orElse(email));
    var account = normalized.flatMap(users::findByEmail).orElse(null);
    var user = matching(account, password).flatMap(this::active);
    if (user.isPresent()) {
      attempts.succeeded(attempt);
    } else {
      attempts.failed(attempt);
    }
    acting.note(call, user.orElse(account));
    return user;
  }

  private Optional<User> matching(@Nullable User account, String password) {
    var stored = account == null ? null : users.secrets(account.id()).passwordHash();
    if (!passwords.matches(password, stored) || account == null || stored == null) {
      return Optional.empty();
    }
    if (passwords.isOutdated(stored)) {
      users.rehash(account.id(), stored, passwords.hash(password));
    }
    return Optional.of(account);
  }

  /**
   * Whether this is the password of the person who is signed in.
   *
   * @throws docket.platform.http.ProblemException 429 after too many wrong ones
   */
  boolean confirms(RawRequest request, User user, String password) {
    var attempt = attempts.begin(Attempts.Kind.CONFIRM, request, user.email());
    boolean right = passwords.matches(password, users.secrets(user.id()).passwordHash());
    if (right) {
      attempts.succeeded(attempt);
    } else {
      attempts.failed(attempt);
    }
    return right;
  }

  /**
   * The person with an organization to start in: the last one used if they still belong to it, else
   * the oldest.
   */
  Optional<User> active(User known) {
    var user = users.find(known.id()).orElse(known);
    var memberships =
        organizations.membershipsOf(user.id()).stream().filter(Membership::signsIn).toList();
    var last = user.activeOrganization();
    if (memberships.stream().anyMatch(membership -> membership.organization().equals(last))) {
      return Optional.of(user);
    }
    return memberships.stream()
        .min(Comparator.comparing(Membership::createdAt))
        .map(oldest -> startingIn(user, oldest.organization()));
  }

  private User startingIn(User user, OrganizationId organization) {
    users.activate(user.id(), organization);
    return user.in(organization);
  }
}
