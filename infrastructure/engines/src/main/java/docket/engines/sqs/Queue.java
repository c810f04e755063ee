package docket.engines.sqs;

import java.time.Duration;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A queue with the attributes it was created with.
 *
 * @param attributes by their AWS names; those left out have AWS's defaults
 */
record Queue(long id, String name, Map<String, String> attributes) {
  private static final String URL = "http://sqs.local/000000000000/";
  private static final String ARN = "arn:aws:sqs:local:000000000000:";
  private static final Pattern MAX_RECEIVES =
      Pattern.compile("\"maxReceiveCount\"\\s*:\\s*\"?(\\d+)");
  private static final Pattern TARGET =
      Pattern.compile("\"deadLetterTargetArn\"\\s*:\\s*\"[^\"]*:([^\":]+)\"");

  /** Where messages go that were received too often. */
  record Redrive(String deadLetterQueue, int maxReceives) {}

  static String nameIn(String url) {
    return url.substring(url.lastIndexOf('/') + 1);
  }

  String url() {
    return URL + name;
  }

  String arn() {
    return ARN + name;
  }

  Duration visibilityTimeout() {
    return seconds("VisibilityTimeout", 30);
  }

  Duration delay() {
    return seconds("DelaySeconds", 0);
  }

  Duration receiveWait() {
    return seconds("ReceiveMessageWaitTimeSeconds", 0);
  }

  Duration retention() {
    return seconds("MessageRetentionPeriod", 4 * 24 * 3600);
  }

  @Nullable Redrive redrive() {
    var policy = attributes.get("RedrivePolicy");
    if (policy == null || policy.isBlank()) return null;
    var max = MAX_RECEIVES.matcher(policy);
    var target = TARGET.matcher(policy);
    if (!max.find() || !target.find())
      throw Refusals.invalid("Value " + policy + " for parameter RedrivePolicy is invalid.");
    return new Redrive(target.group(1), Integer.parseInt(max.group(1)));
  }

  private Duration seconds(String attribute, int otherwise) {
    return Duration.ofSeconds(
        Long.parseLong(attributes.getOrDefault(attribute, Integer.toString(otherwise))));
  }
}
