package docket.platform.outbound;

import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.Set;
import org.apache.hc.client5.http.classic.methods.HttpGet;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.util.Timeout;
import org.jspecify.annotations.Nullable;

/**
 * Reads what an address given by somebody leads to. Only public hosts, checked when the connection
 * is opened and again on every redirect, within limits of time and size; nothing of a refused
 * answer is told on (spec access.md T-21 to T-28).
 */
@Singleton
public final class Outbound implements AutoCloseable {
  private static final Duration CONNECT = Duration.ofSeconds(5);
  private static final int MOST_REDIRECTS = 3;
  private static final int BUFFER = 64 * 1024;
  private static final int OK = 200;
  private static final int LAST_PORT = 65_535;
  private static final Set<Integer> REDIRECTS = Set.of(301, 302, 303, 307, 308);

  private final CloseableHttpClient client;

  Outbound(HostNames names, OutboundRules rules) {
    var connections =
        PoolingHttpClientConnectionManagerBuilder.create()
            .setDnsResolver(new CheckedNames(names, rules))
            .setDefaultConnectionConfig(
                ConnectionConfig.custom().setConnectTimeout(timeout(CONNECT)).build())
            .build();
    this.client =
        HttpClients.custom()
            .setConnectionManager(connections)
            .disableRedirectHandling()
            .disableAutomaticRetries()
            .disableContentCompression()
            .disableCookieManagement()
            .disableAuthCaching()
            .setUserAgent("Docket")
            .build();
  }

  /**
   * How much is read at most.
   *
   * @param bytes a body of this many is too large already
   * @param silence between two pieces of the answer
   * @param total from the first connection to the last byte
   */
  public record Limits(long bytes, Duration silence, Duration total) {}

  /** What came of it. */
  public sealed interface Outcome {
    /**
     * @param address where the redirects ended
     */
    record Stored(URI address, long bytes) implements Outcome {}

    /** No address that may be read: another scheme, a name and password in it, a broken one. */
    record Unusable() implements Outcome {}

    /** It leads, itself or by a redirect, where requests may not go. */
    record Forbidden() implements Outcome {}

    record TooLarge() implements Outcome {}

    /** Not 200. */
    record Answered(int status) implements Outcome {}

    /** No connection, a broken answer, or too slow. */
    record Unreachable() implements Outcome {}
  }

  /** Reads into a file, which holds nothing useful unless the outcome is {@code Stored}. */
  public Outcome fetch(String address, Path into, Limits limits) {
    var next = parsed(address);
    long deadline = System.nanoTime() + limits.total().toNanos();
    for (int hop = 0; hop <= MOST_REDIRECTS; hop++) {
      if (next == null) {
        return new Outcome.Unusable();
      }
      var here = next;
      var left = Duration.ofNanos(deadline - System.nanoTime());
      var step = step(here, into, new Limits(limits.bytes(), limits.silence(), left));
      if (!(step instanceof Step.Onwards(var location))) {
        return ((Step.End) step).outcome();
      }
      next = followed(here, location);
    }
    return new Outcome.Unreachable();
  }

  private static @Nullable URI parsed(String address) {
    try {
      var uri = new URI(address.strip());
      var scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
      boolean usable =
          (scheme.equals("http") || scheme.equals("https"))
              && uri.getHost() != null
              && uri.getRawUserInfo() == null
              && uri.getPort() != 0
              && uri.getPort() <= LAST_PORT;
      return usable ? uri : null;
    } catch (URISyntaxException broken) {
      return null;
    }
  }

  /** The address of a redirect; null where it may not be followed. */
  private static @Nullable URI followed(URI from, String location) {
    try {
      var to = parsed(from.resolve(location).toString());
      boolean downgrade =
          to != null
              && from.getScheme().equalsIgnoreCase("https")
              && to.getScheme().equalsIgnoreCase("http");
      return downgrade ? null : to;
    } catch (IllegalArgumentException broken) {
      return null;
    }
  }

  private sealed interface Step {
    record Onwards(String location) implements Step {}

    record End(Outcome outcome) implements Step {}
  }

  private Step step(URI address, Path into, Limits limits) {
    if (limits.total().isNegative() || limits.total().isZero()) {
      return new Step.End(new Outcome.Unreachable());
    }
    var request = new HttpGet(address);
    request.setConfig(RequestConfig.custom().setResponseTimeout(timeout(limits.silence())).build());
    request.setHeader("Accept-Encoding", "identity");
    var watchdog = Thread.startVirtualThread(() -> cancelAfter(request, limits.total()));
    // Closing an answer that was not read to its end drops the connection instead of draining it.
    try (var answer = client.executeOpen(HttpHost.create(address), request, null)) {
      return read(address, answer, into, limits);
    } catch (CheckedNames.Refused refused) {
      return new Step.End(new Outcome.Forbidden());
    } catch (IOException failed) {
      return new Step.End(new Outcome.Unreachable());
    } finally {
      watchdog.interrupt();
    }
  }

  private static void cancelAfter(HttpGet request, Duration total) {
    try {
      Thread.sleep(total);
      request.cancel();
    } catch (InterruptedException done) {
      Thread.currentThread().interrupt();
    }
  }

  private static Step read(URI address, ClassicHttpResponse answer, Path into, Limits limits)
      throws IOException {
    if (REDIRECTS.contains(answer.getCode()) && answer.containsHeader("Location")) {
      return new Step.Onwards(answer.getFirstHeader("Location").getValue());
    }
    if (answer.getCode() != OK) {
      return new Step.End(new Outcome.Answered(answer.getCode()));
    }
    var entity = answer.getEntity();
    if (entity != null && entity.getContentLength() >= limits.bytes()) {
      return new Step.End(new Outcome.TooLarge());
    }
    var content = entity == null ? InputStream.nullInputStream() : entity.getContent();
    try (var file = Files.newOutputStream(into)) {
      long size = copied(content, file, limits.bytes());
      return new Step.End(
          size < limits.bytes() ? new Outcome.Stored(address, size) : new Outcome.TooLarge());
    }
  }

  /** Bytes copied; ends once there are too many. */
  private static long copied(InputStream from, OutputStream to, long limit) throws IOException {
    var buffer = new byte[BUFFER];
    long size = 0;
    for (int read = from.read(buffer); read >= 0 && size < limit; read = from.read(buffer)) {
      to.write(buffer, 0, read);
      size += read;
    }
    return size;
  }

  private static Timeout timeout(Duration duration) {
    return Timeout.of(duration);
  }

  @Override
  public void close() throws IOException {
    client.close();
  }
}
