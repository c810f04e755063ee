package docket.memberships;

import docket.domain.access.User;
import docket.memberships.PagesController.Words;
import docket.platform.access.Attempts;
import docket.platform.access.CrossSite;
import docket.platform.access.Origins;
import docket.platform.http.Anonymous;
import docket.platform.http.Call;
import docket.platform.http.Problem;
import docket.platform.http.Reply;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;
import java.util.List;

/**
 * A new password for somebody who has forgotten theirs (spec access.md §4.6). Whether an address
 * has an account is told to nobody.
 */
@Controller("/api/auth/password-reset")
final class PasswordResetController {
  /** Requests from one address in five minutes. */
  private static final long MOST_OF_ADDRESS = 10;

  /** Mails to one account in a quarter of an hour: nobody floods another's mailbox. */
  private static final long MOST_OF_ACCOUNT = 5;

  private final CrossSite crossSite;
  private final Attempts attempts;
  private final ResetPassword resetPassword;
  private final PasswordResetLetter letter;
  private final Acting acting;
  private final Origins origins;

  PasswordResetController(
      CrossSite crossSite,
      Attempts attempts,
      ResetPassword resetPassword,
      PasswordResetLetter letter,
      Acting acting,
      Origins origins) {
    this.crossSite = crossSite;
    this.attempts = attempts;
    this.resetPassword = resetPassword;
    this.letter = letter;
    this.acting = acting;
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
        .ifPresent(address -> letter.ask(address, origins.of(call.request())));
    return Reply.noContent();
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
      throw Problem.badRequest(Words.LINK_USED_UP).exception();
    }
    PasswordRules.complaints(password, facts(user.get()))
        .forEach(complaint -> fields.error("password", complaint));
    fields.check();
    if (!resetPassword.choose(user.get(), token, password, revokes)) {
      throw Problem.badRequest(Words.LINK_USED_UP).exception();
    }
    acting.note(call, user.get());
    return Reply.noContent();
  }

  private static List<String> facts(User user) {
    return List.of(user.email(), user.username(), user.firstName(), user.lastName());
  }
}
