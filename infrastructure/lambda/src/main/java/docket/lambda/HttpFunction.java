package docket.lambda;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import docket.platform.http.ApiHandler;
import docket.platform.http.Problem;
import io.micronaut.context.ApplicationContext;
import org.crac.Core;
import org.crac.Resource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.core.exception.SdkException;

/**
 * The entry of the functions {@code label}, {@code manage} and {@code data}: what sets them apart
 * is which contexts their artefacts carry.
 */
public final class HttpFunction
    implements RequestHandler<APIGatewayV2HTTPEvent, APIGatewayV2HTTPResponse>, Resource {
  private static final Logger LOG = LoggerFactory.getLogger(HttpFunction.class);

  private final ApplicationContext context;
  private final ApiHandler api;
  private final OriginGuard guard;

  /** As Lambda makes it: once per snapshot, or once per execution environment. */
  public HttpFunction() {
    this(Startup.context());
    Core.getGlobalContext().register(this);
  }

  HttpFunction(ApplicationContext context) {
    this.context = context;
    this.api = new ApiHandler(context);
    this.guard = new OriginGuard(context.getBean(Secrets.class).origin());
  }

  @Override
  public APIGatewayV2HTTPResponse handleRequest(
      APIGatewayV2HTTPEvent event, @Nullable Context lambda) {
    try {
      if (!guard.admits(event)) {
        return api.refuse(Problem.of(403, "This address is not for use. Ask the site's own."));
      }
    } catch (SdkException unreachable) {
      LOG.error("the word of the edge cannot be read", unreachable);
      return api.refuse(Problem.busy());
    }
    return api.handleRequest(event, lambda);
  }

  @Override
  public void beforeCheckpoint(org.crac.Context<? extends Resource> snapshot) {
    Priming.of(context).warm(api);
  }

  @Override
  public void afterRestore(org.crac.Context<? extends Resource> snapshot) {
    // Secrets are read on first use; everything else in the snapshot holds for any environment.
  }
}
