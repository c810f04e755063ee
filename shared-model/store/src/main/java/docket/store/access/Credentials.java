package docket.store.access;

import docket.domain.id.OrganizationId;
import docket.domain.id.UserId;
import docket.store.dynamo.Change;
import docket.store.dynamo.Dynamo;
import docket.store.dynamo.Item;
import docket.store.dynamo.Range;
import docket.store.tables.Tables;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Sessions and tokens, stored by the hash of their secret. */
public final class Credentials {
  private final Dynamo dynamo;

  public Credentials(Dynamo dynamo) {
    this.dynamo = dynamo;
  }

  /**
   * A signed-in browser.
   *
   * @param csrf what an unsafe request has to repeat
   * @param epoch the account's session epoch at sign-in
   */
  public record Session(
      String hash, UserId user, OrganizationId organization, String csrf, long epoch, Instant createdAt, Instant seenAt) {}

  public void store(Session session, Duration life) {
    var item =
        Item.at(AccessKeys.session(session.hash()))
            .set("u", session.user().value())
            .set("o", session.organization().value())
            .set("cs", session.csrf())
            .set("ep", session.epoch())
            .set("ca", session.createdAt())
            .set("sa", session.seenAt())
            .set(Tables.EXPIRY, session.createdAt().plus(life).getEpochSecond())
            .build();
    dynamo.store(Change.put(Tables.ACCESS, item));
  }

  public Optional<Session> session(String secret) {
    return Optional.ofNullable(dynamo.get(Tables.ACCESS, AccessKeys.session(Secrets.hash(secret))))
        .map(Credentials::toSession);
  }

  private static Session toSession(Item item) {
    return new Session(
        item.key().pk().substring(2),
        new UserId(item.number("u")),
        new OrganizationId(item.number("o")),
        item.text("cs"),
        item.number("ep"),
        item.requiredInstant("ca"),
        item.requiredInstant("sa"));
  }

  /** Slides the idle limit; the caller sees to it that this happens rarely. */
  public void seen(Session session, Instant now) {
    dynamo.write(Change.update(Tables.ACCESS, AccessKeys.session(session.hash())).set("sa", now).ifPresent());
  }

  public void end(String secret) {
    dynamo.store(Change.delete(Tables.ACCESS, AccessKeys.session(Secrets.hash(secret))));
  }

  /** Who a legacy token belongs to. */
  public Optional<UserId> legacyOwner(String token) {
    return Optional.ofNullable(dynamo.get(Tables.ACCESS, AccessKeys.token(Secrets.hash(token))))
        .map(item -> new UserId(item.number("u")));
  }

  public Change createLegacy(UserId user, String token) {
    var item = Item.at(AccessKeys.token(Secrets.hash(token))).set("u", user.value()).build();
    return Change.put(Tables.ACCESS, item).ifAbsent();
  }

  public Change deleteLegacy(String token) {
    return Change.delete(Tables.ACCESS, AccessKeys.token(Secrets.hash(token)));
  }

  /**
   * A personal access token (a refresh JWT).
   *
   * @param id its {@code jti}
   * @param shown header and payload, without the signature: what a list may show
   */
  public record AccessToken(
      String id, UserId user, String shown, Instant createdAt, Instant expiresAt, @Nullable Instant revokedAt) {
    public boolean isLive(Instant now) {
      return revokedAt == null && expiresAt.isAfter(now);
    }
  }

  public Change create(AccessToken token) {
    var item =
        Item.at(AccessKeys.patOf(token.user(), token.id()))
            .set("s", token.shown())
            .set("ca", token.createdAt())
            .set("ea", token.expiresAt())
            .set("ra", token.revokedAt())
            .build();
    return Change.put(Tables.ACCESS, item).ifAbsent();
  }

  public List<AccessToken> accessTokens(UserId user) {
    return dynamo.queryAll(Range.of(Tables.ACCESS, AccessKeys.user(user)).startingWith("T#")).stream()
        .map(Credentials::toAccessToken)
        .toList();
  }

  public Optional<AccessToken> accessToken(UserId user, String id) {
    return Optional.ofNullable(dynamo.get(Tables.ACCESS, AccessKeys.patOf(user, id))).map(Credentials::toAccessToken);
  }

  private static AccessToken toAccessToken(Item item) {
    return new AccessToken(
        item.key().sk().substring(2),
        new UserId(Long.parseLong(item.key().pk().substring(2))),
        item.text("s"),
        item.requiredInstant("ca"),
        item.requiredInstant("ea"),
        item.instant("ra"));
  }

  /** Refused where the token is revoked already. */
  public Change revoke(AccessToken token, Instant now) {
    return Change.update(Tables.ACCESS, AccessKeys.patOf(token.user(), token.id())).set("ra", now).ifAbsent("ra").ifPresent();
  }
}
