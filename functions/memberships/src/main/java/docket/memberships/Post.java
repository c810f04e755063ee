package docket.memberships;

import docket.domain.id.OrganizationId;
import docket.platform.mail.Letter;
import docket.platform.mail.Mailer;
import docket.platform.mail.Mailer.MailFailed;
import jakarta.inject.Singleton;
import org.jspecify.annotations.Nullable;

/** Sends letters as background work: what nobody takes is tried again. */
@Singleton
final class Post {
  private final Mailer mailer;

  Post(Mailer mailer) {
    this.mailer = mailer;
  }

  void send(Letter letter, String to, @Nullable OrganizationId organization) {
    try {
      mailer.send(letter.to(to, organization));
    } catch (MailFailed failed) {
      throw new IllegalStateException("nobody took the mail", failed);
    }
  }
}
