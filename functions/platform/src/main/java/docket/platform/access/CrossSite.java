package docket.platform.access;

import docket.platform.http.Body;
import docket.platform.http.Problem;
import docket.platform.http.Query;
import docket.platform.http.RawRequest;
import docket.store.access.Secrets;
import jakarta.inject.Singleton;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Refuses unsafe requests that another site made the browser send (spec access.md §8.5). */
@Singleton
public final class CrossSite {
  /** The header that repeats the session's token. */
  public static final String HEADER = "x-csrftoken";

  /** The form field that does the same without script. */
  public static final String FIELD = "csrfmiddlewaretoken";

  private static final Set<String> OWN = Set.of("same-origin", "none");
  private static final int LONGEST = 200;

  private final Origins origins;

  CrossSite(Origins origins) {
    this.origins = origins;
  }

  private enum Verdict {
    OWN,
    FOREIGN,
    UNKNOWN
  }

  /**
   * For requests that a session authenticates: the session's own token and proof of the same
   * origin.
   *
   * @throws docket.platform.http.ProblemException 403
   */
  void check(RawRequest request, String sessionToken) {
    if (origin(request) != Verdict.OWN) {
      throw refused("the request does not come from this site.");
    }
    if (!same(sessionToken, sent(request))) {
      throw refused("CSRF token missing or incorrect.");
    }
  }

  /**
   * For the forms of somebody who is not signed in: the token that the page set as a cookie comes
   * back in the form or the header. Clients that are no browsers may leave the origin unsaid.
   *
   * @throws docket.platform.http.ProblemException 403
   */
  public void checkAnonymous(RawRequest request, @Nullable String field) {
    if (origin(request) == Verdict.FOREIGN) {
      throw refused("the request does not come from this site.");
    }
    var cookie = request.cookies().get(Cookies.CSRF);
    var sent = field == null ? request.header(HEADER) : field;
    if (cookie == null || cookie.isEmpty() || !same(cookie, sent)) {
      throw refused("CSRF token missing or incorrect.");
    }
  }

  /** Whether a page of another site caused this request; a link that was followed counts. */
  public boolean isForeign(RawRequest request) {
    return origin(request) == Verdict.FOREIGN;
  }

  /** The token that the browser holds already, or a new one. */
  public static String anonymousToken(RawRequest request) {
    var held = request.cookies().get(Cookies.CSRF);
    return held != null && held.length() <= LONGEST && held.matches("[A-Za-z0-9_-]{32,}")
        ? held
        : Secrets.random();
  }

  /**
   * Browsers set Sec-Fetch-Site themselves; the origin, or the page's address, speaks for the older
   * ones.
   */
  private Verdict origin(RawRequest request) {
    var site = request.header("sec-fetch-site");
    if (site != null) {
      return OWN.contains(site) ? Verdict.OWN : Verdict.FOREIGN;
    }
    var origin = request.header("origin");
    if (origin == null) {
      origin = originOf(request.header("referer"));
    }
    if (origin == null) {
      return Verdict.UNKNOWN;
    }
    return origin.equalsIgnoreCase(origins.of(request)) ? Verdict.OWN : Verdict.FOREIGN;
  }

  private static @Nullable String originOf(@Nullable String address) {
    if (address == null || address.isBlank()) {
      return null;
    }
    try {
      var page = URI.create(address);
      return page.getScheme() + "://" + page.getRawAuthority();
    } catch (IllegalArgumentException unreadable) {
      return "null";
    }
  }

  private static @Nullable String sent(RawRequest request) {
    var header = request.header(HEADER);
    if (header != null || !request.mediaType().equals(Body.FORM)) {
      return header;
    }
    return Query.parse(new String(request.body(), StandardCharsets.UTF_8)).text(FIELD);
  }

  private static boolean same(String expected, @Nullable String sent) {
    return sent != null
        && MessageDigest.isEqual(
            expected.getBytes(StandardCharsets.UTF_8), sent.getBytes(StandardCharsets.UTF_8));
  }

  private static RuntimeException refused(String why) {
    return Problem.forbidden("CSRF Failed: " + why).exception();
  }
}
