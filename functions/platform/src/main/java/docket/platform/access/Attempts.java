package docket.platform.access;

import docket.domain.access.WrongAttempts;
import docket.platform.http.Problem;
import docket.platform.http.RawRequest;
import docket.store.access.RateLimits;
import docket.store.access.Secrets;
import jakarta.inject.Singleton;
import java.net.InetAddress;
import java.time.Clock;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Limits attempts at secrets, by account and by address (spec access.md T-72). Strangers cannot
 * lock somebody out: an address from which they signed in before is listened to as ever.
 */
@Singleton
public final class Attempts {
  private static final Duration ADDRESS_WINDOW = Duration.ofMinutes(5);
  private static final Duration ACCOUNT_WINDOW = Duration.ofMinutes(15);
  private static final Duration KNOWN = Duration.ofDays(30);

  /** Wrong attempts from one address, at whatever account. */
  private static final long MOST_OF_ADDRESS = 30;

  /** Wrong attempts at one account, from whatever address, before only known ones are heard. */
  private static final long MOST_OF_ACCOUNT = 50;

  private static final Pattern IPV6 = Pattern.compile("[0-9a-f:]*:[0-9a-f:]*");

  private final RateLimits limits;
  private final Clock clock;

  Attempts(RateLimits limits, Clock clock) {
    this.limits = limits;
    this.clock = clock;
  }

  /** What somebody tries. */
  public enum Kind {
    SIGN_IN,
    CONFIRM,
    SIGN_UP,
    RESET,
    INVITATION,
    TOKEN
  }

  /**
   * An attempt that may be looked at.
   *
   * @param wrong the ones before it, from the same address at the same account
   */
  public record Attempt(Kind kind, String account, String address, WrongAttempts wrong) {
    private String both() {
      return kind + "#" + account + "#" + address;
    }

    private String ofAccount() {
      return kind + "#" + account;
    }

    private String ofAddress() {
      return kind + "##" + address;
    }

    private String known() {
      return "known#" + account + "#" + address;
    }
  }

  /**
   * An attempt at an account.
   *
   * @param account whatever names it; it need not exist
   * @throws docket.platform.http.ProblemException 429 while it is too early for another
   */
  public Attempt begin(Kind kind, RawRequest request, String account) {
    var now = clock.instant();
    var address = network(request.sourceAddress());
    var subject = Secrets.hash(account);
    var attempt = new Attempt(kind, subject, address, WrongAttempts.NONE);
    var wrong = limits.wrong(attempt.both(), now);
    refuse(wrong.rest(now));
    if (limits.count(attempt.ofAddress(), ADDRESS_WINDOW, now) >= MOST_OF_ADDRESS) {
      refuse(Duration.between(now, RateLimits.end(ADDRESS_WINDOW, now)));
    }
    if (limits.count(attempt.ofAccount(), ACCOUNT_WINDOW, now) >= MOST_OF_ACCOUNT
        && !limits.isMarked(attempt.known(), now)) {
      refuse(Duration.between(now, RateLimits.end(ACCOUNT_WINDOW, now)));
    }
    return new Attempt(kind, subject, address, wrong);
  }

  /** The attempt was wrong. */
  public void failed(Attempt attempt) {
    var now = clock.instant();
    limits.another(attempt.both(), attempt.wrong(), now);
    limits.count(attempt.ofAddress(), ADDRESS_WINDOW, now, 1);
    limits.count(attempt.ofAccount(), ACCOUNT_WINDOW, now, 1);
  }

  /** The attempt was right: what came before it is forgotten, and the address is known. */
  public void succeeded(Attempt attempt) {
    if (attempt.wrong().count() > 0) {
      limits.forget(attempt.both());
    }
    var now = clock.instant();
    if (!limits.isMarked(attempt.known(), now)) {
      limits.mark(attempt.known(), now.plus(KNOWN));
    }
  }

  /**
   * Counts something that costs us, right or wrong, such as a mail that is sent.
   *
   * @param most how often an address may do it in five minutes
   * @throws docket.platform.http.ProblemException 429 when it is too often
   */
  public void use(Kind kind, RawRequest request, long most) {
    var now = clock.instant();
    var key = kind + "#use#" + network(request.sourceAddress());
    if (limits.count(key, ADDRESS_WINDOW, now) >= most) {
      refuse(Duration.between(now, RateLimits.end(ADDRESS_WINDOW, now)));
    }
    limits.count(key, ADDRESS_WINDOW, now, 1);
  }

  /**
   * Counts something that is done to an account, from whatever address; false when it was done too
   * often in a quarter of an hour, which whoever asks need not learn.
   */
  public boolean spares(Kind kind, String account, long most) {
    var now = clock.instant();
    var key = kind + "#on#" + Secrets.hash(account);
    boolean rare = limits.count(key, ACCOUNT_WINDOW, now) < most;
    if (rare) {
      limits.count(key, ACCOUNT_WINDOW, now, 1);
    }
    return rare;
  }

  /**
   * Before somebody shows a secret that cannot be guessed at one account, such as a token.
   *
   * @throws docket.platform.http.ProblemException 429 after too many wrong ones from the address
   */
  public void mayShow(Kind kind, RawRequest request) {
    var now = clock.instant();
    var key = kind + "##" + network(request.sourceAddress());
    if (limits.count(key, ADDRESS_WINDOW, now) >= MOST_OF_ADDRESS) {
      refuse(Duration.between(now, RateLimits.end(ADDRESS_WINDOW, now)));
    }
  }

  /** The secret was wrong. */
  public void showedWrong(Kind kind, RawRequest request) {
    var key = kind + "##" + network(request.sourceAddress());
    limits.count(key, ADDRESS_WINDOW, clock.instant(), 1);
  }

  private static void refuse(Duration rest) {
    if (!rest.isNegative() && !rest.isZero()) {
      long seconds = rest.plusSeconds(1).minusNanos(1).toSeconds(); // rounded up, never 0
      throw Problem.of(429, "Too many attempts. Try again in %d seconds.".formatted(seconds))
          .with("Retry-After", Long.toString(seconds))
          .exception();
    }
  }

  /** An IPv4 address, or the network of 64 bits that one household has of IPv6. */
  private static String network(String address) {
    var lower = address.toLowerCase(Locale.ROOT);
    if (!IPV6.matcher(lower).matches()) {
      return lower;
    }
    try {
      var bytes = InetAddress.ofLiteral(lower).getAddress();
      return HexFormat.of().formatHex(bytes, 0, Math.min(bytes.length, Long.BYTES));
    } catch (IllegalArgumentException noAddress) {
      return lower;
    }
  }
}
