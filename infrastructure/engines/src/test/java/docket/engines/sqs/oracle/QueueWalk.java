package docket.engines.sqs.oracle;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.MessageSystemAttributeName;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;
import software.amazon.awssdk.services.sqs.model.SqsException;

/**
 * Random operations on one queue and its dead-letter queue. Messages stay hidden either not at all
 * or longer than the walk lasts, so that no answer depends on the time.
 */
final class QueueWalk {
  private static final int LONG = 600;

  private final SqsClient sqs;
  private final Random random;
  private final String queue;
  private final String dead;
  private final TreeMap<String, String> receipts =
      new TreeMap<>(); // of messages in flight, by body
  private int sent;

  QueueWalk(SqsClient sqs, String name, Random random) {
    this.sqs = sqs;
    this.random = random;
    dead = sqs.createQueue(c -> c.queueName(name + "-dead")).queueUrl();
    var arn =
        sqs.getQueueAttributes(g -> g.queueUrl(dead).attributeNames(QueueAttributeName.QUEUE_ARN))
            .attributes()
            .getOrDefault(QueueAttributeName.QUEUE_ARN, "");
    var policy = "{\"deadLetterTargetArn\":\"" + arn + "\",\"maxReceiveCount\":\"3\"}";
    queue =
        sqs.createQueue(c ->
                c.queueName(name)
                    .attributes(
                        Map.of(
                            QueueAttributeName.REDRIVE_POLICY,
                            policy,
                            QueueAttributeName.VISIBILITY_TIMEOUT,
                            Integer.toString(LONG))))
            .queueUrl();
  }

  /** Does something and tells what came of it. */
  Object step() {
    try {
      return switch (random.nextInt(10)) {
        case 0, 1, 2 -> send();
        case 3, 4 -> receive(queue, LONG);
        case 5, 6 -> receive(queue, 0);
        case 7 -> delete();
        case 8 -> release();
        default -> random.nextBoolean() ? counts() : receive(dead, 0);
      };
    } catch (SqsException refused) {
      return refused.statusCode();
    }
  }

  private Object send() {
    if (sent == 10) return "full"; // more would not fit into one answer, and then the order counts
    var body = "m" + sent++;
    return sqs.sendMessage(s -> s.queueUrl(queue).messageBody(body)).md5OfMessageBody();
  }

  private List<String> receive(String from, int hiddenSeconds) {
    var seen = new ArrayList<String>();
    var response =
        sqs.receiveMessage(r ->
            r.queueUrl(from)
                .maxNumberOfMessages(10)
                .visibilityTimeout(hiddenSeconds)
                .messageSystemAttributeNames(MessageSystemAttributeName.APPROXIMATE_RECEIVE_COUNT));
    for (var message : response.messages()) {
      seen.add(message.body() + message.attributesAsStrings());
      if (hiddenSeconds > 0) receipts.put(message.body(), message.receiptHandle());
    }
    return seen.stream().sorted().toList();
  }

  private Object delete() {
    var one = receipts.pollFirstEntry();
    if (one == null) return "none";
    sqs.deleteMessage(d -> d.queueUrl(queue).receiptHandle(one.getValue()));
    return "deleted " + one.getKey();
  }

  private Object release() {
    var one = receipts.pollFirstEntry();
    if (one == null) return "none";
    sqs.changeMessageVisibility(
        c -> c.queueUrl(queue).receiptHandle(one.getValue()).visibilityTimeout(0));
    return "released " + one.getKey();
  }

  private Object counts() {
    var wanted =
        List.of(
            QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES,
            QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES_NOT_VISIBLE);
    return new TreeMap<>(
        sqs.getQueueAttributes(g -> g.queueUrl(queue).attributeNames(wanted))
            .attributesAsStrings());
  }
}
