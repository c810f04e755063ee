package docket.domain.offenders;

import java.time.Instant;

/** A decision that depends on when it is made. */
public final class ReadsTheClock {
  private ReadsTheClock() {}

  static Instant when() {
    return Instant.now();
  }
}
