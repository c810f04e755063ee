package docket.lambda;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import com.amazonaws.services.lambda.runtime.events.SQSEvent.SQSMessage;
import docket.changes.Changes;
import docket.domain.json.Json;
import docket.platform.access.OneTimeLinks;
import docket.platform.jobs.WorkHandler;
import docket.platform.jobs.WorkQueue;
import docket.platform.wiring.Names;
import docket.store.json.JsonText;
import io.micronaut.context.ApplicationContext;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.crac.Core;
import org.crac.Resource;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.sqs.SqsClient;

/**
 * The entry of the function {@code work}: messages of the work queue, batches of the change stream,
 * and the operator's own requests, which only who may invoke the function can make.
 */
public final class WorkFunction implements RequestStreamHandler, Resource {
  private static final Duration SET_UP_LIFE = Duration.ofDays(7);
  private static final int RETRY_SECONDS = 5;

  private final ApplicationContext context;
  private final WorkHandler work;
  private final Changes changes;

  /** As Lambda makes it: once per snapshot, or once per execution environment. */
  public WorkFunction() {
    this(Startup.context());
    Core.getGlobalContext().register(this);
  }

  WorkFunction(ApplicationContext context) {
    this.context = context;
    this.work = new WorkHandler(context);
    this.changes = context.getBean(Changes.class);
  }

  @Override
  public void handleRequest(InputStream input, OutputStream output, @Nullable Context lambda)
      throws IOException {
    output.write(JsonText.bytes(answer(read(input.readAllBytes()))));
  }

  private Json answer(Json.Obj event) {
    if (event.has("window")) {
      return takeChanges(event);
    }
    if (event.get("Records") instanceof Json.Arr records) {
      return doWork(records);
    }
    if (event.has("setUp")) {
      return Json.object()
          .put("path", context.getBean(OneTimeLinks.class).setUp(SET_UP_LIFE))
          .build();
    }
    throw new IllegalArgumentException("an event of no known kind");
  }

  /** What a consumer throws brings the batch back, halved until the one bad record is alone. */
  private Json takeChanges(Json.Obj event) {
    changes.accept(StreamEvent.changes(event));
    return Json.object()
        .put("state", Json.object().build())
        .put("batchItemFailures", new Json.Arr(List.of()))
        .build();
  }

  private Json doWork(Json.Arr records) {
    var receipts = new HashMap<String, String>();
    var messages = records.items().stream().map(r -> message((Json.Obj) r, receipts)).toList();
    var event = new SQSEvent();
    event.setRecords(messages);
    var failed = work.handleRequest(event, null).getBatchItemFailures();
    failed.forEach(failure -> comeBackSoon(receipts.get(failure.getItemIdentifier())));
    return Json.object()
        .put(
            "batchItemFailures",
            new Json.Arr(
                failed.stream()
                    .map(f ->
                        (Json) Json.object().put("itemIdentifier", f.getItemIdentifier()).build())
                    .toList()))
        .build();
  }

  /** A failed message would else rest as long as the longest step may take. */
  private void comeBackSoon(@Nullable String receipt) {
    var sqs = context.getBean(SqsClient.class);
    var name = context.getBean(Names.class).queue(WorkQueue.NAME);
    var url = sqs.getQueueUrl(b -> b.queueName(name)).queueUrl();
    sqs.changeMessageVisibility(
        b -> b.queueUrl(url).receiptHandle(receipt).visibilityTimeout(RETRY_SECONDS));
  }

  private static SQSMessage message(Json.Obj record, Map<String, String> receipts) {
    var attributes = new HashMap<String, String>();
    record
        .object("attributes")
        .fields()
        .forEach((name, value) ->
            attributes.put(
                name, value instanceof Json.Str(var text) ? text : String.valueOf(value)));
    var message = new SQSMessage();
    message.setMessageId(record.text("messageId"));
    message.setBody(record.text("body"));
    message.setAttributes(attributes);
    receipts.put(message.getMessageId(), String.valueOf(record.text("receiptHandle")));
    return message;
  }

  private static Json.Obj read(byte[] utf8) {
    try {
      if (JsonText.read(utf8) instanceof Json.Obj event) {
        return event;
      }
    } catch (JsonText.Malformed malformed) {
      throw new IllegalArgumentException(malformed);
    }
    throw new IllegalArgumentException("an event is a JSON object");
  }

  @Override
  public void beforeCheckpoint(org.crac.Context<? extends Resource> snapshot) {
    Priming.of(context).clients();
  }

  @Override
  public void afterRestore(org.crac.Context<? extends Resource> snapshot) {
    // Secrets are read on first use; everything else in the snapshot holds for any environment.
  }
}
