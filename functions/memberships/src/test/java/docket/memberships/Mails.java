package docket.memberships;

import docket.platform.mail.Mail;
import docket.platform.mail.Mailer;
import docket.platform.mail.Mailer.MailFailed;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Pattern;

/** Keeps the mails that a test caused. */
final class Mails implements Mailer {
  private static final Pattern TOKEN = Pattern.compile("token=([A-Za-z0-9_-]+)");

  private final List<Mail> sent = new CopyOnWriteArrayList<>();
  private volatile boolean broken;
  private volatile boolean reaching;

  @Override
  public void send(Mail mail) throws MailFailed {
    if (broken) {
      throw new MailFailed("broken on purpose", null);
    }
    sent.add(mail);
  }

  @Override
  public boolean reachesPeople() {
    return reaching;
  }

  /** From now on, addresses are confirmed before anybody is let in. */
  void reachPeople() {
    reaching = true;
  }

  void breakDown() {
    broken = true;
  }

  List<Mail> sent() {
    return sent;
  }

  List<Mail> allTo(String address) {
    return sent.stream().filter(mail -> mail.to().equals(address)).toList();
  }

  Mail lastTo(String address) {
    return sent.reversed().stream()
        .filter(mail -> mail.to().equals(address))
        .findFirst()
        .orElseThrow();
  }

  /** The secret in the link of the last mail to an address. */
  String secret(String address) {
    var match = TOKEN.matcher(lastTo(address).text());
    if (!match.find()) {
      throw new AssertionError("no link in the mail to " + address);
    }
    return match.group(1);
  }
}
