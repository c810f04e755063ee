package docket.store.offenders;

import java.time.LocalDate;
import java.time.ZoneOffset;

/** A repository that knows the day by itself. */
public final class ReadsTheDate {
  private ReadsTheDate() {}

  static LocalDate today() {
    return LocalDate.now(ZoneOffset.UTC);
  }
}
