package docket.domain.access;

import java.time.Duration;
import java.time.Instant;

/**
 * Wrong attempts of one address at one account, and until when no further one is looked at (spec
 * access.md T-72): some are free, then the pause doubles up to a quarter of an hour.
 *
 * @param count since the last quiet quarter of an hour
 * @param blockedUntil in the past where the next attempt is looked at
 */
public record WrongAttempts(long count, Instant blockedUntil) {
  /** After so long without an attempt everything is forgotten. */
  public static final Duration MEMORY = Duration.ofMinutes(15);

  public static final WrongAttempts NONE = new WrongAttempts(0, Instant.EPOCH);

  private static final int FREE = 5;
  private static final Duration FIRST_PAUSE = Duration.ofSeconds(15);
  private static final int DOUBLINGS = 6;

  /** One more. */
  public WrongAttempts another(Instant now) {
    long next = count + 1;
    return new WrongAttempts(next, next < FREE ? now : now.plus(pause(next - FREE)));
  }

  private static Duration pause(long beyond) {
    var pause = FIRST_PAUSE.multipliedBy(1L << Math.min(beyond, DOUBLINGS));
    return pause.compareTo(MEMORY) > 0 ? MEMORY : pause;
  }

  /** How long nobody is listened to; zero or less where the next attempt is looked at. */
  public Duration rest(Instant now) {
    return Duration.between(now, blockedUntil);
  }
}
