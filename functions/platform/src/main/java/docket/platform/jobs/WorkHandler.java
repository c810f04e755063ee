package docket.platform.jobs;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse.BatchItemFailure;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
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
 * others of its batch do not.
 */
public final class WorkHandler implements RequestHandler<SQSEvent, SQSBatchResponse> {
  private static final Logger LOG = LoggerFactory.getLogger(WorkHandler.class);

  private final Map<String, Worker> workers;

  /** As Lambda makes it. */
  public WorkHandler() {
    this(ApplicationContext.run());
  }

  public WorkHandler(ApplicationContext context) {
    this.workers =
        context.getBeansOfType(Worker.class).stream()
            .collect(Collectors.toMap(Worker::kind, Function.identity()));
  }

  @Override
  public SQSBatchResponse handleRequest(SQSEvent event, @Nullable Context lambda) {
    var failures = new ArrayList<BatchItemFailure>();
    for (var message : event.getRecords()) {
      try {
        work(message.getBody());
      } catch (RuntimeException failed) {
        LOG.error("work of message {} failed; it will come back", message.getMessageId(), failed);
        failures.add(new BatchItemFailure(message.getMessageId()));
      }
    }
    return new SQSBatchResponse(List.copyOf(failures));
  }

  private void work(String body) {
    try {
      if (JsonText.read(body) instanceof Json.Obj message) {
        var kind = message.text(WorkQueue.KIND);
        var worker = workers.get(kind == null ? "" : kind);
        if (worker == null) {
          throw new IllegalStateException("nobody does work of kind " + kind);
        }
        worker.work(message);
        return;
      }
    } catch (JsonText.Malformed malformed) {
      throw new IllegalStateException(malformed);
    }
    throw new IllegalStateException("a work message is no object");
  }
}
