package docket.store.access;

import docket.store.dynamo.Change;
import docket.store.dynamo.Dynamo;
import docket.store.dynamo.Item;
import docket.store.tables.Tables;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Sign-ups whose address nobody has confirmed yet (spec access.md §4.3), and the links by which
 * that is done. An account comes of them only then: until it is confirmed, an address is claimed by
 * nobody.
 */
public final class PendingSignUps {
  private final Dynamo dynamo;

  public PendingSignUps(Dynamo dynamo) {
    this.dynamo = dynamo;
  }

  /**
   * What the form said.
   *
   * @param id random; never shown to anybody
   * @param token of the organization's link; null for a founder
   */
  public record Pending(
      String id,
      String email,
      String passwordHash,
      boolean newsletters,
      @Nullable String token,
      Instant expiresAt) {
    @Override
    public String toString() {
      return "Pending[" + email + "]";
    }
  }

  public void store(Pending pending) {
    dynamo.store(
        Change.put(
            Tables.ACCESS,
            Item.at(AccessKeys.pendingSignUp(pending.id()))
                .set("em", pending.email())
                .set("pw", pending.passwordHash())
                .set("nl", pending.newsletters() ? Boolean.TRUE : null)
                .set("it", pending.token())
                .set(Tables.EXPIRY, pending.expiresAt().getEpochSecond())
                .build()));
  }

  public Optional<Pending> find(String id, Instant now) {
    return Optional.ofNullable(dynamo.get(Tables.ACCESS, AccessKeys.pendingSignUp(id)))
        .map(item ->
            new Pending(
                id,
                item.text("em"),
                item.text("pw"),
                item.flag("nl"),
                item.optionalText("it"),
                Instant.ofEpochSecond(item.number(Tables.EXPIRY))))
        .filter(pending -> pending.expiresAt().isAfter(now));
  }

  /** Gives a sign-up a link, besides those it has. */
  public void link(Pending pending, String secret) {
    dynamo.store(
        Change.put(
            Tables.ACCESS,
            Item.at(AccessKeys.confirmation(Secrets.hash(secret)))
                .set("id", pending.id())
                .set(Tables.EXPIRY, pending.expiresAt().getEpochSecond())
                .build()));
  }

  /** The sign-up that a link confirms. */
  public Optional<Pending> ofLink(String secret, Instant now) {
    return Optional.ofNullable(
            dynamo.get(Tables.ACCESS, AccessKeys.confirmation(Secrets.hash(secret))))
        .flatMap(item -> find(item.text("id"), now));
  }

  /** Uses a sign-up up, and with it its links. */
  public void remove(Pending pending) {
    dynamo.store(Change.delete(Tables.ACCESS, AccessKeys.pendingSignUp(pending.id())));
  }
}
