package docket.memberships;

import docket.domain.access.Act;
import docket.domain.access.Membership;
import docket.memberships.Accounts.Profile;
import docket.memberships.PersonView.Member;
import docket.platform.http.Caller;
import docket.platform.http.Fields;
import docket.platform.http.Problem;
import docket.store.access.Organizations;
import docket.store.access.Users;
import docket.store.dynamo.Commit;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.ArrayList;
import org.jspecify.annotations.Nullable;

/**
 * Makes an account over the API, as a member of the caller's organization with its default role.
 */
@Singleton
final class CreateUser {
  private final Accounts accounts;
  private final Passwords passwords;
  private final Users users;
  private final Organizations organizations;
  private final Clock clock;

  CreateUser(
      Accounts accounts,
      Passwords passwords,
      Users users,
      Organizations organizations,
      Clock clock) {
    this.accounts = accounts;
    this.passwords = passwords;
    this.users = users;
    this.organizations = organizations;
    this.clock = clock;
  }

  /**
   * Organization, join date, role and the like in the body are not the caller's to say, and change
   * nothing.
   */
  Member create(Caller caller, Fields fields) {
    var profile = profile(fields);
    var password = fields.text("password");
    if (password != null) {
      PasswordRules.complaints(password, profile.facts())
          .forEach(complaint -> fields.error("password", complaint));
    }
    fields.check();
    if (users.findByEmail(profile.email()).isPresent()) {
      throw taken().exception();
    }
    return store(caller, profile, password == null ? null : passwords.hash(password));
  }

  private static Profile profile(Fields fields) {
    var given = fields.requiredText("email");
    var email = Emails.normalized(given);
    if (email.isEmpty() && !given.isBlank()) {
      fields.error("email", Emails.REFUSED);
    }
    var name = email.map(Emails::name).orElse("");
    return new Profile(
        email.orElse(""),
        Bodies.limited(fields, "username", Profiles.LONGEST_NAME, name),
        Bodies.limited(fields, "first_name", Profiles.LONGEST_NAME, ""),
        Bodies.limited(fields, "last_name", Profiles.LONGEST_NAME, ""),
        Bodies.limited(fields, "phone", Profiles.LONGEST_NAME, ""),
        fields.flag("allow_newsletters", false));
  }

  private Member store(Caller caller, Profile profile, @Nullable String hash) {
    var id = caller.organization();
    var act = Act.of(caller.user(), clock.instant()).because("Their account was made for them");
    var organization = organizations.find(id).orElseThrow(() -> Problem.notFound().exception());
    var user = accounts.person(profile, id, act.at());
    var membership = Membership.of(id, user.id(), organization.defaultRole(), act.at());
    var changes = new ArrayList<>(accounts.create(user, hash));
    changes.addAll(organizations.join(membership, act));
    if (!(organizations.commit(changes) instanceof Commit.Done)) {
      throw taken().exception();
    }
    return new Member(user, membership);
  }

  /** Clients look for the words "already exists". */
  private static Problem taken() {
    return Problem.invalid("email", "User with this email already exists.");
  }
}
