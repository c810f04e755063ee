package docket.platform.outbound;

import java.net.InetAddress;
import java.net.UnknownHostException;

/** Turns a name into addresses: the machine's resolver, or a test's. */
@FunctionalInterface
public interface HostNames {
  InetAddress[] resolve(String host) throws UnknownHostException;
}
