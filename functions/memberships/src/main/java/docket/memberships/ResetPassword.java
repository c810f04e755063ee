package docket.memberships;

import docket.domain.access.User;
import docket.store.access.Credentials;
import docket.store.access.PasswordResets;
import docket.store.access.PasswordResets.Reset;
import docket.store.access.Secrets;
import docket.store.access.Users;
import docket.store.dynamo.Commit;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;

/** Lets somebody who forgot their password choose another (spec access.md §4.6). */
@Singleton
final class ResetPassword {
  private static final Duration LIFE = Duration.ofMinutes(60);

  private final PasswordResets resets;
  private final Users users;
  private final Passwords passwords;
  private final Accounts accounts;
  private final Credentials credentials;
  private final Clock clock;

  ResetPassword(
      PasswordResets resets,
      Users users,
      Passwords passwords,
      Accounts accounts,
      Credentials credentials,
      Clock clock) {
    this.resets = resets;
    this.users = users;
    this.passwords = passwords;
    this.accounts = accounts;
    this.credentials = credentials;
    this.clock = clock;
  }

  /** A secret that lets this person choose a password, as long as they have the present one. */
  String permit(User user) {
    var secret = Secrets.random();
    resets.store(
        new Reset(
            Secrets.hash(secret),
            user.id(),
            users.secrets(user.id()).passwordHash(),
            clock.instant().plus(LIFE)));
    return secret;
  }

  /** Whom a secret lets choose. */
  Optional<User> permitted(String secret) {
    return resets
        .find(secret, clock.instant(), id -> users.secrets(id).passwordHash())
        .flatMap(users::find);
  }

  /**
   * Sets the password and ends all sessions and access tokens; false where the secret was used in
   * between.
   *
   * @param revokesTokens whether the tokens that scripts hold end too
   */
  boolean choose(User user, String secret, String password, boolean revokesTokens) {
    var before = users.secrets(user.id()).passwordHash();
    if (permitted(secret).isEmpty()
        || !(users.changePassword(user.id(), before, passwords.hash(password))
            instanceof Commit.Done)) {
      return false;
    }
    resets.remove(secret);
    if (revokesTokens) {
      revokeTokens(user);
    }
    return true;
  }

  private void revokeTokens(User user) {
    var now = clock.instant();
    credentials.accessTokens(user.id()).stream()
        .filter(token -> token.isLive(now))
        .forEach(token -> credentials.commit(credentials.revoke(token, now)));
    credentials.commit(accounts.replaceLegacyToken(user.id(), Secrets.legacyToken()));
  }
}
