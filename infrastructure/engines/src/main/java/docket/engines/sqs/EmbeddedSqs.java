package docket.engines.sqs;

import docket.engines.sqlite.Database;
import docket.engines.sqlite.Signal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.*;

/**
 * SQS standard queues on one machine, behind the SDK's own client interface: durable, with
 * visibility timeouts, delays, long polls and dead-letter queues. Operations it does not serve
 * throw UnsupportedOperationException.
 */
public final class EmbeddedSqs implements SqsClient {
  private static final long MAX_BYTES = 1 << 20;
  private static final int MAX_RECEIVE = 10;
  private static final int MAX_WAIT_SECONDS = 20;
  private static final int MAX_DELAY_SECONDS = 900;
  private static final int MAX_VISIBILITY_SECONDS = 43_200;
  private static final long POLL_MILLIS =
      20; // how late a message may be noticed that becomes visible by itself

  private final Database database;
  private final Queues queues;
  private final Messages messages;
  private final MessageFaults faults = new MessageFaults();
  private final Signal news = new Signal();
  private volatile boolean closed;

  private EmbeddedSqs(Database database, Clock clock) {
    this.database = database;
    this.queues = new Queues(database);
    this.messages = new Messages(database, queues, clock);
  }

  /**
   * Opens the engine on a folder, which one engine owns until it is closed.
   *
   * @param clock decides what is visible; waiting in long polls is real time
   * @throws docket.engines.sqlite.StorageException if another engine has the folder open
   */
  public static EmbeddedSqs open(Path folder, Clock clock) {
    var schema = Stream.of(Queues.SCHEMA, Messages.SCHEMA).flatMap(List::stream).toList();
    return new EmbeddedSqs(Database.open(folder.resolve("sqs.db"), schema), clock);
  }

  /**
   * Makes every message visible. For the start of a process that is alone on the folder: whoever
   * received messages or waits for delayed ones is dead, and nothing is gained by waiting too.
   */
  public void hasten() {
    messages.show();
    news.raise();
  }

  /** What goes wrong with messages on purpose. */
  public MessageFaults faults() {
    return faults;
  }

  @Override
  public CreateQueueResponse createQueue(CreateQueueRequest request) {
    var queue = queues.create(request.queueName(), request.attributesAsStrings());
    return CreateQueueResponse.builder().queueUrl(queue.url()).build();
  }

  @Override
  public GetQueueUrlResponse getQueueUrl(GetQueueUrlRequest request) {
    return GetQueueUrlResponse.builder().queueUrl(queues.byName(request.queueName()).url()).build();
  }

  @Override
  public ListQueuesResponse listQueues(ListQueuesRequest request) {
    var prefix = request.queueNamePrefix() == null ? "" : request.queueNamePrefix();
    var urls =
        queues.all().stream()
            .filter(queue -> queue.name().startsWith(prefix))
            .map(Queue::url)
            .toList();
    return ListQueuesResponse.builder().queueUrls(urls).build();
  }

  @Override
  public SendMessageResponse sendMessage(SendMessageRequest request) {
    var queue = queues.byUrl(request.queueUrl());
    long size = StoredMessage.size(request.messageBody(), request.messageAttributes());
    if (size > MAX_BYTES)
      throw Refusals.invalid(
          "One or more parameters are invalid. Reason: Message must be shorter than 1048576 bytes.");
    var message =
        newMessage(
            queue, request.messageBody(), request.messageAttributes(), request.delaySeconds());
    var id = add(queue, List.of(message)).getFirst();
    return SendMessageResponse.builder()
        .messageId(id)
        .md5OfMessageBody(md5(message.body()))
        .build();
  }

  @Override
  public SendMessageBatchResponse sendMessageBatch(SendMessageBatchRequest request) {
    var queue = queues.byUrl(request.queueUrl());
    var entries = request.entries();
    Batch.check(entries, SendMessageBatchRequestEntry::id);
    long size =
        entries.stream()
            .mapToLong(entry -> StoredMessage.size(entry.messageBody(), entry.messageAttributes()))
            .sum();
    if (size > MAX_BYTES) {
      throw Refusals.of(
          BatchRequestTooLongException.builder(),
          "BatchRequestTooLong",
          "Batch requests cannot be longer than 1048576 bytes. You have sent " + size + " bytes.");
    }
    var batch =
        entries.stream()
            .map(entry ->
                newMessage(
                    queue, entry.messageBody(), entry.messageAttributes(), entry.delaySeconds()))
            .toList();
    var ids = add(queue, batch);
    var results = new ArrayList<SendMessageBatchResultEntry>();
    for (int i = 0; i < ids.size(); i++) {
      var md5 = md5(entries.get(i).messageBody());
      results.add(
          SendMessageBatchResultEntry.builder()
              .id(entries.get(i).id())
              .messageId(ids.get(i))
              .md5OfMessageBody(md5)
              .build());
    }
    return SendMessageBatchResponse.builder().successful(results).failed(List.of()).build();
  }

