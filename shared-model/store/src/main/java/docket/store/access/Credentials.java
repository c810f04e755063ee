package docket.store.access;

import docket.domain.id.OrganizationId;
import docket.domain.id.UserId;
import docket.store.dynamo.Change;
import docket.store.dynamo.Commit;
import docket.store.dynamo.Dynamo;
import docket.store.dynamo.Item;
import docket.store.dynamo.Range;
import docket.store.tables.Tables;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
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
   * @param hash of its secret
   * @param organization where the person was at sign-in
   * @param csrf what an unsafe request has to repeat
   * @param epoch the account's session epoch at sign-in
   * @param confirmedAt when the person last gave their password, at sign-in or later
   * @param expiresAt when it ends whatever happens
   */
  public record Session(
      String hash,
      UserId user,
      OrganizationId organization,
      String csrf,
      long epoch,
      Instant createdAt,
      Instant seenAt,
      Instant confirmedAt,
      Instant expiresAt,
      Device device) {}

  /** Where a session was opened, for the person's own list. */
  public record Device(String address, String agent) {}

  public void store(Session session) {
    var item =
        Item.at(AccessKeys.session(session.hash()))
            .set("u", session.user().value())
            .set("o", session.organization().value())
            .set("cs", session.csrf())
            .set("ep", session.epoch())
            .set("ca", session.createdAt())
            .set("sa", session.seenAt())
            .set("pa", session.confirmedAt())
            .set("ip", session.device().address())
            .set("ag", session.device().agent())
            .set(Tables.EXPIRY, session.expiresAt().getEpochSecond())
            .build();
    var listed =
        Item.at(AccessKeys.sessionOf(session.user(), session.hash()))
            .set("ca", session.createdAt())
            .set(Tables.EXPIRY, session.expiresAt().getEpochSecond())
            .build();
    // a crash in between leaves a line that lists nothing; a session that nobody finds would be
    // worse
    dynamo.store(Change.put(Tables.ACCESS, listed));
    dynamo.store(Change.put(Tables.ACCESS, item));
  }

  /** Sessions of a person, the latest first, whether they hold or not. */
  public List<Session> sessions(UserId user, int most) {
    var range = Range.of(Tables.ACCESS, AccessKeys.user(user)).startingWith(AccessKeys.SESSIONS_OF);
    var keys =
        dynamo.queryAll(range).stream()
            .sorted(Comparator.comparing((Item row) -> row.requiredInstant("ca")).reversed())
            .limit(most)
            .map(row -> AccessKeys.session(hashOf(row)))
            .toList();
    return dynamo.getAll(Tables.ACCESS, keys).stream()
        .map(Credentials::toSession)
        .filter(session -> session.user().equals(user))
        .sorted(Comparator.comparing(Session::createdAt).reversed())
        .toList();
  }

  /**
   * Ends a session of a person.
   *
   * @param begins the first characters of its hash
   * @return false where the person has none that begins so
   */
  public boolean end(UserId user, String begins) {
    var range =
        Range.of(Tables.ACCESS, AccessKeys.user(user))
            .startingWith(AccessKeys.SESSIONS_OF + begins);
    var found = dynamo.queryAll(range).stream().map(Credentials::hashOf).toList();
    found.forEach(hash -> endHashed(user, hash));
    return !found.isEmpty();
  }

  private static String hashOf(Item listed) {
    return listed.key().sk().substring(AccessKeys.SESSIONS_OF.length());
  }

  /** The session first: whoever was told that it ended must not meet it again. */
  private void endHashed(UserId user, String hash) {
    dynamo.store(Change.delete(Tables.ACCESS, AccessKeys.session(hash)));
    dynamo.store(Change.delete(Tables.ACCESS, AccessKeys.sessionOf(user, hash)));
  }

  static Session toSession(Item item) {
    var createdAt = item.requiredInstant("ca");
    var confirmedAt = item.instant("pa");
    return new Session(
        item.key().pk().substring(2),
        new UserId(item.number("u")),
        new OrganizationId(item.number("o")),
        item.text("cs"),
        item.number("ep"),
        createdAt,
        item.requiredInstant("sa"),
        confirmedAt == null ? createdAt : confirmedAt,
        Instant.ofEpochSecond(item.number(Tables.EXPIRY)),
        new Device(item.text("ip", ""), item.text("ag", "")));
  }

  /** Slides the idle limit; the caller sees to it that this happens rarely. */
  public void seen(Session session, Instant now) {
    dynamo.write(
        Change.update(Tables.ACCESS, AccessKeys.session(session.hash()))
            .set("sa", now)
            .ifPresent());
  }

  /** The person gave their password again. */
  public void confirmed(Session session, Instant now) {
    dynamo.write(
        Change.update(Tables.ACCESS, AccessKeys.session(session.hash()))
            .set("pa", now)
            .ifPresent());
  }

  /** Ends the session with this secret. */
  public void endOwn(UserId user, String secret) {
    endHashed(user, Secrets.hash(secret));
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
      String id,
      UserId user,
      String shown,
      Instant createdAt,
      Instant expiresAt,
      @Nullable Instant revokedAt) {
    public boolean isLive(Instant now) {
      return revokedAt == null && expiresAt.isAfter(now);
    }
  }

  /** A new token; refused while another one of the person lives. */
  public List<Change> create(AccessToken token, Instant now) {
    var item =
        Item.at(AccessKeys.patOf(token.user(), token.id()))
            .set("s", token.shown())
            .set("ca", token.createdAt())
            .set("ea", token.expiresAt())
            .set("ra", token.revokedAt())
            .build();
    return List.of(
        Change.put(Tables.ACCESS, item).ifAbsent(),
        Change.update(Tables.ACCESS, AccessKeys.livePat(token.user()))
            .set("id", token.id())
            .set("ea", token.expiresAt())
            .ifLess("ea", now));
  }

  public List<AccessToken> accessTokens(UserId user) {
    return dynamo
        .queryAll(Range.of(Tables.ACCESS, AccessKeys.user(user)).startingWith("T#"))
        .stream()
        .map(Credentials::toAccessToken)
        .toList();
  }

  public Optional<AccessToken> accessToken(UserId user, String id) {
    return Optional.ofNullable(dynamo.get(Tables.ACCESS, AccessKeys.patOf(user, id)))
        .map(Credentials::toAccessToken);
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

  /**
   * Ends a live token, with the access tokens made from it; refused where it is revoked already.
   */
  public List<Change> revoke(AccessToken token, Instant now) {
    var changes = new ArrayList<>(revokeAlone(token, now));
    changes.add(endAccess(token.user()));
    return changes;
  }

  /** The same where the access tokens of the person end by something else. */
  public static List<Change> revokeAlone(AccessToken token, Instant now) {
    return List.of(
        revoked(token, now),
        Change.update(Tables.ACCESS, AccessKeys.livePat(token.user()))
            .remove("id")
            .remove("ea")
            .ifEquals("id", token.id()));
  }

  /** Puts a new token in the place of a live one. */
  public List<Change> rotate(AccessToken before, AccessToken after, Instant now) {
    var created =
        Item.at(AccessKeys.patOf(after.user(), after.id()))
            .set("s", after.shown())
            .set("ca", after.createdAt())
            .set("ea", after.expiresAt())
            .build();
    return List.of(
        revoked(before, now),
        Change.put(Tables.ACCESS, created).ifAbsent(),
        Change.update(Tables.ACCESS, AccessKeys.livePat(before.user()))
            .set("id", after.id())
            .set("ea", after.expiresAt())
            .ifEquals("id", before.id()),
        endAccess(before.user()));
  }

  private static Change revoked(AccessToken token, Instant now) {
    return Change.update(Tables.ACCESS, AccessKeys.patOf(token.user(), token.id()))
        .set("ra", now)
        .ifAbsent("ra")
        .ifPresent();
  }

  private static Change endAccess(UserId user) {
    return Change.update(Tables.ACCESS, AccessKeys.account(user)).add("te", 1).ifPresent();
  }

  /**
   * What a link opens that works once.
   *
   * @param user who it signs in; null for the set-up link, with which a first person founds an
   *     organization
   */
  public record OneTimeLink(String hash, @Nullable UserId user, Instant expiresAt) {}

  public void store(OneTimeLink link) {
    var user = link.user();
    var item =
        Item.at(AccessKeys.oneTimeLink(link.hash()))
            .set("u", user == null ? null : user.value())
            .set(Tables.EXPIRY, link.expiresAt().getEpochSecond())
            .build();
    dynamo.store(Change.put(Tables.ACCESS, item));
  }

  public Optional<OneTimeLink> oneTimeLink(String secret) {
    var hash = Secrets.hash(secret);
    return Optional.ofNullable(dynamo.get(Tables.ACCESS, AccessKeys.oneTimeLink(hash)))
        .map(item -> {
          var user = item.optionalNumber("u");
          var expiresAt = Instant.ofEpochSecond(item.number(Tables.EXPIRY));
          return new OneTimeLink(hash, user == null ? null : new UserId(user), expiresAt);
        });
  }

  /** Uses a link up; refused where somebody else was faster. */
  public Change use(OneTimeLink link) {
    return Change.delete(Tables.ACCESS, AccessKeys.oneTimeLink(link.hash())).ifPresent();
  }

  public Commit commit(List<Change> changes) {
    return dynamo.transact(changes);
  }
}
