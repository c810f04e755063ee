package docket.memberships;

import docket.domain.access.User;
import docket.domain.json.Json;
import docket.platform.jobs.Message;
import docket.platform.jobs.WorkQueue;
import docket.platform.jobs.Worker;
import docket.platform.mail.Letter;
import docket.store.access.Users;
import jakarta.inject.Singleton;
import java.util.List;

/**
 * Mails somebody the link to a new password. As background work, so that asking for it takes the
 * same time whether or not an address has an account (spec access.md T-72).
 */
@Singleton
final class PasswordResetLetter implements Worker {
  private static final String KIND = "password_reset_letter";

  private final WorkQueue queue;
  private final Users users;
  private final ResetPassword resetPassword;
  private final Post post;

  PasswordResetLetter(WorkQueue queue, Users users, ResetPassword resetPassword, Post post) {
    this.queue = queue;
    this.users = users;
    this.resetPassword = resetPassword;
    this.post = post;
  }

  /** Asks for the mail, be there an account or not. */
  void ask(String email, String origin) {
    queue.send(KIND, Json.object().put("email", email).put("origin", origin).build());
  }

  @Override
  public String kind() {
    return KIND;
  }

  @Override
  public void work(Json.Obj message) {
    users
        .findByEmail(Message.text(message, "email"))
        .ifPresent(
            user -> post.send(letter(user, Message.text(message, "origin")), user.email(), null));
  }

  private Letter letter(User user, String origin) {
    return new Letter(
        "Choose a new password",
        List.of(
            "Somebody, most likely you, asked for a new password for your account.",
            "The link works once, for an hour. If it was not you, nothing has to be done."),
        "Choose a new password",
        origin + "/user/password-reset/confirm/?token=" + resetPassword.permit(user));
  }
}
