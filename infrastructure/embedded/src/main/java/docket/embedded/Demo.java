package docket.embedded;

import docket.platform.access.OneTimeLinks;
import java.time.Duration;

/**
 * The demo: three small projects on data that ships with the product, and somebody to sign in as.
 */
final class Demo {
  private static final Duration LINK_LIFE = Duration.ofHours(12);

  private final Docket docket;

  Demo(Docket docket) {
    this.docket = docket;
  }

  /** A link that signs the demo's owner in once; puts the projects in on the first start. */
  String signInLink() {
    var owner = docket.context().getBean(DemoSeed.class).owner();
    return docket.context().getBean(OneTimeLinks.class).signIn(owner, LINK_LIFE);
  }
}
