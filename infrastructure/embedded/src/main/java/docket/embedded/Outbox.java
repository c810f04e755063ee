package docket.embedded;

import docket.domain.id.OrganizationId;
import docket.domain.json.Json;
import docket.platform.mail.Mail;
import docket.platform.mail.Mailer;
import docket.platform.mail.Mailer.MailFailed;
import docket.store.json.JsonText;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Mail on one machine: each is a file in the data folder, for whoever runs it, and none goes
 * anywhere. The newest are kept.
 */
final class Outbox implements Mailer {
  private static final int KEPT = 500;

  private final Path folder;
  private final Clock clock;
  private final AtomicLong number = new AtomicLong();

  private Outbox(Path folder, Clock clock) {
    this.folder = folder;
    this.clock = clock;
  }

  static Outbox in(Path data, Clock clock) {
    var folder = data.resolve("outbox");
    try {
      Files.createDirectories(folder);
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
    return new Outbox(folder, clock);
  }

  @Override
  public boolean reachesPeople() {
    return false;
  }

  @Override
  public void send(Mail mail) throws MailFailed {
    var now = clock.instant();
    var organization = mail.organization();
    var json =
        Json.object()
            .put("organization", organization == null ? null : organization.value())
            .put("sent_at", now.toString())
            .put("to", mail.to())
            .put("subject", mail.subject())
            .put("text", mail.text())
            .put("html", mail.html())
            .build();
    var name = "%d-%06d.json".formatted(now.toEpochMilli(), number.incrementAndGet());
    try {
      var draft = folder.resolve(name + ".new");
      Files.write(draft, JsonText.bytes(json));
      Files.move(draft, folder.resolve(name), StandardCopyOption.ATOMIC_MOVE);
      forgetOld();
    } catch (IOException failed) {
      throw new MailFailed("the outbox cannot be written", failed);
    }
  }

  private synchronized void forgetOld() throws IOException {
    var all = names();
    for (var old : all.subList(0, Math.max(0, all.size() - KEPT))) {
      Files.deleteIfExists(old);
    }
  }

  private List<Path> names() throws IOException {
    try (var files = Files.list(folder)) {
      return files.filter(file -> file.toString().endsWith(".json")).sorted().toList();
    }
  }

  /** The mails of an organization, the newest first. */
  List<Json.Obj> of(OrganizationId organization) {
    var mails = new ArrayList<Json.Obj>();
    try {
      for (var file : names().reversed()) {
        var mail = (Json.Obj) JsonText.stored(Files.readAllBytes(file));
        if (mail.get("organization") instanceof Json.Int(var id) && id == organization.value()) {
          mails.add(mail);
        }
      }
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
    return mails;
  }
}
