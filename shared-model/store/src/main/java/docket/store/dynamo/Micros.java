package docket.store.dynamo;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** Instants as whole microseconds since the epoch: the precision of the wire. */
public final class Micros {
  private Micros() {}

  public static long of(Instant time) {
    return ChronoUnit.MICROS.between(Instant.EPOCH, time);
  }

  public static Instant instant(long micros) {
    return Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
  }
}
