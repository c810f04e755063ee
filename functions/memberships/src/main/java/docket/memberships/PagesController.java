package docket.memberships;

import docket.domain.access.User;
import docket.memberships.Page.Shown;
import docket.memberships.SignUpOutcome.AwaitsConfirmation;
import docket.memberships.SignUpOutcome.EmailTaken;
import docket.memberships.SignUpOutcome.Invalid;
import docket.memberships.SignUpOutcome.NotInvited;
import docket.memberships.SignUpOutcome.SignedUp;
import docket.platform.access.Attempts;
import docket.platform.access.Cookies;
import docket.platform.access.CrossSite;
import docket.platform.access.OneTimeLinks;
import docket.platform.access.Sessions;
import docket.platform.http.Anonymous;
import docket.platform.http.Call;
import docket.platform.http.Fields;
import docket.platform.http.Problem;
import docket.platform.http.Reply;
import docket.store.access.Users;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Sign-in, sign-up and sign-out as pages and form posts (spec access.md §4, api.md §1.3). */
@Controller
final class PagesController {
  private static final int FOUND = 302;

  private final SignIn signIn;
  private final SignUp signUp;
  private final Sessions sessions;
  private final CrossSite crossSite;
  private final OneTimeLinks links;
  private final Users users;
  private final Attempts attempts;
  private final Acting acting;

  PagesController(
      SignIn signIn,
      SignUp signUp,
      Sessions sessions,
      CrossSite crossSite,
      OneTimeLinks links,
      Users users,
      Attempts attempts,
      Acting acting) {
    this.signIn = signIn;
    this.signUp = signUp;
    this.sessions = sessions;
    this.crossSite = crossSite;
    this.links = links;
    this.users = users;
    this.attempts = attempts;
    this.acting = acting;
  }

  @Anonymous
  @Get("/user/login")
  Reply loginPage(Call call) {
    return call.callerOrNull() == null
        ? show(call, Page::login, asked(call))
        : onwards(call.query().text("next"));
  }

  @Anonymous
  @Post("/user/login")
  Reply login(Call call) {
    var fields = form(call);
    var email = text(fields, "email");
    var found = signIn.withPassword(call, email, text(fields, "password"));
    return found.isPresent()
        ? signedIn(call, found.get(), fields)
        : show(call, Page::login, shown(fields).failing(Words.WRONG_PASSWORD));
  }

  /**
   * Where people land after signing in. The web app answers this address wherever there is one; a
   * server without it says so, instead of failing scripts that follow the redirect.
   */
  @Anonymous
  @Get("/projects")
  Reply home(Call call) {
    return Page.message(
        200,
        "No web app here",
        "This server has only the API. Sign-in worked if you came from it.");
  }

  @Anonymous
  @Get("/user/signup")
  Reply signUpPage(Call call) {
    return signUp.admits(call.query().text("token"))
        ? show(call, Page::signUp, asked(call))
        : closed();
  }

  @Anonymous
  @Post("/user/signup")
  Reply signUp(Call call) {
    var fields = form(call);
    var newsletters = fields.has("allow_newsletters");
    var token = fields.has("token") ? fields.text("token") : call.query().text("token");
    var outcome =
        signUp.signUp(
            call.request(),
            new SignUp.Request(
                text(fields, "email"), text(fields, "password"), newsletters, token));
    return switch (outcome) {
      case SignedUp(var user) -> {
        acting.note(call, user);
        yield signedIn(call, user, fields);
      }
      case AwaitsConfirmation(var address) ->
          Page.message(
              202,
              "Confirm your email",
              "A link went to %s. Open it within a day.".formatted(address));
      case NotInvited _ -> closed();
      case EmailTaken _ -> show(call, Page::signUp, shown(fields).failing(Words.EMAIL_TAKEN));
      case Invalid(var errors) ->
          show(call, Page::signUp, shown(fields).failing(sentences(errors)));
    };
  }

