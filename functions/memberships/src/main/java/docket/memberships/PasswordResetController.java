package docket.memberships;

import docket.domain.access.User;
import docket.platform.access.Attempts;
import docket.platform.access.CrossSite;
import docket.platform.access.Origins;
import docket.platform.http.Anonymous;
import docket.platform.http.Call;
import docket.platform.http.Problem;
import docket.platform.http.Reply;
import docket.platform.mail.Letter;
import docket.platform.mail.Mailer;
import docket.platform.mail.Mailer.MailFailed;
import docket.store.access.Users;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A new password for somebody who has forgotten theirs (spec access.md §4.6). Whether an address
 * has an account is told to nobody.
 */
@Controller("/api/auth/password-reset")
final class PasswordResetController {
  private static final Logger LOG = LoggerFactory.getLogger(PasswordResetController.class);

  /** Requests from one address in five minutes. */
  private static final long MOST_OF_ADDRESS = 10;

  /** Mails to one account in a quarter of an hour: nobody floods another's mailbox. */
  private static final long MOST_OF_ACCOUNT = 5;

  private static final String USED_UP = "This link was used already, or it is too old.";

  private final CrossSite crossSite;
  private final Attempts attempts;
  private final ResetPassword resetPassword;
  private final Users users;
  private final Mailer mailer;
  private final Origins origins;

  PasswordResetController(
      CrossSite crossSite,
      Attempts attempts,
      ResetPassword resetPassword,
      Users users,
      Mailer mailer,
      Origins origins) {
    this.crossSite = crossSite;
    this.attempts = attempts;
    this.resetPassword = resetPassword;
    this.users = users;
    this.mailer = mailer;
    this.origins = origins;
  }

  @Anonymous
  @Post
  Reply ask(Call call) {
    crossSite.checkAnonymous(call.request(), null);
    var fields = call.fields();
    var email = Emails.normalized(fields.requiredText("email"));
    fields.check();
    attempts.use(Attempts.Kind.RESET, call.request(), MOST_OF_ADDRESS);
    email
        .filter(address -> attempts.spares(Attempts.Kind.RESET, address, MOST_OF_ACCOUNT))
        .flatMap(users::findByEmail)
        .ifPresent(user -> send(user, origins.of(call.request())));
    return Reply.noContent();
  }

  private void send(User user, String origin) {
    var letter =
        new Letter(
            "Choose a new password",
            List.of(
                "Somebody, most likely you, asked for a new password for your account.",
                "The link works once, for an hour. If it was not you, nothing has to be done."),
            "Choose a new password",
            origin + "/user/password-reset/confirm/?token=" + resetPassword.permit(user));
    try {
      mailer.send(letter.to(user.email(), null));
    } catch (MailFailed failed) {
      // the answer must not tell that the address has an account; the operator reads it in the log
      LOG.error("a mail for a new password was not sent", failed);
    }
  }

  /** Tokens that scripts hold end only where the person says so. */
  @Anonymous
  @Post("/confirm")
  Reply confirm(Call call) {
    crossSite.checkAnonymous(call.request(), null);
    attempts.mayShow(Attempts.Kind.RESET, call.request());
    var fields = call.fields();
    var token = fields.requiredText("token");
    var password = fields.requiredText("password");
    boolean revokes = fields.flag("revoke_tokens", false);
    fields.check();
    var user = resetPassword.permitted(token);
    if (user.isEmpty()) {
      attempts.showedWrong(Attempts.Kind.RESET, call.request());
      throw Problem.badRequest(USED_UP).exception();
    }
    PasswordRules.complaints(password, facts(user.get()))
        .forEach(complaint -> fields.error("password", complaint));
    fields.check();
    if (!resetPassword.choose(user.get(), token, password, revokes)) {
      throw Problem.badRequest(USED_UP).exception();
    }
    return Reply.noContent();
  }

  private static List<String> facts(User user) {
    return List.of(user.email(), user.username(), user.firstName(), user.lastName());
  }
}
