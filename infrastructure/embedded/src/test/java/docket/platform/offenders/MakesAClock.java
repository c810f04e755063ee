package docket.platform.offenders;

import java.time.Clock;

/** A handler with a clock of its own. */
public final class MakesAClock {
  final Clock clock = Clock.systemUTC();
}
