package docket.platform.access;

import docket.platform.http.RawRequest;
import jakarta.inject.Singleton;
import java.util.Optional;

/**
 * Our own origin as the browser sees it: from the configuration where there is one, since a request
 * can name any host.
 */
@Singleton
public final class Origins {
  private final Optional<PublicOrigin> configured;

  Origins(Optional<PublicOrigin> configured) {
    this.configured = configured;
  }

  public String of(RawRequest request) {
    return configured.map(PublicOrigin::value).orElseGet(request::origin);
  }
}
