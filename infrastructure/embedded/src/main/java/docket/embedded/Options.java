package docket.embedded;

import docket.platform.outbound.Network;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How the embedded edition is started.
 *
 * @param port 0 for any free one
 * @param host the address to listen on; anything but loopback closes open sign-up
 * @param data folder that everything is kept in
 * @param site folder of the built web app; null to serve the API alone
 * @param dynamodbPort where the tables can be looked into over DynamoDB's own protocol; null for
 *     nowhere
 * @param allowed special networks, such as this machine's own, that imports by address may read
 *     from
 * @param demo whether the demo's projects are put in on the first start
 */
public record Options(
    int port,
    String host,
    Path data,
    @Nullable Path site,
    @Nullable Integer dynamodbPort,
    List<Network> allowed,
    boolean demo) {
  private static final int DEFAULT_PORT = 8080;

  public Options {
    allowed = List.copyOf(allowed);
  }

  /** Arguments that cannot be understood; the message says what is wrong. */
  public static final class Unusable extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Unusable(String message) {
      super(message);
    }
  }

  /**
   * Reads {@code [up|demo] --port N --host H --data DIR --site DIR --dynamodb-port N
   * --allow-network CIDR}; the last may be repeated.
   */
  public static Options parse(List<String> arguments) {
    int port = DEFAULT_PORT;
    String host = "127.0.0.1";
    @Nullable Path data = null;
    @Nullable Path site = null;
    @Nullable Integer dynamodbPort = null;
    var allowed = new ArrayList<Network>();
    boolean demo = false;
    var rest = arguments.iterator();
    while (rest.hasNext()) {
      var argument = rest.next();
      switch (argument) {
        case "up" -> demo = false;
        case "demo" -> demo = true;
        case "--port" -> port = number(argument, value(argument, rest));
        case "--host" -> host = value(argument, rest);
        case "--data" -> data = Path.of(value(argument, rest));
        case "--site" -> site = Path.of(value(argument, rest));
        case "--dynamodb-port" -> dynamodbPort = number(argument, value(argument, rest));
        case "--allow-network" -> allowed.add(network(value(argument, rest)));
        default -> throw new Unusable("unknown argument " + argument);
      }
    }
    var folder = data == null ? Path.of(demo ? ".docket-demo" : ".docket") : data;
    return new Options(port, host, folder.toAbsolutePath(), site, dynamodbPort, allowed, demo);
  }

  private static Network network(String cidr) {
    try {
      return Network.parse(cidr);
    } catch (IllegalArgumentException wrong) {
      throw new Unusable("--allow-network needs a block such as 127.0.0.0/8, not " + cidr);
    }
  }

  private static String value(String name, java.util.Iterator<String> rest) {
    if (!rest.hasNext()) {
      throw new Unusable(name + " needs a value");
    }
    return rest.next();
  }

  private static int number(String name, String text) {
    try {
      int number = Integer.parseInt(text);
      if (number >= 0 && number <= 65_535) {
        return number;
      }
    } catch (NumberFormatException wrong) {
      throw new Unusable(name + " needs a port number, not " + text);
    }
    throw new Unusable(name + " needs a port number, not " + text);
  }

  /** Whether only this machine can reach the front. */
  public boolean isLoopback() {
    try {
      return InetAddress.getByName(host).isLoopbackAddress();
    } catch (UnknownHostException unknown) {
      return false;
    }
  }
}
