package docket.platform.outbound;

import io.micronaut.context.annotation.Factory;
import jakarta.inject.Singleton;
import java.net.InetAddress;

/** The machine's own resolver; the rules come from whoever starts the product. */
@Factory
final class OutboundBeans {
  @Singleton
  HostNames hostNames() {
    return InetAddress::getAllByName;
  }
}
