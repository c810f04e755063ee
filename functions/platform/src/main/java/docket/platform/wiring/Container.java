package docket.platform.wiring;

import io.micronaut.context.ApplicationContext;
import io.micronaut.context.ApplicationContextBuilder;

/**
 * The framework's container without what the product has no use for: it reads no configuration
 * files and no environment, and does not look for the cloud that it may run in. A start is so much
 * faster.
 */
public final class Container {
  private Container() {}

  public static ApplicationContextBuilder builder() {
    return ApplicationContext.builder()
        .banner(false)
        .deduceEnvironment(false)
        .deduceCloudEnvironment(false)
        .enableDefaultPropertySources(false)
        .environmentPropertySource(false);
  }
}
