package docket.platform.jobs;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse.BatchItemFailure;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import com.amazonaws.services.lambda.runtime.events.SQSEvent.SQSMessage;
import docket.domain.json.Json;
import docket.store.json.JsonText;
import io.micronaut.context.ApplicationContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The entry of the function that does background work. A message whose work fails comes back; the
 * others of its batch do not. After the last try the worker is told, and the message stays failed,
 * where operators find it.
 */
public final class WorkHandler implements RequestHandler<SQSEvent, SQSBatchResponse> {
  private static final Logger LOG = LoggerFactory.getLogger(WorkHandler.class);

  private static final String DELIVERY_COUNT = "ApproximateReceiveCount";

  private final Map<String, Worker> workers;

  public WorkHandler(ApplicationContext context) {
    this.workers =
        context.getBeansOfType(Worker.class).stream()
            .collect(Collectors.toMap(Worker::kind, Function.identity()));
  }

  @Override
  public SQSBatchResponse handleRequest(SQSEvent event, @Nullable Context lambda) {
    var failures = new ArrayList<BatchItemFailure>();
    for (var message : event.getRecords()) {
      int delivery = deliveries(message);
      try {
        if (delivery <= WorkQueue.TRIES) {
          read(message.getBody()).work();
          continue;
        }
      } catch (RuntimeException failed) {
        LOG.error(
            "try {} of {} at message {} failed",
            delivery,
            WorkQueue.TRIES,
            message.getMessageId(),
            failed);
      }
      failures.add(new BatchItemFailure(message.getMessageId()));
      if (delivery >= WorkQueue.TRIES) {
        giveUp(message);
      }
    }
    return new SQSBatchResponse(List.copyOf(failures));
  }

  private void giveUp(SQSMessage message) {
    try {
      read(message.getBody()).giveUp();
    } catch (RuntimeException failed) {
      LOG.error("nobody could be told that message {} failed", message.getMessageId(), failed);
    }
  }

  private static int deliveries(SQSMessage message) {
    var attributes = message.getAttributes();
    var count = attributes == null ? null : attributes.get(DELIVERY_COUNT);
    return count == null ? 1 : Integer.parseInt(count);
  }

  /** A message with the worker that it is for. */
  private record Piece(Worker worker, Json.Obj message) {
    void work() {
      worker.work(message);
    }

    void giveUp() {
      worker.giveUp(message);
    }
  }

  private Piece read(String body) {
    try {
      if (JsonText.read(body) instanceof Json.Obj message) {
        var kind = message.text(WorkQueue.KIND);
        var worker = workers.get(kind == null ? "" : kind);
        if (worker == null) {
          throw new IllegalStateException("nobody does work of kind " + kind);
        }
        return new Piece(worker, message);
      }
    } catch (JsonText.Malformed malformed) {
      throw new IllegalStateException(malformed);
    }
    throw new IllegalStateException("a work message is no object");
  }
}
