package docket.engines.sqs;

import docket.engines.dynamodb.value.ItemCodec;
import docket.engines.dynamodb.value.ItemSize;
import docket.engines.sqlite.Row;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.sqs.model.MessageAttributeValue;

/**
 * A message as it lies in a queue.
 *
 * @param receives how often it was received before
 * @param firstReceived epoch milliseconds, 0 if never
 */
record StoredMessage(
    long row,
    String id,
    String body,
    Map<String, MessageAttributeValue> attributes,
    long sent,
    int receives,
    long firstReceived) {
  static final String COLUMNS = "id, message_id, body, attributes, sent, receives, first_received";

  static StoredMessage of(Row row) {
    var attributes = attributes(ItemCodec.decode(row.bytes(4)));
    return new StoredMessage(
        row.number(1),
        row.text(2),
        row.text(3),
        attributes,
        row.number(5),
        (int) row.number(6),
        row.number(7));
  }

  static byte[] encode(Map<String, MessageAttributeValue> attributes) {
    var encoded = new HashMap<String, AttributeValue>();
    attributes.forEach((name, value) -> {
      var type = AttributeValue.fromS(value.dataType());
      var content =
          value.binaryValue() == null
              ? AttributeValue.fromS(value.stringValue())
              : AttributeValue.fromB(value.binaryValue());
      encoded.put(name, AttributeValue.fromL(List.of(type, content)));
    });
    return ItemCodec.encode(encoded);
  }

  private static Map<String, MessageAttributeValue> attributes(
      Map<String, AttributeValue> encoded) {
    var attributes = new HashMap<String, MessageAttributeValue>();
    encoded.forEach((name, value) -> {
      var content = value.l().get(1);
      var type = value.l().getFirst().s();
      attributes.put(
          name,
          MessageAttributeValue.builder()
              .dataType(type)
              .stringValue(content.s())
              .binaryValue(content.b())
              .build());
    });
    return attributes;
  }

  /** Bytes that count against the size limit. */
  static long size(@Nullable String body, Map<String, MessageAttributeValue> attributes) {
    long size = body == null ? 0 : ItemSize.utf8Length(body);
    for (var attribute : attributes.entrySet()) {
      var value = attribute.getValue();
      size += attribute.getKey().length() + value.dataType().length();
      if (value.stringValue() != null) size += ItemSize.utf8Length(value.stringValue());
      if (value.binaryValue() != null) size += value.binaryValue().asByteArrayUnsafe().length;
    }
    return size;
  }
}
