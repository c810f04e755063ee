package docket.platform.access;

import docket.domain.id.UserId;
import docket.store.access.Credentials;
import docket.store.access.Credentials.OneTimeLink;
import docket.store.access.Secrets;
import docket.store.dynamo.Commit;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Links that work once. The store holds only the hash of what they carry. */
@Singleton
public final class OneTimeLinks {
  private final Credentials credentials;
  private final Clock clock;

  OneTimeLinks(Credentials credentials, Clock clock) {
    this.credentials = credentials;
    this.clock = clock;
  }

  /** The path and query of a link that signs this person in. */
  public String signIn(UserId user, Duration life) {
    var secret = Secrets.random();
    credentials.store(new OneTimeLink(Secrets.hash(secret), user, clock.instant().plus(life)));
    return "/user/one-time?token=" + secret;
  }

  /**
   * The path and query of the link by which the first person founds an organization where sign-up
   * is closed.
   */
  public String setUp(Duration life) {
    var secret = Secrets.random();
    credentials.store(new OneTimeLink(Secrets.hash(secret), null, clock.instant().plus(life)));
    return "/user/signup?token=" + secret;
  }

  /** A link that was not used and is not too old. */
  public Optional<OneTimeLink> find(String secret) {
    return credentials
        .oneTimeLink(secret)
        .filter(link -> link.expiresAt().isAfter(clock.instant()));
  }

  /** Uses a sign-in link up: who it signs in, or nobody. */
  public Optional<UserId> redeem(String secret) {
    return find(secret)
        .filter(link -> link.user() != null)
        .filter(link -> credentials.commit(List.of(credentials.use(link))) instanceof Commit.Done)
        .map(OneTimeLink::user);
  }
}
