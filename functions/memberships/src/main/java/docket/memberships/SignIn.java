package docket.memberships;

import docket.domain.access.Membership;
import docket.domain.access.User;
import docket.domain.id.OrganizationId;
import docket.platform.access.Attempts;
import docket.platform.http.RawRequest;
import docket.store.access.Organizations;
import docket.store.access.Users;
import jakarta.inject.Singleton;
import java.util.Comparator;
import java.util.Optional;

/**
 * Checks who somebody is, and decides in which organization they start (spec access.md §1.2, §4.4).
 */
@Singleton
final class SignIn {
  private final Users users;
  private final Organizations organizations;
  private final Passwords passwords;
  private final Attempts attempts;

  SignIn(Users users, Organizations organizations, Passwords passwords, Attempts attempts) {
    this.users = users;
    this.organizations = organizations;
    this.passwords = passwords;
    this.attempts = attempts;
  }

  /**
   * The person with this password, ready for a session. Every refusal takes the same time and says
   * the same.
   *
   * @throws docket.platform.http.ProblemException 429 after too many wrong ones
   */
  Optional<User> withPassword(RawRequest request, String email, String password) {
    var account = Emails.normalized(email).orElse(email);
    var attempt = attempts.begin(Attempts.Kind.SIGN_IN, request, account);
    var user = withPassword(email, password);
    if (user.isPresent()) {
      attempts.succeeded(attempt);
    } else {
      attempts.failed(attempt);
    }
    return user;
  }

  private Optional<User> withPassword(String email, String password) {
    var user = Emails.normalized(email).flatMap(users::findByEmail);
    var stored = user.map(found -> users.secrets(found.id()).passwordHash());
    if (!passwords.matches(password, stored.orElse(null)) || user.isEmpty() || stored.isEmpty()) {
      return Optional.empty();
    }
    if (passwords.isOutdated(stored.get())) {
      users.rehash(user.get().id(), stored.get(), passwords.hash(password));
    }
    return active(user.get());
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
