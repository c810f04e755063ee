package docket.platform.outbound;

import java.net.InetAddress;
import java.net.UnknownHostException;

/**
 * A block of addresses, such as {@code 10.0.0.0/8} or {@code fc00::/7}.
 *
 * @param bits leading bits that all its addresses share
 */
public record Network(InetAddress base, int bits) {
  /**
   * @throws IllegalArgumentException for anything that is no block
   */
  public static Network parse(String cidr) {
    var parts = cidr.split("/", 2);
    if (parts.length != 2
        || !parts[0].matches("[0-9a-fA-F:.]+")
        || !parts[1].matches("[0-9]{1,3}")) {
      throw new IllegalArgumentException("no block of addresses: " + cidr);
    }
    try {
      var base = InetAddress.getByName(parts[0]);
      int bits = Integer.parseInt(parts[1]);
      if (bits > base.getAddress().length * Byte.SIZE) {
        throw new IllegalArgumentException("no block of addresses: " + cidr);
      }
      return new Network(base, bits);
    } catch (UnknownHostException wrong) {
      throw new IllegalArgumentException("no block of addresses: " + cidr, wrong);
    }
  }

  /** Java reads an IPv4 address in IPv6 clothes as what it is, so that those are found too. */
  public boolean contains(InetAddress address) {
    var mine = base.getAddress();
    var theirs = address.getAddress();
    if (mine.length != theirs.length) {
      return false;
    }
    for (int bit = 0; bit < bits; bit++) {
      int mask = 0x80 >> bit % Byte.SIZE;
      if ((mine[bit / Byte.SIZE] & mask) != (theirs[bit / Byte.SIZE] & mask)) {
        return false;
      }
    }
    return true;
  }
}
