package docket.memberships;

import docket.domain.access.Membership;
import docket.domain.access.Onboarding;
import docket.domain.access.Preferences;
import docket.domain.access.User;
import docket.domain.id.OrganizationId;
import docket.domain.json.Json;
import docket.platform.access.Sessions;
import docket.platform.http.Call;
import docket.platform.http.Caller;
import docket.platform.http.Fields;
import docket.platform.http.Problem;
import docket.platform.http.RawRequest;
import docket.platform.http.Reply;
import docket.store.access.Organizations;
import docket.store.access.Users;
import docket.store.dynamo.Commit;
import docket.store.json.JsonText;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Changes what a person says of themselves; nobody changes it for them (spec access.md §3.2). */
@Singleton
final class Profiles {
  static final int LONGEST_NAME = 256;
  private static final int LONGEST_NOTIFICATIONS = 4_000;
  private static final String ONBOARDING = "onboarding_state";
  private static final String NOTIFICATIONS = "email_notification_settings";

  private final Users users;
  private final Organizations organizations;
  private final Passwords passwords;
  private final SignIn signIn;
  private final Sessions sessions;

  Profiles(
      Users users,
      Organizations organizations,
      Passwords passwords,
      SignIn signIn,
      Sessions sessions) {
    this.users = users;
    this.organizations = organizations;
    this.passwords = passwords;
    this.signIn = signIn;
    this.sessions = sessions;
  }

  /** The body, read and held against the rules. */
  private record Wanted(
      User user,
      @Nullable OrganizationId organization,
      @Nullable String password,
      @Nullable Json hotkeys) {}

  /**
   * Takes the body of a PATCH over. Unknown and read-only keys change nothing.
   *
   * @return what the reply needs besides its body: a new session where the password changed
   */
  UnaryOperator<Reply> change(Call call) {
    var fields = call.fields();
    if (fields.has("email")) {
      throw Problem.of(405, "The email of an account cannot be changed.").exception();
    }
    var user = users.find(call.caller().user()).orElseThrow(() -> Problem.notFound().exception());
    var wanted = read(call, user, fields);
    users.updateProfile(wanted.user());
    if (wanted.organization() != null) {
      users.activate(user.id(), wanted.organization());
    }
    if (wanted.hotkeys() != null) {
      users.storeHotkeys(user.id(), wanted.hotkeys());
    }
    return wanted.password() == null
        ? UnaryOperator.identity()
        : changePassword(call, user, wanted.password());
  }

  private Wanted read(Call call, User user, Fields fields) {
    var named =
        user.named(
                name(fields, "username", user.username()),
                Bodies.limited(fields, "first_name", LONGEST_NAME, user.firstName()),
                Bodies.limited(fields, "last_name", LONGEST_NAME, user.lastName()),
                Bodies.limited(fields, "phone", LONGEST_NAME, user.phone()),
                fields.flag("allow_newsletters", user.allowNewsletters()))
            .preferring(preferences(fields, user.preferences()));
    var organization = organization(call.caller(), fields);
    var hotkeys = fields.has("custom_hotkeys") ? Hotkeys.read(fields) : null;
    var password = password(call.request(), named, fields);
    fields.check();
    return new Wanted(named, organization, password, hotkeys);
  }

  private static Preferences preferences(Fields fields, Preferences now) {
    return new Preferences(
        fields.has(ONBOARDING) ? onboarding(fields) : now.onboarding(),
        fields.has(NOTIFICATIONS) ? notifications(fields) : now.notifications());
  }

  private static @Nullable Onboarding onboarding(Fields fields) {
    var code = fields.text(ONBOARDING);
    var state = code == null ? null : Onboarding.ofCode(code).orElse(null);
    if (code != null && state == null) {
      fields.error(ONBOARDING, "\"%s\" is not a valid choice.".formatted(code));
    }
    return state;
  }

  private static Json.Obj notifications(Fields fields) {
    if (fields.isNull(NOTIFICATIONS)) {
      return Json.EMPTY_OBJECT;
    }
    if (fields.value(NOTIFICATIONS) instanceof Json.Obj kinds
        && JsonText.bytes(kinds).length <= LONGEST_NOTIFICATIONS) {
      return kinds;
    }
    fields.error(
        NOTIFICATIONS, "Must be an object of at most %d bytes.".formatted(LONGEST_NOTIFICATIONS));
    return Json.EMPTY_OBJECT;
  }

  private static String name(Fields fields, String field, String now) {
    var name = Bodies.limited(fields, field, LONGEST_NAME, now);
    if (name.isBlank()) {
      fields.error(field, "This field may not be blank.");
    }
    return name;
  }

  private @Nullable OrganizationId organization(Caller caller, Fields fields) {
    var wanted = fields.number("active_organization");
    if (wanted == null || wanted == caller.organization().value()) {
      return null;
    }
    var id = new OrganizationId(wanted);
    if (organizations.membership(caller.user(), id).filter(Membership::isLive).isEmpty()) {
      fields.error(
          "active_organization", "Invalid pk \"%d\" - object does not exist.".formatted(wanted));
    }
    return id;
  }

  private @Nullable String password(RawRequest request, User user, Fields fields) {
    var password = fields.text("password");
    if (password == null) {
      return null;
    }
    var current = fields.text("current_password");
    if (current == null || !signIn.confirms(request, user, current)) {
      fields.error("current_password", "Your current password is needed to set a new one.");
    }
    var facts = List.of(user.email(), user.username(), user.firstName(), user.lastName());
    PasswordRules.complaints(password, facts)
        .forEach(complaint -> fields.error("password", complaint));
    return password;
  }

  private UnaryOperator<Reply> changePassword(Call call, User user, String password) {
    var before = users.secrets(user.id()).passwordHash();
    if (!(users.changePassword(user.id(), before, passwords.hash(password))
        instanceof Commit.Done)) {
      throw Problem.conflict("The password was changed by somebody else at the same time.")
          .exception();
    }
    if (call.caller().via() != Caller.Credential.SESSION) {
      return UnaryOperator.identity();
    }
    return reply -> sessions.open(reply, call.request(), users.find(user.id()).orElseThrow(), true);
  }
}
