package docket.memberships;

import docket.domain.access.Organization;
import docket.domain.access.Permission;
import docket.domain.access.PermissionOverrides;
import docket.domain.access.Role;
import docket.domain.access.User;
import docket.domain.json.Json;
import docket.memberships.PagesController.Words;
import docket.memberships.SignUpOutcome.AwaitsConfirmation;
import docket.memberships.SignUpOutcome.EmailTaken;
import docket.memberships.SignUpOutcome.Invalid;
import docket.memberships.SignUpOutcome.NotInvited;
import docket.memberships.SignUpOutcome.SignedUp;
import docket.platform.access.Attempts;
import docket.platform.access.Cookies;
import docket.platform.access.CrossSite;
import docket.platform.access.Sessions;
import docket.platform.access.SignUpPolicy;
import docket.platform.http.Anonymous;
import docket.platform.http.Call;
import docket.platform.http.Caller;
import docket.platform.http.Problem;
import docket.platform.http.Reply;
import docket.platform.wire.UserView;
import docket.store.access.Credentials;
import docket.store.access.Organizations;
import docket.store.access.Users;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import java.time.Clock;
import java.util.List;

/** The JSON twins of the sign-in pages, for our own screens (spec access.md §4.1). */
@Controller("/api/auth")
final class AuthController {
  private final SignIn signIn;
  private final SignUp signUp;
  private final SignUpPolicy policy;
  private final Sessions sessions;
  private final CrossSite crossSite;
  private final Credentials credentials;
  private final Users users;
  private final Organizations organizations;
  private final Attempts attempts;
  private final Acting acting;
  private final Clock clock;

  AuthController(
      SignIn signIn,
      SignUp signUp,
      SignUpPolicy policy,
      Sessions sessions,
      CrossSite crossSite,
      Credentials credentials,
      Users users,
      Organizations organizations,
      Attempts attempts,
      Acting acting,
      Clock clock) {
    this.signIn = signIn;
    this.signUp = signUp;
    this.policy = policy;
    this.sessions = sessions;
    this.crossSite = crossSite;
    this.credentials = credentials;
    this.users = users;
    this.organizations = organizations;
    this.attempts = attempts;
    this.acting = acting;
    this.clock = clock;
  }

  @Anonymous
  @Get("/csrf")
  Reply csrf(Call call) {
    var token =
        sessions
            .find(call.request())
            .map(signedIn -> signedIn.session().csrf())
            .orElseGet(() -> CrossSite.anonymousToken(call.request()));
    return Cookies.csrf(Reply.ok(Json.object().put("csrf_token", token)), call.request(), token);
  }

  @Anonymous
  @Post("/login")
  Reply login(Call call) {
    crossSite.checkAnonymous(call.request(), null);
    var fields = call.fields();
    var email = fields.requiredText("email");
    var password = fields.requiredText("password");
    boolean isKept = fields.flag("persist_session", true);
    fields.check();
    var user =
        signIn
            .withPassword(call, email, password)
            .orElseThrow(() -> Problem.unauthorized(Words.WRONG_PASSWORD).exception());
    return sessions.open(Reply.ok(state(user)), call.request(), user, isKept);
  }

  @Anonymous
  @Post("/signup")
  Reply signUp(Call call) {
    crossSite.checkAnonymous(call.request(), null);
    var fields = call.fields();
    var email = fields.requiredText("email");
    var password = fields.requiredText("password");
    boolean newsletters = fields.flag("allow_newsletters", false);
    var token = fields.text("token");
    fields.check();
    return reply(
        call,
        signUp.signUp(call.request(), new SignUp.Request(email, password, newsletters, token)));
  }

  /** The link of a sign-up, opened by whoever knows its password. */
  @Anonymous
  @Post("/verify-email")
  Reply verifyEmail(Call call) {
    crossSite.checkAnonymous(call.request(), null);
    attempts.mayShow(Attempts.Kind.SIGN_UP, call.request());
    var fields = call.fields();
    var token = fields.requiredText("token");
    var password = fields.requiredText("password");
    fields.check();
    var outcome = signUp.confirm(call.request(), token, password);
    if (outcome.isEmpty()) {
      attempts.showedWrong(Attempts.Kind.SIGN_UP, call.request());
      throw Problem.badRequest(Words.LINK_USED_UP).exception();
    }
    return reply(call, outcome.get());
  }

  private Reply reply(Call call, SignUpOutcome outcome) {
    return switch (outcome) {
      case SignedUp(var user) -> {
        acting.note(call, user);
        yield sessions.open(Reply.created(state(user)), call.request(), user, true);
      }
      case AwaitsConfirmation(var email) ->
          Reply.of(202, Json.object().put("confirmation_sent_to", email));
      case NotInvited _ -> throw Words.notInvited().exception();
      case EmailTaken _ -> throw Problem.invalid("email", Words.EMAIL_TAKEN).exception();
      case Invalid(var errors) -> throw Problem.invalid(errors).exception();
    };
  }

  @Post("/logout")
  Reply logout(Call call) {
    return sessions.close(Reply.noContent(), call.request());
  }

  /** The person gives their password again, for what only they should see. */
  @Post("/confirm")
  Reply confirm(Call call) {
    var fields = call.fields();
    var password = fields.requiredText("password");
    fields.check();
    var user = users.find(call.caller().user()).orElseThrow(() -> Problem.notFound().exception());
    if (!signIn.confirms(call.request(), user, password)) {
      throw Problem.invalid("password", "This is not your password.").exception();
    }
    sessions
        .find(call.request())
        .ifPresent(signedIn -> credentials.confirmed(signedIn.session(), clock.instant()));
    return Reply.noContent();
  }

  /** Who is signed in, if anybody, and whether somebody may sign up. */
  @Anonymous
  @Get("/state")
  Reply state(Call call) {
    var caller = call.callerOrNull();
    return Reply.ok(caller == null ? nobody() : state(caller));
  }

  private Json nobody() {
    return Json.object()
        .put("signup_open", policy.open())
        .put("user", null)
        .put("organization", null)
        .build();
  }

  private Json state(User user) {
    return acting.as(user).map(this::state).orElseGet(this::nobody);
  }

  private Json state(Caller caller) {
    return Json.object()
        .put("signup_open", policy.open())
        .put("user", UserView.simple(caller.account(), caller.user()))
        .put(
            "organization",
            organizations
                .findRecent(caller.organization())
                .map(AuthController::view)
                .orElse(Json.NULL))
        .put("role", caller.role().code())
        .put("permissions", keys(caller.permissions(), caller.role()))
        .build();
  }

  private static List<String> keys(PermissionOverrides permissions, Role role) {
    return permissions.of(role).stream().map(Permission::key).toList();
  }

  private static Json view(Organization organization) {
    return Json.object()
        .put("id", organization.id().value())
        .put("title", organization.title())
        .put("api_tokens_enabled", organization.allowsAccessTokens())
        .put("legacy_api_tokens_enabled", organization.allowsLegacyTokens())
        .put("label_stream_navigation_disabled", organization.forbidsGoingBack())
        .put("read_only_quick_view", organization.hasReadOnlyQuickView())
        .build();
  }
}
