package docket.memberships;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Where a page may send the browser next: a path of this site and nothing else (spec access.md
 * §4.7).
 */
final class SafePath {
  static final String HOME = "/projects/";

  /**
   * Starts with one slash; printable ASCII without backslashes, so that no browser reads a host
   * into it.
   */
  private static final Pattern FORM = Pattern.compile("/(?![/\\\\])[\\x21-\\x5b\\x5d-\\x7e]*");

  private SafePath() {}

  static String of(@Nullable String given) {
    return given != null && FORM.matcher(given).matches() ? given : HOME;
  }
}
