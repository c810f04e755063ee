package docket.memberships;

import docket.domain.access.User;
import docket.store.access.Credentials;
import docket.store.access.PasswordResets;
import docket.store.access.PasswordResets.Reset;
import docket.store.access.Secrets;
import docket.store.access.Users;
import docket.store.dynamo.Change;
import docket.store.dynamo.Commit;
import docket.store.dynamo.Contention;
import docket.store.dynamo.Overloaded;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Lets somebody who forgot their password choose another (spec access.md §4.6). */
@Singleton
final class ResetPassword {
  private static final Duration LIFE = Duration.ofMinutes(60);
  private static final int ATTEMPTS = 5;

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
    var hash = passwords.hash(password);
    for (int attempt = 1; attempt <= ATTEMPTS; attempt++) {
      var before = users.secrets(user.id());
      if (permitted(secret).isEmpty()) {
        return false;
      }
      var changes =
          new ArrayList<>(
              revokesTokens
                  ? revoking(user, before, hash)
                  : Users.replaceSecrets(user.id(), before, before.withPassword(hash)));
      changes.add(PasswordResets.use(secret));
      if (credentials.commit(changes) instanceof Commit.Done) {
        return true;
      }
      Contention.pause(attempt); // a token was made or replaced meanwhile, or the link was used
    }
    throw new Overloaded("password of user " + user.id());
  }

  /** All in one: with the link used up, nobody could ask again for tokens that were left alive. */
  private List<Change> revoking(User user, Users.Secrets before, String hash) {
    var now = clock.instant();
    var changes = new ArrayList<>(accounts.replaceAll(user.id(), before, hash));
    credentials.accessTokens(user.id()).stream()
        .filter(token -> token.isLive(now))
        .map(token -> Credentials.revokeAlone(token, now))
        .forEach(changes::addAll);
    return changes;
  }
}
