package docket.store.access;

import docket.domain.id.UserId;
import docket.store.dynamo.Change;
import docket.store.dynamo.Dynamo;
import docket.store.dynamo.Item;
import docket.store.tables.Tables;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Secrets that let somebody choose a new password (spec access.md §4.6): by their hash, bound to
 * the password that they replace, and dead once used.
 */
public final class PasswordResets {
  private final Dynamo dynamo;

  public PasswordResets(Dynamo dynamo) {
    this.dynamo = dynamo;
  }

  /**
   * A permission to choose a password.
   *
   * @param passwordHash of the password it replaces; null for an account without one
   */
  public record Reset(String hash, UserId user, @Nullable String passwordHash, Instant expiresAt) {}

  public void store(Reset reset) {
    dynamo.store(
        Change.put(
            Tables.ACCESS,
            Item.at(AccessKeys.passwordReset(reset.hash()))
                .set("u", reset.user().value())
                .set("pw", digest(reset.passwordHash()))
                .set(Tables.EXPIRY, reset.expiresAt().getEpochSecond())
                .build()));
  }

  /** Whose password a secret lets choose, unless they have another one than then. */
  public Optional<UserId> find(
      String secret, Instant now, Function<UserId, @Nullable String> passwordHash) {
    var item = dynamo.get(Tables.ACCESS, AccessKeys.passwordReset(Secrets.hash(secret)));
    if (item == null || item.number(Tables.EXPIRY) <= now.getEpochSecond()) {
      return Optional.empty();
    }
    var user = new UserId(item.number("u"));
    boolean same = item.text("pw").equals(digest(passwordHash.apply(user)));
    return same ? Optional.of(user) : Optional.empty();
  }

  /** Uses a secret up; refused where it was used in between. Part of a transaction. */
  public static Change use(String secret) {
    return Change.delete(Tables.ACCESS, AccessKeys.passwordReset(Secrets.hash(secret))).ifPresent();
  }

  private static String digest(@Nullable String passwordHash) {
    return passwordHash == null ? "-" : Secrets.hash(passwordHash);
  }
}
