package docket.domain.access;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** How far somebody has got to know the product; their client says so (spec access.md §3.1). */
public enum Onboarding {
  NOT_STARTED,
  SIGNUP,
  TRIAL_SIGNUP,
  FIRST_TUTORIAL,
  IN_APP_GUIDANCE,
  COMPLETE;

  /** The word on the wire. */
  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }

  public static Optional<Onboarding> ofCode(String code) {
    return Arrays.stream(values()).filter(state -> state.code().equals(code)).findFirst();
  }
}
