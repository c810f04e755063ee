package docket.embedded;

import docket.domain.id.UserId;
import docket.store.access.PendingSignUps;
import docket.store.access.PendingSignUps.Pending;
import docket.store.access.Secrets;
import docket.store.access.Users;
import java.time.Instant;
import java.util.Objects;

/** Links that confirm the address of a sign-up, as a mail would bring them. */
final class Confirmations {
  private Confirmations() {}

  /**
   * The secret of a link.
   *
   * @param somebody whose password the sign-up has
   */
  static String link(Product product, UserId somebody, String email) {
    var context = product.docket().context();
    var hash = context.getBean(Users.class).secrets(somebody).passwordHash();
    var pending =
        new Pending(
            Secrets.random(),
            email,
            Objects.requireNonNull(hash),
            false,
            null,
            Instant.now().plusSeconds(600));
    var secret = Secrets.random();
    var signUps = context.getBean(PendingSignUps.class);
    signUps.store(pending);
    signUps.link(pending, secret);
    return secret;
  }
}
