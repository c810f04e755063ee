package docket.platform.http;

import org.jspecify.annotations.Nullable;

/** Finds out who sends a request. */
public interface Authentication {
  /**
   * The caller, or null where the request carries no credential.
   *
   * @throws ProblemException 401 for a credential that does not hold, 403 for one that may not be
   *     used this way
   */
  @Nullable Caller authenticate(RawRequest request);
}
