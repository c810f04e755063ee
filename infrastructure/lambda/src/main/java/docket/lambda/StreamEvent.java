package docket.lambda;

import docket.changes.StoredChange;
import docket.domain.json.Json;
import docket.store.dynamo.Item;
import docket.store.dynamo.StreamPosition;
import docket.store.dynamo.StreamShard;
import java.math.BigInteger;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * A batch of a table's change stream, as its event source mapping sends it. The mapping has a
 * tumbling window, which is what makes Lambda name the shard that a batch comes from.
 */
final class StreamEvent {
  private StreamEvent() {}

  /** The changes in order. */
  static List<StoredChange> changes(Json.Obj event) {
    var shard = StreamShard.name(required(event, "shardId"));
    return event.array("Records").items().stream()
        .map(record -> change(shard, (Json.Obj) record))
        .toList();
  }

  private static StoredChange change(String shard, Json.Obj record) {
    var change = record.object("dynamodb");
    return new StoredChange(
        table(required(record, "eventSourceARN")),
        new StreamPosition(shard, new BigInteger(required(change, "SequenceNumber"))),
        image(change, "OldImage"),
        image(change, "NewImage"));
  }

  /** Out of {@code arn:aws:dynamodb:region:account:table/NAME/stream/LABEL}. */
  private static String table(String arn) {
    return arn.split("/", 3)[1];
  }

  private static @Nullable Item image(Json.Obj change, String name) {
    return change.get(name) instanceof Json.Obj image ? new Item(map(image)) : null;
  }

  private static Map<String, AttributeValue> map(Json.Obj attributes) {
    var values = new HashMap<String, AttributeValue>();
    attributes.fields().forEach((name, value) -> values.put(name, value((Json.Obj) value)));
    return values;
  }

  private static AttributeValue value(Json.Obj typed) {
    var only = typed.fields().entrySet().iterator().next();
    var inner = only.getValue();
    return switch (only.getKey()) {
      case "S" -> AttributeValue.fromS(text(inner));
      case "N" -> AttributeValue.fromN(text(inner));
      case "B" -> AttributeValue.fromB(bytes(inner));
      case "BOOL" -> AttributeValue.fromBool(((Json.Bool) inner).value());
      case "NULL" -> AttributeValue.fromNul(true);
      case "M" -> AttributeValue.fromM(map((Json.Obj) inner));
      case "L" ->
          AttributeValue.fromL(items(inner).stream().map(item -> value((Json.Obj) item)).toList());
      case "SS" -> AttributeValue.fromSs(items(inner).stream().map(StreamEvent::text).toList());
      case "NS" -> AttributeValue.fromNs(items(inner).stream().map(StreamEvent::text).toList());
      case "BS" -> AttributeValue.fromBs(items(inner).stream().map(StreamEvent::bytes).toList());
      default -> throw new IllegalArgumentException("no attribute type " + only.getKey());
    };
  }

  private static List<Json> items(Json list) {
    return ((Json.Arr) list).items();
  }

  private static String text(Json value) {
    return ((Json.Str) value).value();
  }

  private static SdkBytes bytes(Json value) {
    return SdkBytes.fromByteArrayUnsafe(Base64.getDecoder().decode(text(value)));
  }

  private static String required(Json.Obj object, String name) {
    var text = object.text(name);
    if (text == null) {
      throw new IllegalArgumentException("a stream event has no " + name);
    }
    return text;
  }
}
