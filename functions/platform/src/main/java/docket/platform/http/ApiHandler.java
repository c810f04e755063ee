package docket.platform.http;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import docket.platform.http.Dispatcher.Route;
import docket.store.dynamo.Overloaded;
import docket.store.dynamo.Units;
import io.micronaut.context.ApplicationContext;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;

/**
 * The entry of every function behind API Gateway (HTTP API, payload format 2.0), and of the
 * embedded front, which sends the same events. One log line a request; it names ids, never contents
 * or credentials.
 */
public final class ApiHandler
    implements RequestHandler<APIGatewayV2HTTPEvent, APIGatewayV2HTTPResponse> {
  private static final Logger LOG = LoggerFactory.getLogger(ApiHandler.class);

  private final Dispatcher dispatcher;
  private final Replies replies;
  private final RequestJournal journal;

  public ApiHandler(ApplicationContext context) {
    this.dispatcher = context.getBean(Dispatcher.class);
    this.replies = context.getBean(Replies.class);
    this.journal = context.getBean(RequestJournal.class);
  }

  @Override
  public APIGatewayV2HTTPResponse handleRequest(
      APIGatewayV2HTTPEvent event, @Nullable Context lambda) {
    long started = System.nanoTime();
    var units = new Units();
    RawRequest request;
    try {
      request = RawRequest.of(event);
    } catch (ProblemException unreadable) {
      return replies.write(null, replies.problem(unreadable.problem()), null);
    }
    var caller = new AtomicReference<@Nullable Caller>();
    var reply = units.metered(() -> answer(request, caller::set));
    var took = Duration.ofNanos(System.nanoTime() - started);
    var route = dispatcher.routeOf(request);
    log(request, reply, route, units, took);
    note(request, reply, caller.get(), took);
    boolean isToldCost = !route.isOpen() && caller.get() != null;
    return replies.write(request, reply, isToldCost ? units : null);
  }

  /** The answer that was given does not depend on it. */
  private void note(RawRequest request, Reply reply, @Nullable Caller caller, Duration took) {
    if (caller == null) {
      return;
    }
    try {
      journal.note(request, reply.status(), caller, took);
    } catch (RuntimeException failed) {
      LOG.error("request {} was not noted", request.requestId(), failed);
    }
  }

  /** An answer without any request having been read. */
  public APIGatewayV2HTTPResponse refuse(Problem problem) {
    return replies.write(null, replies.problem(problem), null);
  }

  private Reply answer(RawRequest request, Consumer<Caller> noting) {
    try {
      return dispatcher.dispatch(request, noting);
    } catch (ProblemException refused) {
      return replies.problem(refused.problem());
    } catch (Overloaded busy) {
      LOG.warn("overloaded at {} {}", request.method(), request.path(), busy);
      return replies.problem(Problem.busy());
    } catch (RuntimeException | StackOverflowError bug) {
      return replies.bug(request, bug);
    }
  }

  private void log(RawRequest request, Reply reply, Route route, Units units, Duration took) {
    LOG.atLevel(reply.status() >= 500 ? Level.WARN : Level.INFO)
        .addKeyValue("request", request.requestId())
        .addKeyValue("method", request.method())
        .addKeyValue("route", route.template())
        .addKeyValue("status", reply.status())
        .addKeyValue("ms", took.toMillis())
        .addKeyValue("reads", units.reads())
        .addKeyValue("writes", units.writes())
        .log("request");
  }
}
