package docket.engines.dynamodb;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.CancellationReason;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;
import software.amazon.awssdk.services.dynamodb.model.InternalServerErrorException;
import software.amazon.awssdk.services.dynamodb.model.ResourceNotFoundException;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;

/** The exceptions that the SDK would make of AWS's error answers. */
final class Refusals {
  private Refusals() {}

  static DynamoDbException validation(String message) {
    return (DynamoDbException)
        DynamoDbException.builder()
            .message(message)
            .awsErrorDetails(details("ValidationException", message))
            .requestId(UUID.randomUUID().toString())
            .statusCode(400)
            .build();
  }

  static DynamoDbException notFound(String message) {
    return of(ResourceNotFoundException.builder(), message);
  }

  static DynamoDbException conditionFailed(@Nullable Map<String, AttributeValue> item) {
    var builder = ConditionalCheckFailedException.builder();
    return of(
        item == null || item.isEmpty() ? builder : builder.item(item),
        "The conditional request failed");
  }

  static DynamoDbException cancelled(List<CancellationReason> reasons) {
    var codes =
        reasons.stream().map(CancellationReason::code).collect(Collectors.joining(", ", "[", "]"));
    return of(
        TransactionCanceledException.builder().cancellationReasons(reasons),
        "Transaction cancelled, please refer cancellation reasons for specific reasons " + codes);
  }

  static CancellationReason reason(String code, @Nullable String message) {
    return CancellationReason.builder().code(code).message(message).build();
  }

  static DynamoDbException internalError() {
    var builder = InternalServerErrorException.builder();
    return finish(builder, "InternalServerError", "Internal server error", 500);
  }

  /** The builder's class name tells the error code, as the SDK's generator names them alike. */
  static DynamoDbException of(DynamoDbException.Builder builder, String message) {
    var exception = builder.build().getClass().getSimpleName();
    return finish(builder, exception, message, 400);
  }

  private static DynamoDbException finish(
      DynamoDbException.Builder builder, String code, String message, int status) {
    builder.message(message);
    builder.awsErrorDetails(details(code, message));
    builder.requestId(UUID.randomUUID().toString());
    builder.statusCode(status);
    return (DynamoDbException) builder.build();
  }

  private static AwsErrorDetails details(String code, String message) {
    return AwsErrorDetails.builder()
        .serviceName("DynamoDb")
        .errorCode(code)
        .errorMessage(message)
        .build();
  }
}
