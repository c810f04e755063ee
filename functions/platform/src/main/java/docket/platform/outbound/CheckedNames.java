package docket.platform.outbound;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;
import org.apache.hc.client5.http.DnsResolver;

/**
 * The HTTP client's resolver. It is asked once per connection, and the client connects to exactly
 * the addresses that it answers: a name that answers a public address first and a private one later
 * gains nothing (CVE-2023-47116). One refused address refuses the name.
 */
final class CheckedNames implements DnsResolver {
  private final HostNames names;
  private final OutboundRules rules;

  CheckedNames(HostNames names, OutboundRules rules) {
    this.names = names;
    this.rules = rules;
  }

  /** The name leads where requests may not go. */
  static final class Refused extends UnknownHostException {
    private static final long serialVersionUID = 1L;

    Refused(String host) {
      super(host);
    }
  }

  @Override
  public List<InetSocketAddress> resolve(String host, int port) throws UnknownHostException {
    var addresses = addresses(host);
    for (var address : addresses) {
      if (!rules.admits(address, port)) {
        throw new Refused(host);
      }
    }
    return Arrays.stream(addresses).map(address -> new InetSocketAddress(address, port)).toList();
  }

  /** Some spellings of numbers are ambiguous, and the JDK refuses to read them. */
  private InetAddress[] addresses(String host) throws UnknownHostException {
    try {
      return names.resolve(host);
    } catch (IllegalArgumentException ambiguous) {
      throw new Refused(host);
    }
  }

  /** Without a port nothing can be decided; the client asks with one. */
  @Override
  public InetAddress[] resolve(String host) throws UnknownHostException {
    throw new Refused(host);
  }

  @Override
  public String resolveCanonicalHostname(String host) {
    return host;
  }
}
