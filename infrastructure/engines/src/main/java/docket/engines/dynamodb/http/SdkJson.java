package docket.engines.dynamodb.http;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.protocol.MarshallingKnownType;
import software.amazon.awssdk.core.traits.ListTrait;
import software.amazon.awssdk.core.traits.MapTrait;
import software.amazon.awssdk.core.util.SdkAutoConstructList;
import software.amazon.awssdk.core.util.SdkAutoConstructMap;
import software.amazon.awssdk.protocols.jsoncore.JsonNode;
import software.amazon.awssdk.protocols.jsoncore.JsonWriter;
import software.amazon.awssdk.utils.builder.SdkBuilder;

/** The SDK's requests and responses as JSON, by the fields they describe themselves with. */
final class SdkJson {
  private SdkJson() {}

  /** Sets the fields that {@code json} has on a request's builder. */
  static void read(JsonNode json, SdkPojo builder) {
    for (var field : builder.sdkFields()) {
      var value = json.field(field.locationName());
      if (value.isPresent() && !value.get().isNull()) field.set(builder, value(value.get(), field));
    }
  }

  private static Object value(JsonNode json, SdkField<?> field) {
    return switch (MarshallingKnownType.from(field.marshallingType().getTargetClass())) {
      case INTEGER -> Integer.valueOf(json.asNumber());
      case LONG -> Long.valueOf(json.asNumber());
      case DOUBLE -> Double.valueOf(json.asNumber());
      case BOOLEAN -> json.asBoolean();
      case SDK_BYTES -> SdkBytes.fromByteArray(Base64.getDecoder().decode(json.asString()));
      case SDK_POJO -> pojo(json, field.constructor().get());
      case LIST -> list(json, field.getRequiredTrait(ListTrait.class).memberFieldInfo());
      case MAP -> map(json, field.getRequiredTrait(MapTrait.class).valueFieldInfo());
      default -> json.text();
    };
  }

  private static Object pojo(JsonNode json, SdkPojo builder) {
    read(json, builder);
    return ((SdkBuilder<?, ?>) builder).build();
  }

  private static List<Object> list(JsonNode json, SdkField<?> element) {
    var list = new ArrayList<Object>();
    for (var entry : json.asArray()) list.add(value(entry, element));
    return list;
  }

  private static Map<String, Object> map(JsonNode json, SdkField<?> value) {
    var map = new HashMap<String, Object>();
    json.asObject().forEach((name, entry) -> map.put(name, value(entry, value)));
    return map;
  }

  /** Writes the fields that are set, without the braces around them. */
  static void writeFields(SdkPojo pojo, JsonWriter json) {
    for (var field : pojo.sdkFields()) {
      var value = field.getValueOrDefault(pojo);
      if (value == null
          || value instanceof SdkAutoConstructList
          || value instanceof SdkAutoConstructMap) continue;
      json.writeFieldName(field.locationName());
      write(value, json);
    }
  }

  private static void write(Object value, JsonWriter json) {
    switch (value) {
      case Integer number -> json.writeValue(number.intValue());
      case Long number -> json.writeValue(number.longValue());
      case Double number -> json.writeValue(number.doubleValue());
      case Boolean flag -> json.writeValue(flag.booleanValue());
      case Instant time -> json.writeValue(time);
      case SdkBytes bytes -> json.writeValue(bytes.asByteBuffer());
      case SdkPojo pojo -> writeObject(pojo, json);
      case List<?> list -> writeList(list, json);
      case Map<?, ?> map -> writeMap(map, json);
      default -> json.writeValue(value.toString());
    }
  }

  private static void writeObject(SdkPojo pojo, JsonWriter json) {
    json.writeStartObject();
    writeFields(pojo, json);
    json.writeEndObject();
  }

  private static void writeList(List<?> list, JsonWriter json) {
    json.writeStartArray();
    for (var element : list) write(element, json);
    json.writeEndArray();
  }

  private static void writeMap(Map<?, ?> map, JsonWriter json) {
    json.writeStartObject();
    map.forEach((name, value) -> {
      json.writeFieldName(name.toString());
      write(value, json);
    });
    json.writeEndObject();
  }
}
