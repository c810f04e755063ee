package docket.engines.dynamodb.oracle;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.CancellationReason;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;

/**
 * What a call came to, in a form that two engines can be compared by: an error's code, reasons and
 * items, or all fields of the response. Sets and the items of unordered answers are sorted.
 *
 * @param message of an error; compared apart, since wording is the least of an engine's promises
 */
record Answer(Object content, String message) {
  static Answer to(Supplier<? extends SdkPojo> call, boolean ordered) {
    try {
      return new Answer(fields(call.get(), ordered), "");
    } catch (TransactionCanceledException cancelled) {
      return new Answer(cancelled.cancellationReasons().stream().map(Answer::reason).toList(), "");
    } catch (ConditionalCheckFailedException failed) {
      return new Answer(
          List.of(failed.awsErrorDetails().errorCode(), value(failed.item(), true)),
          failed.awsErrorDetails().errorMessage());
    } catch (DynamoDbException refused) {
      return new Answer(
          refused.awsErrorDetails().errorCode(), refused.awsErrorDetails().errorMessage());
    }
  }

  private static Map<String, Object> reason(CancellationReason reason) {
    var fields = fields(reason, true);
    fields.remove("Message");
    return fields;
  }

  private static TreeMap<String, Object> fields(SdkPojo pojo, boolean ordered) {
    var fields = new TreeMap<String, Object>();
    for (var field : pojo.sdkFields()) {
      var value = value(field.getValueOrDefault(pojo), ordered);
      if (!isNothing(value)) fields.put(field.locationName(), value);
    }
    return fields;
  }

  private static boolean isNothing(@Nullable Object value) {
    return value == null
        || (value instanceof Map<?, ?> map && map.isEmpty())
        || (value instanceof List<?> list && list.isEmpty());
  }

  private static Object value(@Nullable Object value, boolean ordered) {
    return switch (value) {
      case null -> Map.of();
      case AttributeValue attribute -> attribute(attribute);
      case CancellationReason reason -> fields(reason, ordered);
      case SdkPojo pojo -> fields(pojo, ordered);
      case Map<?, ?> map -> {
        var sorted = new TreeMap<String, Object>();
        map.forEach((name, entry) -> sorted.put(name.toString(), value(entry, ordered)));
        yield sorted;
      }
      case List<?> list -> {
        var values = new ArrayList<>(list.stream().map(entry -> value(entry, ordered)).toList());
        if (!ordered) values.sort(Comparator.comparing(Object::toString));
        yield values;
      }
      default -> value;
    };
  }

  private static Object attribute(AttributeValue value) {
    return switch (value.type()) {
      case SS -> "SS" + value.ss().stream().sorted().toList();
      case NS -> "NS" + value.ns().stream().sorted().toList();
      case BS -> "BS" + value.bs().stream().map(bytes -> bytes.asUtf8String()).sorted().toList();
      case L -> value.l().stream().map(Answer::attribute).toList();
      case M -> value(value.m(), true);
      default -> value.toString();
    };
  }
}
