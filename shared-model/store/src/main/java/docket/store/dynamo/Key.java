package docket.store.dynamo;

import docket.domain.id.Digits;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Where an item stands. Every table has the same two string keys. */
public record Key(String pk, String sk) {
  Map<String, AttributeValue> attributes() {
    return Map.of("pk", AttributeValue.fromS(pk), "sk", AttributeValue.fromS(sk));
  }

  static Key of(Map<String, AttributeValue> item) {
    return new Key(item.getOrDefault("pk", EMPTY).s(), item.getOrDefault("sk", EMPTY).s());
  }

  private static final AttributeValue EMPTY = AttributeValue.fromS("");

  /** A number as a key part that sorts as the number does (up to 10^15). */
  public static String padded(long number) {
    return Digits.padded(number, WIDTH);
  }

  private static final int WIDTH = 15;
}
