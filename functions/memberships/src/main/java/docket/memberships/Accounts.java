package docket.memberships;

import docket.domain.access.Preferences;
import docket.domain.access.User;
import docket.domain.id.OrganizationId;
import docket.domain.id.UserId;
import docket.platform.access.SecretBox;
import docket.store.access.Credentials;
import docket.store.access.Secrets;
import docket.store.access.Users;
import docket.store.dynamo.Change;
import docket.store.ids.Ids;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a new account consists of: the person, the guard of the e-mail, the hidden secrets, the
 * legacy token.
 */
@Singleton
final class Accounts {
  /** Where the guard of the e-mail stands among the changes of {@link #create}. */
  static final int EMAIL_GUARD = 0;

  private final Users users;
  private final Credentials credentials;
  private final SecretBox box;
  private final Ids ids;

  Accounts(Users users, Credentials credentials, SecretBox box, Ids ids) {
    this.users = users;
    this.credentials = credentials;
    this.box = box;
    this.ids = ids;
  }

  /** What a person says of themselves; the e-mail is normalized. */
  record Profile(
      String email,
      String username,
      String firstName,
      String lastName,
      String phone,
      boolean newsletters) {
    static Profile ofEmail(String email, boolean newsletters) {
      return new Profile(email, Emails.name(email), "", "", "", newsletters);
    }

    List<String> facts() {
      return List.of(email, username, firstName, lastName);
    }
  }

  User person(Profile profile, OrganizationId organization, Instant now) {
    return new User(
        new UserId(ids.next(Ids.Kind.USER)),
        profile.email(),
        profile.username(),
        profile.firstName(),
        profile.lastName(),
        profile.phone(),
        organization,
        now,
        null,
        profile.newsletters(),
        Preferences.NONE,
        0,
        0,
        null);
  }

  /**
   * @param passwordHash null for an account that cannot sign in by password yet
   */
  List<Change> create(User user, @Nullable String passwordHash) {
    var token = Secrets.legacyToken();
    var hidden = new Users.Secrets(passwordHash, box.seal(token, context(user.id())));
    var changes = new ArrayList<>(users.create(user, hidden));
    changes.add(credentials.createLegacy(user.id(), token));
    return changes;
  }

  /** The legacy token in the clear; null where the account has none. */
  @Nullable String legacyToken(UserId user) {
    var sealed = users.secrets(user).legacyToken();
    return sealed == null ? null : box.open(sealed, context(user));
  }

  /** Another legacy token in the place of the old one. */
  List<Change> replaceLegacyToken(UserId user, String token) {
    var sealed = users.secrets(user).legacyToken();
    var changes = new ArrayList<Change>();
    changes.add(users.replaceLegacyToken(user, sealed, box.seal(token, context(user))));
    changes.add(credentials.createLegacy(user, token));
    if (sealed != null) {
      changes.add(credentials.deleteLegacy(box.open(sealed, context(user))));
    }
    return changes;
  }

  /** Another password and another legacy token, as part of a transaction. */
  List<Change> replaceAll(UserId user, Users.Secrets before, String passwordHash) {
    var token = Secrets.legacyToken();
    var after = new Users.Secrets(passwordHash, box.seal(token, context(user)));
    var changes = new ArrayList<>(Users.replaceSecrets(user, before, after));
    changes.add(credentials.createLegacy(user, token));
    if (before.legacyToken() != null) {
      changes.add(credentials.deleteLegacy(box.open(before.legacyToken(), context(user))));
    }
    return changes;
  }

  private static String context(UserId user) {
    return "legacy-token:" + user;
  }
}
