package docket.lambda;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a function's environment says: names of things, never secrets.
 *
 * @param prefix put before the logical name of each table and queue
 * @param bucket the product's own bucket
 * @param signingSecret where the key lives that sessions and tokens are signed with
 * @param dataSecret where the key lives that small secrets are stored under
 * @param originSecret where the word lives by which CloudFront proves that a request came through
 *     it
 * @param origin scheme and authority of an own domain; null where there is none
 * @param mailFrom address that mail is sent from; null where none is sent
 */
record Deployment(
    String prefix,
    String bucket,
    String signingSecret,
    String dataSecret,
    String originSecret,
    @Nullable String origin,
    @Nullable String mailFrom) {
  /**
   * @throws IllegalStateException naming the variable that is missing
   */
  static Deployment of(Map<String, String> environment) {
    return new Deployment(
        required(environment, "DOCKET_PREFIX"),
        required(environment, "DOCKET_BUCKET"),
        required(environment, "DOCKET_SIGNING_SECRET"),
        required(environment, "DOCKET_DATA_SECRET"),
        required(environment, "DOCKET_ORIGIN_SECRET"),
        environment.get("DOCKET_ORIGIN"),
        environment.get("DOCKET_MAIL_FROM"));
  }

  private static String required(Map<String, String> environment, String name) {
    var value = environment.get(name);
    if (value == null) {
      throw new IllegalStateException("the environment variable " + name + " is missing");
    }
    return value;
  }
}
