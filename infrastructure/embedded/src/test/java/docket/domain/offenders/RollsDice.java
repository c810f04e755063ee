package docket.domain.offenders;

import java.util.concurrent.ThreadLocalRandom;

/** A decision that nobody can repeat. */
public final class RollsDice {
  private RollsDice() {}

  static int roll() {
    return ThreadLocalRandom.current().nextInt(6);
  }
}
