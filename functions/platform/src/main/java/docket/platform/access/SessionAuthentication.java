package docket.platform.access;

import docket.domain.access.Membership;
import docket.domain.access.Organization;
import docket.domain.access.Role;
import docket.domain.access.User;
import docket.domain.json.Json;
import docket.platform.http.Authentication;
import docket.platform.http.Caller;
import docket.platform.http.Caller.Credential;
import docket.platform.http.Problem;
import docket.platform.http.RawRequest;
import docket.store.access.Credentials;
import docket.store.access.Organizations;
import docket.store.access.Standings;
import docket.store.access.Standings.Standing;
import docket.store.access.Users;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Finds out who calls by session cookie, legacy token or access token (spec access.md §9.1). A
 * request with a header is judged by the header alone. The membership is read strongly each time,
 * so that a change of role bites on the next request.
 */
@Singleton
public final class SessionAuthentication implements Authentication {
  private static final Pattern LEGACY = Pattern.compile("[0-9a-f]{40}");
  private static final Duration ACTIVITY_PAUSE = Duration.ofMinutes(5);

  /**
   * What somebody without a role may still do: see that they wait, go to another organization,
   * leave.
   */
  private static final Set<String> OPEN_TO_WAITING =
      Set.of(
          "/api/current-user",
          "/api/current-user/whoami",
          "/api/organizations",
          "/api/feature-flags",
          "/logout");

  private static final String LEGACY_OFF =
      "Authentication token no longer valid: legacy token authentication has been disabled for this organization";

  private final Sessions sessions;
  private final CrossSite crossSite;
  private final Jwts jwts;
  private final Credentials credentials;
  private final Standings standings;
  private final Organizations organizations;
  private final Users users;
  private final Clock clock;

  SessionAuthentication(
      Sessions sessions,
      CrossSite crossSite,
      Jwts jwts,
      Credentials credentials,
      Standings standings,
      Organizations organizations,
      Users users,
      Clock clock) {
    this.sessions = sessions;
    this.crossSite = crossSite;
    this.jwts = jwts;
    this.credentials = credentials;
    this.standings = standings;
    this.organizations = organizations;
    this.users = users;
    this.clock = clock;
  }

  @Override
  public @Nullable Caller authenticate(RawRequest request) {
    var key = request.header("x-api-key");
    if (key != null) {
      return key.indexOf('.') < 0
          ? byLegacyToken(request, key.strip())
          : byAccessToken(request, key.strip());
    }
    var authorization = request.header("authorization");
    if (authorization != null) {
      return byHeader(request, authorization.strip());
    }
    return request.cookies().containsKey(Cookies.SESSION) ? bySession(request) : null;
  }

  private @Nullable Caller byHeader(RawRequest request, String authorization) {
    int space = authorization.indexOf(' ');
    var scheme = space < 0 ? authorization : authorization.substring(0, space);
    var value = space < 0 ? "" : authorization.substring(space + 1).strip();
    return switch (scheme.toLowerCase(Locale.ROOT)) {
      case "token" -> byLegacyToken(request, value);
      case "bearer" -> byAccessToken(request, value);
      default -> null;
    };
  }

  private Caller bySession(RawRequest request) {
    var found = sessions.find(request).orElseThrow(() -> notProvided());
    if (!request.isSafe()) {
      crossSite.check(request, found.session().csrf());
    }
    var admitted = admit(request, found.standing(), Credential.SESSION);
    sessions.seen(found.session(), admitted.organization());
    return admitted.caller();
  }

  private Caller byLegacyToken(RawRequest request, String token) {
    if (!LEGACY.matcher(token).matches()) {
      throw invalidToken();
    }
    var owner =
        credentials.legacyOwner(token).flatMap(standings::of).orElseThrow(() -> invalidToken());
    var admitted = admit(request, owner, Credential.LEGACY_TOKEN);
    if (!admitted.organization().allowsLegacyTokens()) {
      throw Problem.unauthorized(LEGACY_OFF).exception();
    }
    return admitted.caller();
  }

  private Caller byAccessToken(RawRequest request, String token) {
    var claims = jwts.verify(Jwts.Kind.ACCESS, token).orElseThrow(() -> notValid());
    var owner = standings.of(claims.user()).orElseThrow(() -> notValid());
    if (claims.epoch() != owner.user().tokenEpoch()) {
      throw notValid();
    }
    var admitted = admit(request, owner, Credential.ACCESS_TOKEN);
    if (!admitted.organization().allowsAccessTokens()) {
      throw notProvided();
    }
    return admitted.caller();
  }

  private record Admitted(Caller caller, Organization organization) {}

  private Admitted admit(RawRequest request, Standing standing, Credential via) {
    var membership = standing.membership();
    if (membership == null || !membership.isLive()) {
      throw Problem.unauthorized("User not found").exception();
    }
    refuseWithoutRole(request, membership);
    var organization =
        organizations.findRecent(membership.organization()).orElseThrow(() -> invalidToken());
    noteActivity(request, standing.user());
    var caller =
        new Caller(
            standing.user(),
            membership.organization(),
            membership.role(),
            organization.permissions(),
            via);
    return new Admitted(caller, organization);
  }

  private static void refuseWithoutRole(RawRequest request, Membership membership) {
    var path = request.path();
    boolean signingInOrOut =
        path.startsWith("/api/auth/") || path.startsWith("/user/") || path.equals("/logout");
    if (signingInOrOut) {
      return;
    }
    boolean ownProfile =
        path.equals("/api/users/" + membership.user()) || OPEN_TO_WAITING.contains(path);
    if (membership.role() == Role.NOT_ACTIVATED && !ownProfile) {
      throw Problem.forbidden("Your account is waiting for activation by an administrator.")
          .exception();
    }
    if (membership.role() == Role.VIEW_ONLY && !request.isSafe()) {
      throw Problem.forbidden().exception();
    }
  }

  private void noteActivity(RawRequest request, User user) {
    var last = user.lastActivity();
    var now = clock.instant();
    if (!request.isSafe() && (last == null || last.plus(ACTIVITY_PAUSE).isBefore(now))) {
      users.touch(user.id(), now);
    }
  }

  private static RuntimeException notProvided() {
    return Problem.unauthorized("Authentication credentials were not provided.").exception();
  }

  private static RuntimeException invalidToken() {
    return Problem.unauthorized("Invalid token.").exception();
  }

  private static RuntimeException notValid() {
    var code = Json.object().put("code", "token_not_valid").build();
    return Problem.unauthorized("Given token not valid for any token type").with(code).exception();
  }
}
