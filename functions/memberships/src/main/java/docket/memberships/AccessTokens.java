package docket.memberships;

import docket.domain.access.Organization;
import docket.domain.access.User;
import docket.domain.id.UserId;
import docket.platform.access.Jwts;
import docket.platform.access.Jwts.Issued;
import docket.platform.access.Jwts.Kind;
import docket.platform.http.Caller;
import docket.platform.http.Problem;
import docket.store.access.Credentials;
import docket.store.access.Credentials.AccessToken;
import docket.store.access.Organizations;
import docket.store.access.Standings;
import docket.store.dynamo.Commit;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** One live personal access token a person: made, traded for access tokens, rotated, revoked. */
@Singleton
final class AccessTokens {
  private static final String INVALID = "Token is invalid or expired";

  private final Jwts jwts;
  private final Credentials credentials;
  private final Standings standings;
  private final Organizations organizations;
  private final Clock clock;

  AccessTokens(
      Jwts jwts,
      Credentials credentials,
      Standings standings,
      Organizations organizations,
      Clock clock) {
    this.jwts = jwts;
    this.credentials = credentials;
    this.standings = standings;
    this.organizations = organizations;
    this.clock = clock;
  }

  /** The new token; empty while another one lives. */
  Optional<Issued> create(Caller caller) {
    var issued = issue(caller);
    boolean stored =
        credentials.commit(credentials.create(row(caller.user(), issued), clock.instant()))
            instanceof Commit.Done;
    return stored ? Optional.of(issued) : Optional.empty();
  }

  private Issued issue(Caller caller) {
    var organization =
        organizations.find(caller.organization()).orElseThrow(() -> Problem.notFound().exception());
    if (!organization.allowsAccessTokens()) {
      throw Problem.forbidden("Personal access tokens are disabled for this organization.")
          .exception();
    }
    return jwts.issue(
        Kind.REFRESH, caller.user(), 0, Duration.ofDays(organization.tokenLifeDays()));
  }

  private static AccessToken row(UserId user, Issued issued) {
    return new AccessToken(
        issued.id(), user, issued.withoutSignature(), issued.issuedAt(), issued.expiresAt(), null);
  }

  List<AccessToken> live(Caller caller) {
    var now = clock.instant();
    return credentials.accessTokens(caller.user()).stream()
        .filter(token -> token.isLive(now))
        .toList();
  }

  /** What came of a refresh. */
  sealed interface Refreshed {
    record Access(User owner, String token) implements Refreshed {
      @Override
      public String toString() {
        return "Access";
      }
    }

    record Refused(String why) implements Refreshed {}
  }

  Refreshed refresh(String token) {
    var row = signed(token);
    if (row.isEmpty()) {
      return new Refreshed.Refused(INVALID);
    }
    var standing = standings.of(row.get().user());
    var membership = standing.map(Standings.Standing::membership);
    if (membership.isEmpty() || !membership.get().isActive()) {
      return new Refreshed.Refused("User not found");
    }
    var organization = organizations.findRecent(membership.get().organization());
    if (!organization.map(Organization::allowsAccessTokens).orElse(false)) {
      return new Refreshed.Refused("Personal access tokens are disabled for this organization");
    }
    var user = standing.get().user();
    return new Refreshed.Access(
        user, jwts.issue(Kind.ACCESS, user.id(), user.tokenEpoch(), Jwts.ACCESS_LIFE).token());
  }

  /**
   * A new token in the place of the caller's; empty where what they gave is not a live token of
   * theirs.
   */
  Optional<Issued> rotate(Caller caller, String token) {
    var before = signed(token).filter(row -> row.user().equals(caller.user()));
    if (before.isEmpty()) {
      return Optional.empty();
    }
    var issued = issue(caller);
    var changes = credentials.rotate(before.get(), row(caller.user(), issued), clock.instant());
    return credentials.commit(changes) instanceof Commit.Done
        ? Optional.of(issued)
        : Optional.empty();
  }

  /**
   * Ends a token of the caller; false where there is no such live token.
   *
   * @param token whole, or without its signature as a list shows it: that proves nothing, but the
   *     caller has proved who they are
   */
  boolean revoke(Caller caller, String token) {
    var row =
        signed(token)
            .filter(found -> found.user().equals(caller.user()))
            .or(() -> shown(caller, token));
    return row.isPresent()
        && credentials.commit(credentials.revoke(row.get(), clock.instant()))
            instanceof Commit.Done;
  }

  private Optional<AccessToken> shown(Caller caller, String token) {
    return live(caller).stream().filter(row -> row.shown().equals(token)).findFirst();
  }

  /** The live row of a token that is signed by us. */
  private Optional<AccessToken> signed(String token) {
    var now = clock.instant();
    return jwts.verify(Kind.REFRESH, token)
        .flatMap(claims -> credentials.accessToken(claims.user(), claims.id()))
        .filter(row -> row.isLive(now) && token.startsWith(row.shown() + "."));
  }
}
