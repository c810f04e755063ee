package docket.lambda;

import docket.platform.access.PublicOrigin;
import docket.platform.wiring.Container;
import io.micronaut.context.ApplicationContext;
import java.util.Map;

/** Starts the framework with the beans of whatever contexts are part of the artefact. */
final class Startup {
  private Startup() {}

  static ApplicationContext context() {
    return context(System.getenv());
  }

  static ApplicationContext context(Map<String, String> environment) {
    var deployment = Deployment.of(environment);
    var context = Container.builder().build();
    context.registerSingleton(Deployment.class, deployment);
    if (deployment.origin() != null) {
      context.registerSingleton(PublicOrigin.class, new PublicOrigin(deployment.origin()));
    }
    return context.start();
  }
}
