package docket.platform.outbound;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import docket.platform.outbound.Outbound.Limits;
import docket.platform.outbound.Outbound.Outcome;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Invariants T-21 to T-28 of access.md, against a server on loopback. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class OutboundTest {
  private static final Limits LIMITS =
      new Limits(1_000, Duration.ofSeconds(5), Duration.ofSeconds(10));

  private static final OutboundRules LOOPBACK_ONLY =
      new OutboundRules(List.of(Network.parse("127.0.0.1/32")), List.of());

  @TempDir Path folder;

  private final CountDownLatch end = new CountDownLatch(1);
  private final List<String> asked = new ArrayList<>();
  private HttpServer server;
  private int port;

  @BeforeEach
  void start() throws IOException {
    server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext("/", this::answer);
    server.start();
    port = server.getAddress().getPort();
  }

  @AfterEach
  void stop() {
    end.countDown();
    server.stop(0);
  }

  private void answer(HttpExchange exchange) throws IOException {
    var path = exchange.getRequestURI().getPath();
    asked.add(path);
    try (exchange) {
      if (path.startsWith("/to/")) {
        exchange.getResponseHeaders().set("Location", exchange.getRequestURI().getQuery());
        exchange.sendResponseHeaders(302, -1);
      } else if (path.equals("/slow")) {
        exchange.sendResponseHeaders(200, 0);
        trickle(exchange);
      } else if (path.equals("/temporary")) {
        exchange.getResponseHeaders().set("Location", "file:///etc/passwd");
        exchange.sendResponseHeaders(307, -1);
      } else if (path.equals("/missing")) {
        exchange.sendResponseHeaders(404, -1);
      } else {
        var body = "x".repeat(Integer.parseInt(path.substring(1))).getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(200, path.endsWith("00") ? 0 : body.length);
        exchange.getResponseBody().write(body);
      }
    }
  }

  /** A byte now and then keeps the connection alive for ever. */
  private void trickle(HttpExchange exchange) throws IOException {
    try {
      while (!end.await(50, java.util.concurrent.TimeUnit.MILLISECONDS)) {
        exchange.getResponseBody().write('x');
        exchange.getResponseBody().flush();
      }
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }

  private String here(String path) {
    return "http://127.0.0.1:%d%s".formatted(port, path);
  }

  private Outcome fetch(String address) throws IOException {
    return fetch(address, InetAddress::getAllByName, LOOPBACK_ONLY, LIMITS);
  }

  private Outcome fetch(String address, HostNames names, OutboundRules rules, Limits limits)
      throws IOException {
    try (var outbound = new Outbound(names, rules)) {
      return outbound.fetch(address, folder.resolve("fetched"), limits);
    }
  }

  @Test
  void when_a_network_is_opened_then_it_is_read() throws IOException {
    assertThat(fetch(here("/12"))).isInstanceOf(Outcome.Stored.class);
    assertThat(Files.readString(folder.resolve("fetched"))).isEqualTo("x".repeat(12));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://127.0.0.1:%d/1",
        "http://2130706433:%d/1",
        "http://localhost:%d/1",
        "http://[::1]:%d/1",
        "http://[::ffff:127.0.0.1]:%d/1",
        "http://0.0.0.0:%d/1",
        "http://10.0.0.1/1",
        "http://169.254.169.254/latest/meta-data",
        "http://[fd00:ec2::254]/latest/meta-data",
        "http://[64:ff9b::a9fe:a9fe]/latest/meta-data"
      })
  void when_no_network_is_opened_then_nothing_special_is_read(String address) throws IOException {
    var outcome =
        fetch(address.formatted(port), InetAddress::getAllByName, OutboundRules.DEFAULT, LIMITS);
    assertThat(outcome).isEqualTo(new Outcome.Forbidden());
    assertThat(asked).isEmpty();
  }

  /** How far such a spelling gets depends on the machine's resolver; never to this server. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://127.1:%d/1",
        "http://localhost.:%d/1",
        "http://0x7f000001:%d/1",
        "http://0177.0.0.1:%d/1",
        "http://[::127.0.0.1]:%d/1"
      })
  void when_an_inner_address_is_spelled_strangely_then_it_is_not_read(String address)
      throws IOException {
    var outcome =
        fetch(address.formatted(port), InetAddress::getAllByName, OutboundRules.DEFAULT, LIMITS);
    assertThat(outcome)
        .isIn(new Outcome.Forbidden(), new Outcome.Unusable(), new Outcome.Unreachable());
    assertThat(asked).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "file:///etc/passwd",
        "ftp://example.org/x",
        "gopher://127.0.0.1/",
        "http://somebody:secret@127.0.0.1/",
        "http:///nothing",
        "http://127.0.0.1:65536/",
        "http://127.0.0.1:99999/",
        "http://127.0.0.1:0/",
        "nonsense",
        "http://a b/"
      })
  void when_it_is_no_plain_web_address_then_it_is_unusable(String address) throws IOException {
    assertThat(fetch(address)).isEqualTo(new Outcome.Unusable());
  }

  @Test
  void when_a_redirect_leads_inside_then_it_is_refused() throws IOException {
    var inside = "http://169.254.169.254/latest/meta-data";
    assertThat(fetch(here("/to/?" + inside))).isEqualTo(new Outcome.Forbidden());
    assertThat(fetch(here("/to/?file:///etc/passwd"))).isEqualTo(new Outcome.Unusable());
    assertThat(asked).containsExactly("/to/", "/to/");
  }

  @Test
  void when_a_temporary_redirect_leads_to_a_file_then_it_is_unusable() throws IOException {
    assertThat(fetch(here("/temporary"))).isEqualTo(new Outcome.Unusable());
  }

  /** Slow-loris the other way round: a server that never gets to the end of its headers. */
  @Test
  void when_headers_trickle_in_then_reading_ends() throws Exception {
    try (var slow = new java.net.ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
      Thread.startVirtualThread(() -> dribble(slow));
      var limits = new Limits(1_000, Duration.ofSeconds(5), Duration.ofMillis(400));
      var address = "http://127.0.0.1:%d/".formatted(slow.getLocalPort());
      assertThat(fetch(address, InetAddress::getAllByName, LOOPBACK_ONLY, limits))
          .isEqualTo(new Outcome.Unreachable());
    }
  }

  private void dribble(java.net.ServerSocket slow) {
    try (var socket = slow.accept()) {
      var out = socket.getOutputStream();
      out.write("HTTP/1.1 200 OK\r\nX: ".getBytes(StandardCharsets.US_ASCII));
      while (!end.await(50, java.util.concurrent.TimeUnit.MILLISECONDS)) {
        out.write('x');
        out.flush();
      }
    } catch (IOException gone) {
      asked.add("gone"); // the client has had enough
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }

  @Test
  void when_redirects_stay_outside_then_three_are_followed() throws IOException {
    var once = here("/7");
    var twice = here("/to/?" + once);
    assertThat(fetch(here("/to/?" + once)))
        .isInstanceOfSatisfying(
            Outcome.Stored.class, stored -> assertThat(stored.address()).hasToString(once));
    assertThat(fetch(here("/to/a?" + twice))).isInstanceOf(Outcome.Stored.class);
    assertThat(fetch(here("/to/?" + here("/to/?/to/?/to/?/to/"))))
        .isEqualTo(new Outcome.Unreachable());
  }

  @Test
  void when_a_name_changes_its_address_then_the_checked_one_is_used() throws IOException {
    var answers = new ArrayList<>(List.of("127.0.0.1", "127.0.0.2"));
    HostNames flipping =
        host -> {
          if (!host.equals("rebind.example.org")) {
            throw new UnknownHostException(host);
          }
          return new InetAddress[] {InetAddress.getByName(answers.removeFirst())};
        };
    var address = "http://rebind.example.org:%d/5".formatted(port);
    assertThat(fetch(address, flipping, LOOPBACK_ONLY, LIMITS)).isInstanceOf(Outcome.Stored.class);
    assertThat(answers).containsExactly("127.0.0.2"); // asked once for the whole request
    assertThat(fetch(address, flipping, LOOPBACK_ONLY, LIMITS)).isEqualTo(new Outcome.Forbidden());
  }

  @Test
  void when_one_of_several_addresses_is_inside_then_the_name_is_refused() throws IOException {
    HostNames mixed =
        host ->
            new InetAddress[] {
              InetAddress.getByName("127.0.0.1"), InetAddress.getByName("10.0.0.1")
            };
    var address = "http://mixed.example.org:%d/5".formatted(port);
    assertThat(fetch(address, mixed, LOOPBACK_ONLY, LIMITS)).isEqualTo(new Outcome.Forbidden());
    assertThat(asked).isEmpty();
  }

  @Test
  void when_there_is_too_much_then_reading_ends() throws IOException {
    assertThat(fetch(here("/999"))).isInstanceOf(Outcome.Stored.class);
    assertThat(fetch(here("/1001"))).isEqualTo(new Outcome.TooLarge()); // says so beforehand
    assertThat(fetch(here("/900000"))).isEqualTo(new Outcome.TooLarge()); // does not
  }

  @Test
  void when_it_takes_too_long_then_reading_ends() throws IOException {
    var limits = new Limits(1_000_000, Duration.ofSeconds(5), Duration.ofMillis(400));
    long started = System.nanoTime();
    assertThat(fetch(here("/slow"), InetAddress::getAllByName, LOOPBACK_ONLY, limits))
        .isEqualTo(new Outcome.Unreachable());
    assertThat(Duration.ofNanos(System.nanoTime() - started)).isLessThan(Duration.ofSeconds(5));
  }

  @Test
  void when_the_other_side_refuses_then_only_its_status_is_told() throws IOException {
    assertThat(fetch(here("/missing"))).isEqualTo(new Outcome.Answered(404));
  }

  @Test
  void when_an_address_is_public_then_only_web_ports_are_open() throws IOException {
    var address = InetAddress.getByName("93.184.215.14");
    assertThat(OutboundRules.DEFAULT.admits(address, 443)).isTrue();
    assertThat(OutboundRules.DEFAULT.admits(address, 6379)).isFalse();
    var closed = new OutboundRules(List.of(), List.of(Network.parse("93.184.0.0/16")));
    assertThat(closed.admits(address, 443)).isFalse();
  }
}
