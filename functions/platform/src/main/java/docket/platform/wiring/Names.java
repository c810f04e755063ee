package docket.platform.wiring;

/**
 * What this deployment calls its resources.
 *
 * @param prefix put before each table's and queue's logical name; empty in the embedded edition
 * @param bucket the product's own bucket
 */
public record Names(String prefix, String bucket) {
  public String table(String logical) {
    return prefix + logical;
  }

  public String queue(String logical) {
    return prefix + logical;
  }
}
