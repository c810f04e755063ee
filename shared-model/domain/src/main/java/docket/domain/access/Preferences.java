package docket.domain.access;

import docket.domain.json.Json;
import org.jspecify.annotations.Nullable;

/**
 * What a person decided for themselves beside their profile (spec access.md §3.1, §3.13).
 *
 * @param onboarding how far they have got to know the product; null where nobody said
 * @param notifications which kinds of mail they want, as the wire has it; empty for all
 */
public record Preferences(@Nullable Onboarding onboarding, Json.Obj notifications) {
  /** Those of a new account. */
  public static final Preferences NONE = new Preferences(null, Json.EMPTY_OBJECT);
}
