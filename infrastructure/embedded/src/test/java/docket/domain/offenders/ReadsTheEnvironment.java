package docket.domain.offenders;

import org.jspecify.annotations.Nullable;

/** A decision that depends on where it is made. */
public final class ReadsTheEnvironment {
  private ReadsTheEnvironment() {}

  static @Nullable String home() {
    return System.getenv("HOME");
  }
}
