package docket.platform.http;

import jakarta.inject.Singleton;

/** Which release answers. */
@Singleton
public final class Version {
  /** As in the pom. */
  public String release() {
    return "0.1.0";
  }
}