  private List<String> add(Queue queue, List<Messages.New> batch) {
    faults.before();
    var late = batch.stream().map(message -> message.delayedBy(faults.lateness())).toList();
    var ids = messages.add(queue, late);
    messages.add(queue, late.stream().filter(_ -> faults.copies() > 1).toList());
    news.raise();
    faults.after();
    return ids;
  }

  private static Messages.New newMessage(
      Queue queue,
      @Nullable String body,
      Map<String, MessageAttributeValue> attributes,
      @Nullable Integer delaySeconds) {
    if (body == null) throw Refusals.missing("MessageBody");
    var delay =
        delaySeconds == null
            ? queue.delay()
            : seconds("DelaySeconds", delaySeconds, MAX_DELAY_SECONDS);
    return new Messages.New(body, attributes, delay);
  }

  @Override
  public ReceiveMessageResponse receiveMessage(ReceiveMessageRequest request) {
    var queue = queues.byUrl(request.queueUrl());
    int max = request.maxNumberOfMessages() == null ? 1 : request.maxNumberOfMessages();
    if (max < 1 || max > MAX_RECEIVE) {
      throw Refusals.invalid(
          "Value %d for parameter MaxNumberOfMessages is invalid. Reason: Must be between 1 and 10, if provided."
              .formatted(max));
    }
    var visibility =
        request.visibilityTimeout() == null
            ? queue.visibilityTimeout()
            : seconds("VisibilityTimeout", request.visibilityTimeout(), MAX_VISIBILITY_SECONDS);
    var wait =
        request.waitTimeSeconds() == null
            ? queue.receiveWait()
            : seconds("WaitTimeSeconds", request.waitTimeSeconds(), MAX_WAIT_SECONDS);
    var received = poll(queue, max, visibility, System.nanoTime() + wait.toNanos());
    var response = ReceiveMessageResponse.builder();
    if (!received.isEmpty())
      response.messages(received.stream().map(each -> message(each, request)).toList());
    return response.build();
  }

  private List<Messages.Received> poll(Queue queue, int max, Duration visibility, long deadline) {
    while (true) {
      long seen = news.count();
      var received =
          messages.hasVisible(queue)
              ? messages.receive(queue, max, visibility)
              : List.<Messages.Received>of();
      long rest = (deadline - System.nanoTime()) / 1_000_000;
      if (!received.isEmpty()
          || rest <= 0
          || closed
          || !awaitNews(seen, Math.min(rest, POLL_MILLIS))) return received;
    }
  }

  private static Message message(Messages.Received received, ReceiveMessageRequest request) {
    var stored = received.message();
    var message =
        Message.builder()
            .messageId(stored.id())
            .receiptHandle(received.receipt())
            .body(stored.body())
            .md5OfBody(md5(stored.body()));
    var system = new HashMap<String, String>();
    system.put("ApproximateReceiveCount", Integer.toString(stored.receives()));
    system.put("SentTimestamp", Long.toString(stored.sent()));
    system.put("ApproximateFirstReceiveTimestamp", Long.toString(stored.firstReceived()));
    system.put("SenderId", "local");
    var wanted = request.messageSystemAttributeNamesAsStrings();
    if (!wanted.contains("All")) system.keySet().retainAll(wanted);
    if (!system.isEmpty()) message.attributesWithStrings(system);
    var attributes = new HashMap<>(stored.attributes());
    attributes
        .keySet()
        .removeIf(name ->
            request.messageAttributeNames().stream().noneMatch(pattern -> matches(pattern, name)));
    if (!attributes.isEmpty()) message.messageAttributes(attributes);
    return message.build();
  }

  private static boolean matches(String pattern, String name) {
    if (pattern.equals("All") || pattern.equals(".*")) return true;
    return pattern.endsWith(".*")
        ? name.startsWith(pattern.substring(0, pattern.length() - 1))
        : name.equals(pattern);
  }

