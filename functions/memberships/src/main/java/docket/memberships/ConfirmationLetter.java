package docket.memberships;

import docket.domain.json.Json;
import docket.platform.jobs.Message;
import docket.platform.jobs.WorkQueue;
import docket.platform.jobs.Worker;
import docket.platform.mail.Letter;
import docket.store.access.PendingSignUps;
import docket.store.access.PendingSignUps.Pending;
import docket.store.access.Secrets;
import docket.store.access.Users;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.List;

/**
 * Mails whoever signed up the link that confirms the address; an address that has an account is
 * told so (spec access.md §4.2, §4.3). As background work: signing up takes the same time for both.
 */
@Singleton
final class ConfirmationLetter implements Worker {
  private static final String KIND = "confirmation_letter";

  private final WorkQueue queue;
  private final PendingSignUps signUps;
  private final Users users;
  private final Post post;
  private final Clock clock;

  ConfirmationLetter(WorkQueue queue, PendingSignUps signUps, Users users, Post post, Clock clock) {
    this.queue = queue;
    this.signUps = signUps;
    this.users = users;
    this.post = post;
    this.clock = clock;
  }

  void ask(Pending pending, String origin) {
    queue.send(KIND, Json.object().put("sign_up", pending.id()).put("origin", origin).build());
  }

  @Override
  public String kind() {
    return KIND;
  }

  @Override
  public void work(Json.Obj message) {
    signUps
        .find(Message.text(message, "sign_up"), clock.instant())
        .ifPresent(pending -> write(pending, Message.text(message, "origin")));
  }

  private void write(Pending pending, String origin) {
    if (users.findByEmail(pending.email()).isPresent()) {
      post.send(known(origin), pending.email(), null);
      signUps.remove(pending);
      return;
    }
    var secret = Secrets.random();
    signUps.link(pending, secret);
    post.send(unknown(origin, secret), pending.email(), null);
  }

  private static Letter known(String origin) {
    return new Letter(
        "You have an account already",
        List.of(
            "Somebody, most likely you, signed up with this address, which has an account.",
            "Log in with the password you have, or choose a new one there. If it was not you, nothing has to be done."),
        "Log in",
        origin + "/user/login/");
  }

  private static Letter unknown(String origin, String secret) {
    return new Letter(
        "Confirm your email",
        List.of(
            "Somebody, most likely you, signed up with this address.",
            "Open the link within a day and enter the password you chose. If it was not you, nothing has to be done."),
        "Confirm your email",
        origin + "/user/verify-email/?token=" + secret);
  }
}
