package docket.store.tables;

import java.util.List;

/**
 * What one DynamoDB table is. The embedded engines and the CDK make their tables from the same
 * definitions, so that a key or an index exists once. Every key is a string.
 *
 * @param name logical name, such as {@code docket-core}; a deployment may put its own prefix before
 *     it
 * @param stream whether old and new images of each change are published
 * @param expiry whether the attribute {@link Tables#EXPIRY} (epoch seconds) lets the store remove
 *     an item some time after it
 */
public record TableDefinition(
    String name, List<IndexDefinition> indexes, boolean stream, boolean expiry) {
  public TableDefinition {
    indexes = List.copyOf(indexes);
  }

  /** A sparse global secondary index that carries the keys and the included attributes. */
  public record IndexDefinition(
      String name, String partitionKey, String sortKey, List<String> included) {
    public IndexDefinition {
      included = List.copyOf(included);
    }
  }
}
