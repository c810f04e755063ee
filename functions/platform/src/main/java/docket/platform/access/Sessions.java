package docket.platform.access;

import docket.domain.access.Organization;
import docket.domain.access.User;
import docket.domain.id.OrganizationId;
import docket.domain.id.UserId;
import docket.platform.http.Problem;
import docket.platform.http.RawRequest;
import docket.platform.http.Reply;
import docket.store.access.Credentials;
import docket.store.access.Credentials.Device;
import docket.store.access.Credentials.Session;
import docket.store.access.Organizations;
import docket.store.access.Secrets;
import docket.store.access.Standings;
import docket.store.access.Standings.SignedIn;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Sessions of signed-in browsers: opened, found again by their cookie, ended (spec access.md §8.3,
 * §8.5, §8.6).
 */
@Singleton
public final class Sessions {
  /** How long after a password was given the person may see what only its owner should. */
  public static final Duration CONFIRMED = Duration.ofMinutes(5);

  private static final Duration MOST_SELDOM = Duration.ofMinutes(5);
  private static final int LONGEST_AGENT = 300;
  private static final int MOST_LISTED = 100;
  private static final int NAME_LENGTH = 16;
  private static final Pattern NAME = Pattern.compile("[0-9a-f]{%d}".formatted(NAME_LENGTH));

  /**
   * User, organization at sign-in, secret: the ids let the rows be read in one round trip; the
   * secret alone proves anything.
   */
  private static final Pattern COOKIE =
      Pattern.compile("([0-9]{1,15})\\.([0-9]{1,15})\\.([A-Za-z0-9_-]{20,100})");

  private final Credentials credentials;
  private final Standings standings;
  private final Organizations organizations;
  private final Clock clock;

  Sessions(Credentials credentials, Standings standings, Organizations organizations, Clock clock) {
    this.credentials = credentials;
    this.standings = standings;
    this.organizations = organizations;
    this.clock = clock;
  }

  /**
   * Signs a browser in, under a new id whatever it held before, and puts the cookies on the reply.
   *
   * @param user with the organization that is active for them
   * @param isKept whether the browser keeps the session when it is closed
   */
  public Reply open(Reply reply, RawRequest request, User user, boolean isKept) {
    end(request);
    var organization = user.activeOrganization();
    if (organization == null) {
      throw Problem.unauthorized("User not found").exception();
    }
    var life = organizations.findRecent(organization).map(Sessions::maxAge).orElseThrow();
    var now = clock.instant();
    var secret = Secrets.random();
    var session =
        new Session(
            Secrets.hash(secret),
            user.id(),
            organization,
            Secrets.random(),
            user.sessionEpoch(),
            now,
            now,
            now,
            now.plus(life),
            device(request));
    credentials.store(session);
    var cookie = "%s.%s.%s".formatted(user.id(), organization, secret);
    return Cookies.csrf(
        Cookies.session(reply, request, cookie, isKept ? life : null), request, session.csrf());
  }

  private static Device device(RawRequest request) {
    var agent = request.header("user-agent", "");
    return new Device(
        request.sourceAddress(), agent.substring(0, Math.min(agent.length(), LONGEST_AGENT)));
  }

  /** The session that the cookie names, if it still holds. */
  public Optional<SignedIn> find(RawRequest request) {
    var cookie = cookie(request);
    return cookie == null
        ? Optional.empty()
        : standings
            .ofSession(cookie.secret(), cookie.user(), cookie.organization())
            .filter(this::holds);
  }

  private boolean holds(SignedIn signedIn) {
    var session = signedIn.session();
    var user = signedIn.standing().user();
    var now = clock.instant();
    var active = user.activeOrganization();
    var organization =
        active == null ? Optional.<Organization>empty() : organizations.findRecent(active);
    return holds(session, user, organization, now);
  }

  private static boolean holds(
      Session session, User user, Optional<Organization> organization, Instant now) {
    boolean withinPolicy = organization.isEmpty() || isWithin(session, organization.get(), now);
    return session.epoch() == user.sessionEpoch()
        && session.expiresAt().isAfter(now)
        && withinPolicy;
  }

  private static boolean isWithin(Session session, Organization organization, Instant now) {
    return session.createdAt().plus(maxAge(organization)).isAfter(now)
        && session.seenAt().plus(maxIdle(organization)).isAfter(now);
  }

  private static Duration maxAge(Organization organization) {
    return Duration.ofMinutes(organization.maxSessionAge());
  }

  private static Duration maxIdle(Organization organization) {
    return Duration.ofMinutes(organization.maxTimeBetweenActivity());
  }

  /** Slides the idle limit. Written once in five minutes, or in a quarter of a shorter limit. */
  void seen(Session session, Organization organization) {
    var now = clock.instant();
    var quarter = maxIdle(organization).dividedBy(4);
    var pause = quarter.compareTo(MOST_SELDOM) < 0 ? quarter : MOST_SELDOM;
    if (session.seenAt().plus(pause).isBefore(now)) {
      credentials.seen(session, now);
    }
  }

  /** Whether the person gave their password a moment ago. */
  public boolean isConfirmed(Session session) {
    return session.confirmedAt().plus(CONFIRMED).isAfter(clock.instant());
  }

  /** Ends the browser's session, if it has one. */
  public void end(RawRequest request) {
    var cookie = cookie(request);
    if (cookie != null) {
      credentials.endOwn(cookie.user(), cookie.secret());
    }
  }

  /** Ends the browser's session and takes its cookie away. */
  public Reply close(Reply reply, RawRequest request) {
    end(request);
    return Cookies.withoutSession(reply, request);
  }

  /** Sessions of a person that hold still, the latest first. */
  public List<Session> of(User user) {
    var now = clock.instant();
    var active = user.activeOrganization();
    var organization =
        active == null ? Optional.<Organization>empty() : organizations.findRecent(active);
    return credentials.sessions(user.id(), MOST_LISTED).stream()
        .filter(session -> holds(session, user, organization, now))
        .toList();
  }

  /** What a session is called where it is shown: enough to tell it apart, too little to use it. */
  public static String name(Session session) {
    return session.hash().substring(0, NAME_LENGTH);
  }

  /** Ends a session of the person by its name; false where they have none of that name. */
  public boolean end(User user, String name) {
    return NAME.matcher(name).matches() && credentials.end(user.id(), name);
  }

  private record Cookie(UserId user, OrganizationId organization, String secret) {}

  private static @Nullable Cookie cookie(RawRequest request) {
    var match = COOKIE.matcher(request.cookies().getOrDefault(Cookies.SESSION, ""));
    if (!match.matches()) {
      return null;
    }
    return new Cookie(
        new UserId(Long.parseLong(match.group(1))),
        new OrganizationId(Long.parseLong(match.group(2))),
        match.group(3));
  }
}
