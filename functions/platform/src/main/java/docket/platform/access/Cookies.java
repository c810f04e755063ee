package docket.platform.access;

import docket.platform.http.RawRequest;
import docket.platform.http.Reply;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** The two cookies of the product (spec access.md §8.5). */
public final class Cookies {
  public static final String SESSION = "sessionid";
  public static final String CSRF = "csrftoken";

  private static final Duration CSRF_LIFE = Duration.ofDays(365);
  private static final String SET = "Set-Cookie";

  private Cookies() {}

  /**
   * @param life null for as long as the browser runs
   */
  static Reply session(Reply reply, RawRequest request, String value, @Nullable Duration life) {
    return reply.with(SET, cookie(request, SESSION, value, life) + "; HttpOnly");
  }

  /** Readable by script, which repeats it in a header. */
  public static Reply csrf(Reply reply, RawRequest request, String token) {
    return reply.with(SET, cookie(request, CSRF, token, CSRF_LIFE));
  }

  static Reply withoutSession(Reply reply, RawRequest request) {
    return session(reply, request, "", Duration.ZERO);
  }

  private static String cookie(
      RawRequest request, String name, String value, @Nullable Duration life) {
    var cookie = new StringBuilder(name).append('=').append(value).append("; Path=/; SameSite=Lax");
    if (life != null) {
      cookie.append("; Max-Age=").append(life.toSeconds());
    }
    if (isSecure(request)) {
      cookie.append("; Secure");
    }
    return cookie.toString();
  }

  private static boolean isSecure(RawRequest request) {
    return request.header("x-forwarded-proto", "http").equalsIgnoreCase("https");
  }
}
