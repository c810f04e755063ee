package docket.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import docket.domain.json.Json;
import docket.embedded.Product.Answer;
import docket.embedded.Product.User;
import docket.engines.dynamodb.EngineOptions;
import docket.platform.outbound.Network;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Imports by address that aim inside (access.md T-21 to T-28), through the whole product: none
 * opens a connection. What the client does with names, redirects and slow servers is in the tests
 * of {@code docket.platform.outbound}.
 */
class HostileAddressesTest {
  private static final String SECRET = "the secret of this machine";

  @TempDir Path folder;

  private ServerSocket server;
  private final AtomicInteger connections = new AtomicInteger();
  private final AtomicInteger dropped = new AtomicInteger();
  private volatile String answer = "";

  @BeforeEach
  void serve() throws IOException {
    server = new ServerSocket(0, 50, InetAddress.getByName("127.0.0.1"));
    Thread.startVirtualThread(() -> {
      while (!server.isClosed()) {
        try (var socket = server.accept()) {
          connections.incrementAndGet();
          socket.getInputStream().read(new byte[8_192]);
          socket.getOutputStream().write(answer.getBytes(StandardCharsets.ISO_8859_1));
        } catch (IOException closed) {
          dropped.incrementAndGet(); // the client had enough, or the test is over
        }
      }
    });
  }

  @AfterEach
  void stop() throws IOException {
    server.close();
  }

  private static long project(User owner) {
    var config = "<View><Text name=\"t\" value=\"$text\"/></View>";
    var body = Json.object().put("label_config", config).build();
    return owner.post("/api/projects/", body).expect(201).number("id");
  }

  private static Answer importFrom(User owner, long project, String address) {
    var form = "url=" + URLEncoder.encode(address, StandardCharsets.UTF_8);
    var path = "/api/projects/%d/import".formatted(project);
    return owner.send("POST", path, form.getBytes(StandardCharsets.UTF_8), Hostile.FORM);
  }

  private void refused(User owner, long project, String address) {
    var refusal = importFrom(owner, project, address);
    House.refused(refusal, address);
    assertThat(new String(refusal.raw().body(), StandardCharsets.UTF_8))
        .as(address)
        .doesNotContain(SECRET)
        .doesNotContain("root:");
  }

