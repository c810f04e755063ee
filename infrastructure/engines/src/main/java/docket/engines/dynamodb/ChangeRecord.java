package docket.engines.dynamodb;

import java.time.Instant;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * A change of one item, as DynamoDB Streams tell it with NEW_AND_OLD_IMAGES.
 *
 * @param sequence grows with every change of any table; has gaps
 * @param oldImage empty for an INSERT
 * @param newImage empty for a REMOVE
 * @param expired removed by time to live rather than by a caller
 */
public record ChangeRecord(
    long sequence,
    Instant at,
    String table,
    Event event,
    Map<String, AttributeValue> keys,
    Map<String, AttributeValue> oldImage,
    Map<String, AttributeValue> newImage,
    boolean expired) {
  /** What happened to the item. */
  public enum Event {
    INSERT,
    MODIFY,
    REMOVE
  }
}
