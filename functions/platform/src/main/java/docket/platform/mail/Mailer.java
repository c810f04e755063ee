package docket.platform.mail;

import org.jspecify.annotations.Nullable;

/** Sends mail. */
public interface Mailer {
  /**
   * Hands a mail over for delivery; when this returns, it will be tried.
   *
   * @throws MailFailed when nobody takes it
   */
  void send(Mail mail) throws MailFailed;

  /** Whether mail reaches anybody beyond this machine. */
  boolean reachesPeople();

  /** A mail that could not be handed over. */
  final class MailFailed extends Exception {
    private static final long serialVersionUID = 1L;

    public MailFailed(String why, @Nullable Throwable cause) {
      super(why, cause);
    }
  }
}
