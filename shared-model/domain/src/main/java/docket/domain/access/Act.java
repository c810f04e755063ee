package docket.domain.access;

import docket.domain.id.UserId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * That somebody changes who people are and what they may: what a history tells of a change besides
 * the change itself.
 *
 * @param by whose doing it is; null where nobody knows any more
 * @param reason in words, where the change follows from something else; null where it was asked for
 */
public record Act(@Nullable UserId by, Instant at, Source source, @Nullable String reason) {
  /** What a person does. */
  public static Act of(@Nullable UserId by, Instant at) {
    return new Act(by, at, Source.MANUAL, null);
  }

  public Act because(String why) {
    return new Act(by, at, source, why);
  }
}
