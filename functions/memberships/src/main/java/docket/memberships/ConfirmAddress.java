package docket.memberships;

import docket.memberships.SignUp.Request;
import docket.memberships.SignUpOutcome.Invalid;
import docket.memberships.SignUpOutcome.SignedUp;
import docket.platform.access.Attempts;
import docket.platform.http.RawRequest;
import docket.platform.mail.Mailer;
import docket.store.access.PendingSignUps;
import docket.store.access.PendingSignUps.Pending;
import docket.store.access.Secrets;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Lets people sign up only with an address that is theirs, wherever mail reaches them (spec
 * access.md §4.3). An account comes of a sign-up when its link is opened and its password given:
 * the password keeps somebody else's sign-up from becoming the account of whoever opens the mail.
 */
@Singleton
final class ConfirmAddress {
  private static final Duration LIFE = Duration.ofHours(24);

  /** Mails to one address in a quarter of an hour. */
  private static final long MOST_OF_ACCOUNT = 5;

  private final PendingSignUps signUps;
  private final ConfirmationLetter letter;
  private final Passwords passwords;
  private final Attempts attempts;
  private final Mailer mailer;
  private final Clock clock;

  ConfirmAddress(
      PendingSignUps signUps,
      ConfirmationLetter letter,
      Passwords passwords,
      Attempts attempts,
      Mailer mailer,
      Clock clock) {
    this.signUps = signUps;
    this.letter = letter;
    this.passwords = passwords;
    this.attempts = attempts;
    this.mailer = mailer;
    this.clock = clock;
  }

  /** Whether anybody is asked: a link that nobody can receive would keep everybody out. */
  boolean isAsked() {
    return mailer.reachesPeople();
  }

  /**
   * Keeps a sign-up until its address is confirmed, and has the link mailed. An address that was
   * sent enough of them gets no more for a while, which is told to nobody.
   */
  void await(Request request, String email, String origin) {
    var pending =
        new Pending(
            Secrets.random(),
            email,
            passwords.hash(request.password()),
            request.newsletters(),
            request.token(),
            clock.instant().plus(LIFE));
    if (attempts.spares(Attempts.Kind.SIGN_UP, email, MOST_OF_ACCOUNT)) {
      signUps.store(pending);
      letter.ask(pending, origin);
    }
  }

  /** What a link leads to: a sign-up that waits for its address. */
  Optional<Pending> find(String secret) {
    return signUps.ofLink(secret, clock.instant());
  }

  /**
   * Finishes a sign-up.
   *
   * @param signUp does what was asked for, as if it were asked now
   * @return also invalid where the password is another
   * @throws docket.platform.http.ProblemException 429 after too many of those
   */
  SignUpOutcome confirm(RawRequest from, Pending pending, String password, Finish signUp) {
    var attempt = attempts.begin(Attempts.Kind.SIGN_UP, from, pending.id());
    if (!passwords.matches(password, pending.passwordHash())) {
      attempts.failed(attempt);
      return new Invalid(
          Map.of("password", List.of("This is not the password you signed up with.")));
    }
    var outcome =
        signUp.signUp(
            new Request(pending.email(), password, pending.newsletters(), pending.token()));
    if (outcome instanceof SignedUp) {
      signUps.remove(pending);
    }
    return outcome;
  }

  /** Signs up without asking for the address. */
  interface Finish {
    SignUpOutcome signUp(Request request);
  }
}