  @Override
  public DeleteMessageResponse deleteMessage(DeleteMessageRequest request) {
    messages.delete(
        queues.byUrl(request.queueUrl()), List.of(checkedReceipt(request.receiptHandle())));
    return DeleteMessageResponse.builder().build();
  }

  @Override
  public DeleteMessageBatchResponse deleteMessageBatch(DeleteMessageBatchRequest request) {
    var entries = request.entries();
    Batch.check(entries, DeleteMessageBatchRequestEntry::id);
    messages.delete(
        queues.byUrl(request.queueUrl()),
        entries.stream().map(entry -> checkedReceipt(entry.receiptHandle())).toList());
    var results =
        entries.stream()
            .map(entry -> DeleteMessageBatchResultEntry.builder().id(entry.id()).build())
            .toList();
    return DeleteMessageBatchResponse.builder().successful(results).failed(List.of()).build();
  }

  @Override
  public ChangeMessageVisibilityResponse changeMessageVisibility(
      ChangeMessageVisibilityRequest request) {
    var queue = queues.byUrl(request.queueUrl());
    var timeout = seconds("VisibilityTimeout", request.visibilityTimeout(), MAX_VISIBILITY_SECONDS);
    switch (messages.changeVisibility(queue, checkedReceipt(request.receiptHandle()), timeout)) {
      case CHANGED -> news.raise();
      case NOT_IN_FLIGHT, NO_SUCH_RECEIPT ->
          throw Refusals.of(
              MessageNotInflightException.builder(),
              "MessageNotInflight",
              "The message referred to is not in flight.");
    }
    return ChangeMessageVisibilityResponse.builder().build();
  }

  @Override
  public GetQueueAttributesResponse getQueueAttributes(GetQueueAttributesRequest request) {
    var queue = queues.byUrl(request.queueUrl());
    var attributes = new HashMap<>(queue.attributes());
    attributes.put("QueueArn", queue.arn());
    attributes.put("VisibilityTimeout", Long.toString(queue.visibilityTimeout().toSeconds()));
    attributes.put("DelaySeconds", Long.toString(queue.delay().toSeconds()));
    attributes.put("ReceiveMessageWaitTimeSeconds", Long.toString(queue.receiveWait().toSeconds()));
    attributes.put("MessageRetentionPeriod", Long.toString(queue.retention().toSeconds()));
    attributes.put(
        "ApproximateNumberOfMessages", Long.toString(messages.count(queue, "visible <= ?")));
    attributes.put(
        "ApproximateNumberOfMessagesNotVisible",
        Long.toString(messages.count(queue, "visible > ? AND receives > 0")));
    attributes.put(
        "ApproximateNumberOfMessagesDelayed",
        Long.toString(messages.count(queue, "visible > ? AND receives = 0")));
    var wanted = request.attributeNamesAsStrings();
    if (!wanted.contains("All")) attributes.keySet().retainAll(wanted);
    return GetQueueAttributesResponse.builder().attributesWithStrings(attributes).build();
  }

  @Override
  public PurgeQueueResponse purgeQueue(PurgeQueueRequest request) {
    messages.purge(queues.byUrl(request.queueUrl()));
    return PurgeQueueResponse.builder().build();
  }

  @Override
  public String serviceName() {
    return SERVICE_NAME;
  }

  @Override
  public void close() {
    closed = true;
    news.raise();
    database.close();
  }

  private static String checkedReceipt(@Nullable String receipt) {
    if (receipt == null) throw Refusals.missing("ReceiptHandle");
    if (Messages.rowOf(receipt) >= 0) return receipt;
    throw Refusals.of(
        ReceiptHandleIsInvalidException.builder(),
        "ReceiptHandleIsInvalid",
        "The input receipt handle is invalid.");
  }

  private static Duration seconds(String parameter, int value, int max) {
    if (value >= 0 && value <= max) return Duration.ofSeconds(value);
    throw Refusals.invalid(
        "Value %d for parameter %s is invalid. Reason: Must be between 0 and %d, if provided."
            .formatted(value, parameter, max));
  }

  /** False if the caller was interrupted and should not go on waiting. */
  private boolean awaitNews(long seen, long millis) {
    try {
      news.await(seen, millis);
      return true;
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private static String md5(String text) {
    try {
      return HexFormat.of()
          .formatHex(
              MessageDigest.getInstance("MD5").digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
