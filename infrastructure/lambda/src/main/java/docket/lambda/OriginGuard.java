package docket.lambda;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import docket.lambda.RotatingSecret.Value;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Lets in what came through CloudFront, which knows the word and says whom the browser asked and
 * from where. What calls the API's own address is refused: it would pass by the firewall and could
 * name any host.
 */
final class OriginGuard {
  /** Set by CloudFront on its way to the API; the word itself. */
  static final String WORD = "x-docket-edge";

  /** Set by CloudFront: the host that the viewer asked. */
  static final String HOST = "x-docket-host";

  /** Set by CloudFront: the viewer's address. */
  static final String ADDRESS = "x-docket-address";

  private final RotatingSecret word;

  OriginGuard(RotatingSecret word) {
    this.word = word;
  }

  /**
   * Whether the request may be answered. If so, its host and source are the viewer's from here on.
   */
  boolean admits(APIGatewayV2HTTPEvent event) {
    var headers = lowerCase(event.getHeaders());
    var said = headers.remove(WORD);
    if (said == null || !(knows(word.values(), said) || knows(word.valuesAfterSurprise(), said))) {
      return false;
    }
    var host = headers.remove(HOST);
    var address = headers.remove(ADDRESS);
    headers.remove("x-forwarded-host"); // whoever set it was no part of this deployment
    if (host != null) {
      headers.put("x-forwarded-host", host);
    }
    headers.put("x-forwarded-proto", "https");
    event.setHeaders(headers);
    if (address != null) {
      event.getRequestContext().getHttp().setSourceIp(address);
    }
    return true;
  }

  private static Map<String, String> lowerCase(@Nullable Map<String, String> headers) {
    var lower = new HashMap<String, String>();
    if (headers != null) {
      headers.forEach((name, value) -> lower.put(name.toLowerCase(Locale.ROOT), value));
    }
    return lower;
  }

  private static boolean knows(List<Value> values, String said) {
    var bytes = said.getBytes(StandardCharsets.UTF_8);
    boolean known = false;
    for (var value : values) {
      known |= MessageDigest.isEqual(value.text().getBytes(StandardCharsets.UTF_8), bytes);
    }
    return known;
  }
}
