package docket.embedded;

import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import com.amazonaws.services.lambda.runtime.events.SQSEvent.SQSMessage;
import docket.platform.jobs.WorkHandler;
import docket.platform.jobs.WorkQueue;
import java.time.Duration;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.MessageSystemAttributeName;

/**
 * Brings messages of the work queue to the handler, as the cloud's event source does: what fails
 * comes back.
 */
final class WorkPump implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(WorkPump.class);
  private static final int WORKERS = 2;
  private static final int WAIT_SECONDS = 1;
  private static final int RETRY_SECONDS = 2;

  private final SqsClient sqs;
  private final WorkHandler handler;
  private final String url;
  private final List<Thread> threads;
  private volatile boolean stopped;

  private WorkPump(SqsClient sqs, WorkHandler handler) {
    this.sqs = sqs;
    this.handler = handler;
    this.url = sqs.getQueueUrl(b -> b.queueName(WorkQueue.NAME)).queueUrl();
    this.threads =
        java.util.stream.IntStream.range(0, WORKERS)
            .mapToObj(i -> Thread.ofPlatform().name("work-pump-" + i).unstarted(this::run))
            .toList();
  }

  static WorkPump start(SqsClient sqs, WorkHandler handler) {
    var pump = new WorkPump(sqs, handler);
    pump.threads.forEach(Thread::start);
    return pump;
  }

  private void run() {
    while (!stopped) {
      try {
        var messages =
            sqs.receiveMessage(b ->
                    b.queueUrl(url)
                        .maxNumberOfMessages(1)
                        .waitTimeSeconds(WAIT_SECONDS)
                        .messageSystemAttributeNames(
                            MessageSystemAttributeName.APPROXIMATE_RECEIVE_COUNT))
                .messages();
        messages.forEach(this::handle);
      } catch (RuntimeException failed) {
        if (!stopped) {
          LOG.error("the work queue cannot be read", failed);
          pause();
        }
      }
    }
  }

  private void handle(Message message) {
    var record = new SQSMessage();
    record.setMessageId(message.messageId());
    record.setBody(message.body());
    record.setAttributes(message.attributesAsStrings());
    var event = new SQSEvent();
    event.setRecords(List.of(record));
    if (isDone(event)) {
      sqs.deleteMessage(b -> b.queueUrl(url).receiptHandle(message.receiptHandle()));
    } else {
      sqs.changeMessageVisibility(b ->
          b.queueUrl(url).receiptHandle(message.receiptHandle()).visibilityTimeout(RETRY_SECONDS));
    }
  }

  /** An error ends the cloud's function in the middle, and the message comes back all the same. */
  private boolean isDone(SQSEvent event) {
    try {
      return handler.handleRequest(event, null).getBatchItemFailures().isEmpty();
    } catch (Error died) {
      LOG.error("a worker died", died);
      return false;
    }
  }

  private static void pause() {
    try {
      Thread.sleep(Duration.ofSeconds(1));
    } catch (InterruptedException end) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    stopped = true;
    for (var thread : threads) {
      try {
        thread.join(Duration.ofSeconds(5));
      } catch (InterruptedException hurried) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
