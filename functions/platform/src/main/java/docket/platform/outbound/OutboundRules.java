package docket.platform.outbound;

import java.net.InetAddress;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Where requests may go (spec access.md T-21 to T-30). What is special by any registry is refused
 * unless the operator names it.
 *
 * @param allowed blocks that the operator opens although they are special, with all their ports
 * @param refused blocks that the operator closes although they are public
 */
public record OutboundRules(List<Network> allowed, List<Network> refused) {
  public static final OutboundRules DEFAULT = new OutboundRules(List.of(), List.of());

  private static final Set<Integer> PORTS = Set.of(80, 443);

  /** Private, loopback, link-local with cloud metadata, shared, documentation, multicast. */
  private static final List<Network> SPECIAL =
      Stream.of(
              "0.0.0.0/8",
              "10.0.0.0/8",
              "100.64.0.0/10",
              "127.0.0.0/8",
              "169.254.0.0/16",
              "172.16.0.0/12",
              "192.0.0.0/24",
              "192.0.2.0/24",
              "192.88.99.0/24",
              "192.168.0.0/16",
              "198.18.0.0/15",
              "198.51.100.0/24",
              "203.0.113.0/24",
              "224.0.0.0/4",
              "240.0.0.0/4",
              "::/96",
              "64:ff9b::/96",
              "64:ff9b:1::/48",
              "100::/64",
              "2001::/23",
              "2001:db8::/32",
              "2002::/16",
              "3fff::/20",
              "5f00::/16",
              "fc00::/7",
              "fe80::/10",
              "fec0::/10",
              "ff00::/8")
          .map(Network::parse)
          .toList();

  public OutboundRules {
    allowed = List.copyOf(allowed);
    refused = List.copyOf(refused);
  }

  /** Whether a connection to this address and port may be opened. */
  public boolean admits(InetAddress address, int port) {
    if (within(refused, address)) {
      return false;
    }
    if (within(allowed, address)) {
      return port > 0;
    }
    return !within(SPECIAL, address) && PORTS.contains(port);
  }

  private static boolean within(List<Network> blocks, InetAddress address) {
    return blocks.stream().anyMatch(block -> block.contains(address));
  }
}