  @Test
  void when_an_address_leads_inside_then_no_connection_is_opened() {
    int port = server.getLocalPort();
    var addresses =
        List.of(
            "http://127.0.0.1:%d/a.json",
            "http://127.1:%d/a.json",
            "http://2130706433:%d/a.json",
            "http://0x7f000001:%d/a.json",
            "http://0x7f.0.0.1:%d/a.json",
            "http://0177.0.0.1:%d/a.json",
            "http://017700000001:%d/a.json",
            "http://127.0.0.1.:%d/a.json",
            "http://localhost:%d/a.json",
            "http://localhost.:%d/a.json",
            "http://LOCALHOST:%d/a.json",
            "http://127.0.0.1%%00.example.org:%d/a.json",
            "http://\u2460\u2461\u2466.0.0.1:%d/a.json",
            "http://127\u30020\u30020\u30021:%d/a.json",
            "http://[::1]:%d/a.json",
            "http://[::]:%d/a.json",
            "http://[::ffff:127.0.0.1]:%d/a.json",
            "http://[::ffff:7f00:1]:%d/a.json",
            "http://[0:0:0:0:0:ffff:7f00:0001]:%d/a.json",
            "http://[64:ff9b::7f00:1]:%d/a.json",
            "http://[2002:7f00:1::]:%d/a.json",
            "http://[::1%%25lo]:%d/a.json",
            "http://0.0.0.0:%d/a.json",
            "http://0:%d/a.json",
            "http://somebody@127.0.0.1:%d/a.json",
            "http://example.org@127.0.0.1:%d/a.json",
            "http://127.0.0.1:%d#@example.org/a.json",
            "http://127.0.0.1:%d\\@example.org/a.json",
            "HTTP://127.0.0.1:%d/a.json",
            " http://127.0.0.1:%d/a.json",
            "http:127.0.0.1:%d/a.json",
            "//127.0.0.1:%d/a.json",
            "http://127.0.0.1:%d/a.json\r\nHost: example.org");
    try (var product = Product.start(folder)) {
      var owner = product.founder("owner@example.org");
      long project = project(owner);
      addresses.forEach(address -> refused(owner, project, address.formatted(port)));
      for (var address :
          List.of(
              "http://169.254.169.254/latest/meta-data/a.json",
              "http://[::ffff:169.254.169.254]/latest/meta-data/a.json",
              "http://[::ffff:a9fe:a9fe]/latest/meta-data/a.json",
              "http://[fd00:ec2::254]/latest/meta-data/a.json",
              "http://2852039166/latest/meta-data/a.json",
              "http://169.254.170.2/v2/credentials/a.json",
              "http://127.0.0.1:9001/2018-06-01/runtime/invocation/next/a.json",
              "http://10.0.0.1/a.json",
              "http://100.64.0.1/a.json",
              "http://172.16.0.1/a.json",
              "http://192.168.0.1/a.json",
              "http://224.0.0.1/a.json",
              "http://255.255.255.255/a.json",
              "file:///etc/passwd",
              "file://localhost/etc/passwd",
              "jar:http://127.0.0.1/a.jar!/a.json",
              "ftp://127.0.0.1/a.json",
              "gopher://127.0.0.1:6379/_FLUSHALL",
              "data:application/json,[]",
              "ldap://127.0.0.1/x",
              "http://",
              "http://:80/",
              "http://127.0.0.1:99999/a.json",
              "http://127.0.0.1:-1/a.json",
              "x".repeat(10_000))) {
        refused(owner, project, address);
      }
      assertThat(owner.get("/api/projects/" + project).number("task_number")).isZero();
    }
    assertThat(connections).hasValue(0);
  }

  @Test
  void when_an_opened_server_sends_elsewhere_or_too_much_then_nothing_comes_of_it() {
    var engine = EngineOptions.test(folder.resolve("dynamodb"));
    var opened = List.of(Network.parse("127.0.0.1/32"));
    try (var product = Product.start(folder, engine, opened)) {
      var owner = product.founder("owner@example.org");
      long project = project(owner);
      var address = "http://127.0.0.1:%d/a.json".formatted(server.getLocalPort());
      for (var status : List.of("301", "302", "303", "307", "308")) {
        for (var target :
            List.of(
                "file:///etc/passwd",
                "http://169.254.169.254/latest/meta-data/a.json",
                "http://[::ffff:169.254.169.254]/a.json",
                "http://127.0.0.2:1/a.json",
                "gopher://127.0.0.1:6379/_x",
                "//10.0.0.1/a.json",
                "http://a:b@127.0.0.1/a.json",
                address)) {
          answer =
              "HTTP/1.1 %s Moved\r\nLocation: %s\r\nConnection: close\r\nContent-Length: 0\r\n\r\n"
                  .formatted(status, target);
          refused(owner, project, address);
        }
      }
      var zipped = new String(Encodings.zipped(new byte[30_000_000]), StandardCharsets.ISO_8859_1);
      answer =
          "HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nConnection: close\r\nContent-Length: %d\r\n\r\n%s"
              .formatted(zipped.length(), zipped);
      refused(owner, project, address); // never unpacked: it is no JSON
      for (var broken :
          List.of(
              "",
              SECRET,
              "HTTP/1.1 200 OK\r\nContent-Length: 99999999999\r\n\r\n[]",
              "HTTP/1.1 200 OK\r\nContent-Length: 100\r\nConnection: close\r\n\r\n[]",
              "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nffffffffff\r\n[]",
              "HTTP/1.1 500 %s\r\nContent-Length: 0\r\n\r\n".formatted(SECRET),
              "HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n<html>%s</html>".formatted(SECRET))) {
        answer = broken;
        refused(owner, project, address);
      }
      assertThat(owner.get("/api/projects/" + project).number("task_number")).isZero();
    }
  }
}
