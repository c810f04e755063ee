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
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Pattern;

/**
 * Mail on one machine: each is a file in the data folder, for whoever runs it, and none goes
 * anywhere. The newest are kept.
 */
final class Outbox implements Mailer {
  private static final int KEPT = 500;
  private static final String SUFFIX = ".json";

  /** When and as which it was sent; nothing else names a file of the folder. */
  private static final Pattern ID = Pattern.compile("[0-9]{1,20}-[0-9]{1,20}");

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
    var name = "%d-%06d%s".formatted(now.toEpochMilli(), number.incrementAndGet(), SUFFIX);
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
      return files.filter(file -> file.toString().endsWith(SUFFIX)).sorted().toList();
    }
  }

  /** The mails of an organization, the newest first. */
  List<Json.Obj> of(OrganizationId organization) {
    var mails = new ArrayList<Json.Obj>();
    try {
      for (var file : names().reversed()) {
        read(file, organization).ifPresent(mails::add);
      }
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
    return mails;
  }

  /** A mail of an organization by the id that its row has. */
  Optional<Json.Obj> find(OrganizationId organization, String id) {
    if (!ID.matcher(id).matches()) {
      return Optional.empty();
    }
    var file = folder.resolve(id + SUFFIX);
    try {
      return Files.exists(file) ? read(file, organization) : Optional.empty();
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  private static Optional<Json.Obj> read(Path file, OrganizationId organization)
      throws IOException {
    var mail = (Json.Obj) JsonText.stored(Files.readAllBytes(file));
    boolean own =
        mail.get("organization") instanceof Json.Int(var id) && id == organization.value();
    var name = file.getFileName().toString();
    return own
        ? Optional.of(
            mail.with("id", Json.string(name.substring(0, name.length() - SUFFIX.length()))))
        : Optional.empty();
  }
}