  @Anonymous
  @Get("/user/verify-email")
  Reply verifyPage(Call call) {
    return show(call, Page::verify, asked(call));
  }

  @Anonymous
  @Post("/user/verify-email")
  Reply verify(Call call) {
    var fields = form(call);
    attempts.mayShow(Attempts.Kind.SIGN_UP, call.request());
    var outcome = signUp.confirm(call.request(), text(fields, "token"), text(fields, "password"));
    return switch (outcome.orElse(null)) {
      case SignedUp(var user) -> {
        acting.note(call, user);
        yield signedIn(call, user, fields);
      }
      case Invalid(var errors) ->
          show(call, Page::verify, shown(fields).failing(sentences(errors)));
      case null, default -> {
        attempts.showedWrong(Attempts.Kind.SIGN_UP, call.request());
        yield Page.message(403, "This link does not work", Words.LINK_USED_UP);
      }
    };
  }

  private static String sentences(Map<String, List<String>> errors) {
    return String.join(" ", errors.values().stream().flatMap(List::stream).toList());
  }

  @Anonymous
  @Get("/user/one-time")
  Reply oneTime(Call call) {
    var user =
        links.redeem(call.query().text("token", "")).flatMap(users::find).flatMap(signIn::active);
    acting.note(call, user.orElse(null));
    return user.isPresent()
        ? sessions.open(onwards(call.query().text("next")), call.request(), user.get(), true)
        : Page.message(
            403,
            "This link does not work",
            "It was used already, or it is too old. Ask for a new one.");
  }

  @Anonymous
  @Get("/logout")
  Reply logout(Call call) {
    var away = Reply.redirect(FOUND, "/");
    return crossSite.isForeign(call.request()) ? away : sessions.close(away, call.request());
  }

  @Post("/logout")
  Reply logoutByForm(Call call) {
    return sessions.close(Reply.redirect(FOUND, "/"), call.request());
  }

  private interface Form {
    Reply page(Shown shown, String csrf);
  }

  private static Reply show(Call call, Form form, Shown shown) {
    var token = CrossSite.anonymousToken(call.request());
    return Cookies.csrf(form.page(shown, token), call.request(), token);
  }

  private static Shown asked(Call call) {
    return new Shown(null, "", call.query().text("next", ""), call.query().text("token", ""));
  }

  private static Shown shown(Fields fields) {
    return new Shown(null, text(fields, "email"), text(fields, "next"), text(fields, "token"));
  }

  private Fields form(Call call) {
    var fields = call.fields();
    crossSite.checkAnonymous(call.request(), fields.text(CrossSite.FIELD));
    return fields;
  }

  private static String text(Fields fields, String name) {
    var value = fields.text(name);
    return value == null ? "" : value;
  }

  private Reply signedIn(Call call, User user, Fields fields) {
    var next = fields.has("next") ? fields.text("next") : call.query().text("next");
    boolean isKept = fields.has("persist_session");
    return sessions.open(onwards(next), call.request(), user, isKept);
  }

  private static Reply onwards(@Nullable String next) {
    return Reply.redirect(FOUND, SafePath.of(next));
  }

  private static Reply closed() {
    return Page.message(403, "Sign-up needs an invitation", Words.NOT_INVITED);
  }

  /** What people are told, here and by the JSON twins. */
  static final class Words {
    static final String WRONG_PASSWORD =
        "The email and password you entered do not match an account.";
    static final String EMAIL_TAKEN =
        "This email cannot be used to sign up. If it is yours, log in instead.";
    static final String LINK_USED_UP = "This link was used already, or it is too old.";
    static final String NOT_INVITED =
        "The invite link is wrong or was replaced, or sign-up is closed here. Ask an administrator"
            + " for a link.";

    private Words() {}

    static Problem notInvited() {
      return Problem.forbidden(NOT_INVITED);
    }
  }
}
