package docket.engines.sqs;

import java.util.UUID;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.services.sqs.model.QueueDoesNotExistException;
import software.amazon.awssdk.services.sqs.model.SqsException;

/** The exceptions that the SDK would make of AWS's error answers. */
final class Refusals {
  private Refusals() {}

  static SqsException noQueue() {
    return of(
        QueueDoesNotExistException.builder(),
        "QueueDoesNotExist",
        "The specified queue does not exist.");
  }

  static SqsException invalid(String reason) {
    return of(SqsException.builder(), "InvalidParameterValue", reason);
  }

  static SqsException missing(String parameter) {
    return of(
        SqsException.builder(),
        "MissingParameter",
        "The request must contain the parameter " + parameter + ".");
  }

  static SqsException of(SqsException.Builder builder, String code, String message) {
    builder.message(message);
    builder.awsErrorDetails(
        AwsErrorDetails.builder().serviceName("Sqs").errorCode(code).errorMessage(message).build());
    builder.requestId(UUID.randomUUID().toString());
    builder.statusCode(400);
    return (SqsException) builder.build();
  }
}
